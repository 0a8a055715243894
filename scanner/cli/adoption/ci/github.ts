import { checkCommand } from './host';
import type { CiHost } from './host';

const WORKFLOW = /^\.(github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/;

/** docs.github.com, "Workflow syntax for GitHub Actions"; Gitea and Forgejo read the same. */
export const github: CiHost = {
  name: 'GitHub Actions',
  configuration: WORKFLOW,
  remote: /\bgithub\.com\b/,
  ownFile: (files) => {
    const [, folder = 'github'] = WORKFLOW.exec(files[0] ?? '') ?? [];
    return `.${folder}/workflows/nhi.yml`;
  },
  lines: (settings) => [
    '# Judges every change, and once a week the whole tree: what has expired since.',
    'name: nhi',
    'on:',
    '  pull_request:',
    '  push:',
    `    branches: [${JSON.stringify(settings.mainBranch)}]`,
    '  schedule:',
    "    - cron: '23 5 * * 1'",
    'permissions:',
    '  contents: read',
    'jobs:',
    '  nhi:',
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 10',
    '    steps:',
    '      - uses: actions/checkout@v4',
    '        with:',
    '          fetch-depth: 0',
    '          persist-credentials: false',
    '      - uses: actions/setup-node@v4',
    '        with:',
    '          node-version: 22',
    `      - run: ${checkCommand(settings)}`,
  ],
};
