import type { IdentityReference, PrivilegeFact } from '../../model';
import { environmentControls, leakControls, privilegeControls } from '../controls';
import type { IdentityRule, Remark } from './identity-rule';

const WORKFLOW = '.github/workflows/preview.yml';

const foreignCode: IdentityRule = {
  id: 'privilege/untrusted-code',
  code: 'NHI-K005',
  title: 'A job runs what a stranger sent, with the credentials that it holds',
  severity: { starter: 'warning', standard: 'error', strict: 'error' },
  meaning:
    'pull_request_target, workflow_run and issue_comment run in the name of the repository. A job that checks out what a ' +
    'fork sent and installs, builds or tests it gives its token and its secrets to whoever wrote that. Fires on the step ' +
    'that runs it. Not told of jobs with an environment, whose if: asks who it is or whether the request is merged, or that ' +
    'hold no secret and a token that only reads; nor of what is fetched into a folder that no step runs.',
  remedy:
    'Build what strangers send under pull_request, and let a workflow_run that runs none of it do what needs a credential.',
  controls: privilegeControls,
  example: { file: WORKFLOW, bad: preview('npm ci'), good: preview('wc -l README.md') },
  judge: ({ references }) => remarks(references, 'gha.foreign-code', (fact) => `This ${fact}`),
};

function preview(command: string): string {
  return [
    'on: pull_request_target',
    'permissions: { contents: read }',
    'jobs:',
    '  preview:',
    '    runs-on: ubuntu-24.04',
    '    steps:',
    '      - uses: actions/checkout@v4',
    '        with: { ref: "${{ github.event.pull_request.head.sha }}" }',
    `      - run: ${command}`,
    '      - uses: example/preview@v3',
    '        with: { token: "${{ secrets.PREVIEW_TOKEN }}" }',
  ].join('\n');
}

const foreignText: IdentityRule = {
  id: 'privilege/untrusted-text',
  code: 'NHI-K005',
  title: 'A stranger’s words become a part of a script that runs with a job’s credentials',
  severity: { starter: 'warning', standard: 'error', strict: 'error' },
  meaning:
    'GitHub writes an expression into the script before a shell reads it: a title with $(…) in it, or a branch of that ' +
    'name, is run. Fires on titles, bodies, comments and branch names in run: and in github-script, where the event lets ' +
    'anybody write them and the job holds a secret or a token that may write. Not told of jobs whose if: asks who it is.',
  remedy: 'Hand it over by env: and write "$TITLE" in the script.',
  controls: privilegeControls,
  example: {
    file: '.github/workflows/triage.yml',
    bad: 'on: issues\npermissions: { issues: write }\njobs:\n  triage:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ./label.sh "${{ github.event.issue.title }}"',
    good: 'on: issues\npermissions: { issues: write }\njobs:\n  triage:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ./label.sh "$TITLE"\n        env: { TITLE: "${{ github.event.issue.title }}" }',
  },
  judge: ({ references }) => remarks(references, 'gha.foreign-text', (fact) => fact),
};

const foreignOnRunner: IdentityRule = {
  id: 'privilege/untrusted-on-runner',
  code: 'NHI-E003',
  title: 'Pull requests run on a machine of the repository’s owner',
  severity: { starter: 'info', standard: 'warning', strict: 'warning' },
  meaning:
    'A self-hosted runner has an identity of its own: a role in a cloud, keys on its disk, a place in a network; and what ' +
    'one job leaves there the next one meets. Fires on jobs with the label self-hosted that pull requests start, or that run ' +
    'what one brings. In a private repository only its members can send one; the file does not say which it is.',
  remedy: 'Run pull requests on machines that are made for one job, and ask for approval of those from outside.',
  controls: environmentControls,
  example: {
    file: '.github/workflows/ci.yml',
    bad: 'on: pull_request\njobs:\n  test:\n    runs-on: [self-hosted, linux]\n    steps: [{ uses: actions/checkout@v5 }, { run: make test }]',
    good: 'on: push\njobs:\n  test:\n    runs-on: [self-hosted, linux]\n    steps: [{ uses: actions/checkout@v5 }, { run: make test }]',
  },
  judge: ({ references }) =>
    references
      .filter(({ syntax, privileges }) => syntax === 'gha.self-hosted-runner' && privileges.some(isForeign))
      .map((reference) => ({ reference, message: 'Pull requests run on this machine, with whatever it may do' })),
};

function isForeign({ fact }: PrivilegeFact): boolean {
  return fact === 'runs what a pull request brings';
}

const tokenInArtifact: IdentityRule = {
  id: 'credential/token-in-artifact',
  code: 'NHI-S001',
  title: 'An artifact takes the job’s token along',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning:
    'checkout before version 6 leaves the token in .git/config. An artifact of the whole folder that takes hidden files, ' +
    'as all do before upload-artifact 4.4, holds it: whoever can download the artifact while the job runs can use it. ' +
    'Fires where one job does both and says persist-credentials: false nowhere; where a hash stands for the version, by ' +
    'the comment behind it.',
  remedy: 'Write persist-credentials: false in the checkout, or upload the folder that was built.',
  controls: leakControls,
  example: {
    file: '.github/workflows/build.yml',
    bad: artifact(''),
    good: artifact('\n        with: { persist-credentials: false }'),
  },
  judge: ({ references }) =>
    remarks(references, 'gha.token-in-artifact', () => 'This artifact holds the token that checkout keeps'),
};

function artifact(inputs: string): string {
  return [
    'on: push',
    'jobs:',
    '  build:',
    '    runs-on: ubuntu-24.04',
    '    steps:',
    `      - uses: actions/checkout@v4${inputs}`,
    '      - uses: actions/upload-artifact@v4',
    '        with: { name: all, path: ., include-hidden-files: true }',
  ].join('\n');
}

/** @param say a sentence of the reference's first fact */
function remarks(
  references: readonly IdentityReference[],
  syntax: string,
  say: (fact: string) => string,
): readonly Remark[] {
  return references.flatMap((reference) => {
    const [first, ...proofs] = reference.privileges;
    return reference.syntax === syntax && first !== undefined
      ? [{ reference, proofs: proofs.filter(({ place }) => place !== undefined), message: say(first.fact) }]
      : [];
  });
}

/** What jobs hand to people whom nobody knows. */
export const strangerRules: readonly IdentityRule[] = [foreignCode, foreignText, foreignOnRunner, tokenInArtifact];
