import { checkCommand } from './host';
import type { CiHost } from './host';

/** learn.microsoft.com, "steps.checkout definition". */
const azure: CiHost = {
  name: 'Azure Pipelines',
  configuration: /^(?:\.azure-pipelines|azure-pipelines)(?:\/[^/]+)?\.ya?ml$/,
  remote: /\bdev\.azure\.com\b|\.visualstudio\.com\b/,
  lines: (settings) => [
    '- checkout: self',
    '  fetchDepth: 0',
    `- script: ${checkCommand(settings)}`,
    '  displayName: nhi',
  ],
};

/** support.atlassian.com, "Git clone behavior". */
const bitbucket: CiHost = {
  name: 'Bitbucket Pipelines',
  configuration: /^bitbucket-pipelines\.ya?ml$/,
  remote: /\bbitbucket\.org\b/,
  lines: (settings) => [
    '- step:',
    '    name: nhi',
    '    image: node:22',
    '    clone:',
    '      depth: full',
    '    script:',
    `      - ${checkCommand(settings)}`,
  ],
};

/** circleci.com/docs, "Configuration reference". */
const circleci: CiHost = {
  name: 'CircleCI',
  configuration: /^\.circleci\/config\.ya?ml$/,
  lines: (settings) => [
    'nhi:',
    '  docker:',
    '    - image: cimg/node:22.11',
    '  steps:',
    '    - checkout',
    `    - run: ${checkCommand(settings)}`,
  ],
};

/** jenkins.io, "Pipeline Syntax". */
const jenkins: CiHost = {
  name: 'Jenkins',
  configuration: /^Jenkinsfile$/,
  lines: (settings) => ["stage('nhi') {", '  steps {', `    sh '${checkCommand(settings)}'`, '  }', '}'],
};

/** Hosts whose one file is somebody's: nothing is added to it. */
export const otherHosts: readonly CiHost[] = [azure, bitbucket, circleci, jenkins];
