import { checkCommand } from './host';
import type { CiHost } from './host';

const FILE = '.gitlab-ci.yml';

/** docs.gitlab.com, "CI/CD YAML syntax reference". */
export const gitlab: CiHost = {
  name: 'GitLab CI',
  configuration: /^\.gitlab-ci\.ya?ml$/,
  remote: /\bgitlab\./,
  ownFile: (files) => (files.length === 0 ? FILE : undefined),
  lines: (settings) => [
    'nhi:',
    '  image: node:22',
    '  variables:',
    '    GIT_DEPTH: 0',
    '  script:',
    `    - ${checkCommand(settings)}`,
    '  rules:',
    '    - if: $CI_PIPELINE_SOURCE == "merge_request_event"',
    '    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH',
  ],
};
