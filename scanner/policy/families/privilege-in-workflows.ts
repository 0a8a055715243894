import type { IdentityReference } from '../../model';
import { privilegeControls } from '../controls';
import { remarksOnFacts } from './identity-rule';
import type { IdentityRule } from './identity-rule';
import { subjectOf } from './subject';

const WORKFLOW = '.github/workflows/release.yml';

const writeAll: IdentityRule = {
  id: 'privilege/write-all',
  code: 'NHI-P006',
  title: 'The token of a job may write everything',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning:
    'permissions: write-all gives the token of every job under it each right there is, an identity token included. Any ' +
    'action and any dependency that the job runs has them too. Fires on the words write-all.',
  remedy: 'Name what each job needs under permissions:, and start from permissions: {}.',
  controls: privilegeControls,
  example: {
    file: WORKFLOW,
    bad: 'on: push\npermissions: write-all\njobs:\n  release:\n    runs-on: ubuntu-24.04\n    steps: [{ run: make release }]',
    good: 'on: push\npermissions: { contents: write }\njobs:\n  release:\n    runs-on: ubuntu-24.04\n    steps: [{ run: make release }]',
  },
  judge: ({ references }) =>
    remarksOnFacts(
      references.filter(({ role }) => role === 'grants'),
      /^write-all$/,
      () => 'The token of each job here may write everything',
    ),
};

const defaultPermissions: IdentityRule = {
  id: 'privilege/default-permissions',
  code: 'NHI-P006',
  title: 'A job does not say what its token may do',
  severity: { starter: 'info', standard: 'info', strict: 'warning' },
  meaning:
    'Without permissions: a setting of the repository or organization decides, which may be to write everything and may ' +
    'change without anyone touching the code. One finding a file; files that name no identity at all are not looked at, ' +
    'and a reusable workflow’s own jobs get what their caller grants.',
  remedy: 'Write permissions: with what the job needs; permissions: {} where it needs nothing.',
  controls: privilegeControls,
  example: {
    file: '.github/workflows/ci.yml',
    bad: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make test\n        env: { SONAR_TOKEN: "${{ secrets.SONAR_TOKEN }}" }',
    good: 'on: push\npermissions: { contents: read }\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make test\n        env: { SONAR_TOKEN: "${{ secrets.SONAR_TOKEN }}" }',
  },
  judge({ references }) {
    const silent = references.filter((reference) => grantsDefaults(reference) && triggerOf(reference) === undefined);
    return [...new Set(silent.map(({ place }) => place.path))].flatMap((path) => {
      const [reference, ...others] = silent.filter(({ place }) => place.path === path);
      if (reference === undefined) return [];
      return [{ reference, others, message: 'This job does not say what its token may do' }];
    });
  },
};

const exposedDefaults: IdentityRule = {
  id: 'privilege/exposed-default-permissions',
  code: 'NHI-P006',
  title: 'Strangers can start a job that does not say what its token may do',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning:
    'pull_request_target and workflow_run start jobs in the name of the repository on what a stranger sends. Without ' +
    'permissions: their token may be allowed to write everything. Fires where a workflow with one of these triggers has a ' +
    'job without permissions: of its own or above it.',
  remedy: 'Write permissions: with what the job needs, for a labeler pull-requests: write.',
  controls: privilegeControls,
  example: {
    file: '.github/workflows/label.yml',
    bad: 'on: pull_request_target\njobs:\n  label:\n    runs-on: ubuntu-24.04\n    steps: [{ uses: actions/labeler@v5 }]',
    good: 'on: pull_request_target\npermissions: { pull-requests: write }\njobs:\n  label:\n    runs-on: ubuntu-24.04\n    steps: [{ uses: actions/labeler@v5 }]',
  },
  judge: ({ references }) =>
    references.flatMap((reference) => {
      const trigger = grantsDefaults(reference) ? triggerOf(reference) : undefined;
      if (trigger === undefined) return [];
      const message = `${trigger} starts jobs whose token may do what a setting outside the repository says`;
      return [{ reference, message }];
    }),
};

function grantsDefaults({ role, privileges }: IdentityReference): boolean {
  return role === 'grants' && privileges.some(({ fact }) => fact === 'default permissions');
}

/** The trigger by which strangers can start a job. */
function triggerOf({ privileges }: IdentityReference): string | undefined {
  return privileges.find(({ fact }) => fact.startsWith('trigger '))?.fact.slice('trigger '.length);
}

const untrustedTrigger: IdentityRule = {
  id: 'privilege/untrusted-trigger',
  code: 'NHI-K005',
  title: 'A credential is within reach of a workflow that any pull request can start',
  severity: { starter: 'warning', standard: 'error', strict: 'error' },
  meaning:
    'pull_request_target runs with the secrets of the target repository on behalf of whoever opens a pull request, from a ' +
    'fork too. A step that checks out or builds what the request brings hands them over. Fires on stored secrets and ' +
    'federated identities of such workflows that read the head of the request; where the file does not, it is one step ' +
    'from there: information, a warning in strict. Not told of jobs with an environment, or whose if: asks who it is or ' +
    'whether the request is merged, nor where a step runs what was sent: privilege/untrusted-code says that. The job’s own token is left to the rules on permissions.',
  remedy:
    'Use pull_request where no secret is needed; else put the part that needs one into a workflow of its own, or behind an ' +
    'environment with a required reviewer.',
  controls: privilegeControls,
  example: {
    file: '.github/workflows/preview.yml',
    bad: preview('pull_request_target'),
    good: preview('pull_request'),
  },
  judge({ references }, { profile }) {
    const reached = references.filter(
      ({ key, duty, environment, privileges }) =>
        key.startsWith('gha:') &&
        (duty === 'stored' || duty === 'privileged') &&
        environment === undefined &&
        privileges.some(({ fact }) => fact === 'trigger pull_request_target') &&
        !privileges.some(({ fact }) => fact === 'runs what strangers send'),
    );
    return [...new Set(reached.map(({ place }) => place.path))].flatMap((path) => {
      const [reference, ...others] = reached.filter(({ place }) => place.path === path);
      if (reference === undefined) return [];
      const isRead = reference.privileges.some(({ fact }) => fact === 'reads what a pull request brings');
      const message = `Any pull request can start a workflow that holds ${subjectOf(reference)}`;
      if (isRead) return [{ reference, others, message: `${message} and reads what the request brings` }];
      return [
        { reference, others, message, severity: profile === 'strict' ? ('warning' as const) : ('info' as const) },
      ];
    });
  },
};

function preview(trigger: string): string {
  return [
    `on: ${trigger}`,
    'jobs:',
    '  preview:',
    '    runs-on: ubuntu-24.04',
    '    steps:',
    '      - uses: actions/checkout@v4',
    '        with: { ref: "${{ github.event.pull_request.head.sha }}" }',
    '      - uses: example/lint@v3',
    '        with: { token: "${{ secrets.PREVIEW_TOKEN }}" }',
  ].join('\n');
}

const allSecrets: IdentityRule = {
  id: 'privilege/all-secrets',
  code: 'NHI-P004',
  title: 'A step is handed every secret of the repository',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning:
    'toJSON(secrets) gives a step all secrets there are, those included that are made later for something else. Nothing ' +
    'says any more which of them it uses, and each is in its environment where a dependency can read it.',
  remedy: 'Name the secrets that the step needs.',
  controls: privilegeControls,
  example: {
    file: WORKFLOW,
    bad: 'on: push\njobs:\n  release:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ./release.sh\n        env: { ALL: "${{ toJSON(secrets) }}" }',
    good: 'on: push\njobs:\n  release:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ./release.sh\n        env: { NPM_TOKEN: "${{ secrets.NPM_TOKEN }}" }',
  },
  judge: ({ references }) => remarksOnFacts(references, /^all secrets$/, () => 'This is handed every secret there is'),
};

const inheritedSecrets: IdentityRule = {
  id: 'privilege/inherited-secrets',
  code: 'NHI-P004',
  title: 'A workflow of another repository inherits every secret',
  severity: { starter: 'info', standard: 'warning', strict: 'warning' },
  meaning:
    'secrets: inherit gives the called workflow all secrets of the caller. Within one repository that is the same secrets ' +
    'by another way and is not told; fires where the called workflow stands in another repository, whose owner decides ' +
    'from then on what becomes of them.',
  remedy:
    'Pass the secrets that it declares by name. Keep inherit where the called job reads secrets of an environment.',
  controls: privilegeControls,
  example: {
    file: WORKFLOW,
    bad: 'on: push\njobs:\n  release:\n    uses: example/shared/.github/workflows/release.yml@v2\n    secrets: inherit',
    good: 'on: push\njobs:\n  release:\n    uses: example/shared/.github/workflows/release.yml@v2\n    secrets: { npm-token: "${{ secrets.NPM_TOKEN }}" }',
  },
  judge: ({ references }) =>
    remarksOnFacts(
      references,
      /^all secrets passed to (?!\.)/,
      ({ fact }) => `Every secret is handed to ${fact.slice('all secrets passed to '.length)}`,
    ),
};

const appToken: IdentityRule = {
  id: 'privilege/app-token-scope',
  code: 'NHI-P007',
  title: 'A GitHub App’s token is made wider or longer than the job needs',
  severity: { starter: 'info', standard: 'warning', strict: 'warning' },
  meaning:
    'Without permission-… inputs the token has all that the installation was granted; with owner and no repositories it ' +
    'reaches all of the owner’s; with skip-token-revoke it is not revoked when the job ends. Rights over the organization ' +
    'alone reach no repository and are not told.',
  remedy: 'Name repositories and the permission-… inputs that the job needs, and let the action revoke the token.',
  controls: privilegeControls,
  example: {
    file: WORKFLOW,
    bad: 'on: push\njobs:\n  release:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/create-github-app-token@v2\n        with:\n          app-id: 1234\n          private-key: ${{ secrets.APP_KEY }}',
    good: 'on: push\njobs:\n  release:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/create-github-app-token@v2\n        with:\n          app-id: 1234\n          private-key: ${{ secrets.APP_KEY }}\n          permission-contents: write',
  },
  judge: ({ references }) =>
    remarksOnFacts(
      references.filter(({ syntax }) => syntax === 'gha.githubapp'),
      /^(?:all repositories|all installation permissions|token (?:may )?outlives? the job)$/,
      ({ fact }) => APP_TOKEN_MESSAGES[fact] ?? fact,
    ),
};

const APP_TOKEN_MESSAGES: Readonly<Record<string, string>> = {
  'all repositories': 'This token reaches all repositories of its owner that the App is installed in',
  'all installation permissions': 'This token may do all that the App was granted',
  'token outlives the job': 'This token is not revoked when the job ends',
  'token may outlive the job': 'This token is not revoked at the end of some jobs',
};

const unusedIdToken: IdentityRule = {
  id: 'privilege/unused-id-token',
  code: 'NHI-K006',
  title: 'Jobs may ask for an identity token and none does',
  severity: { starter: 'info', standard: 'info', strict: 'warning' },
  meaning:
    'With id-token: write every action and dependency of the job can ask GitHub for a token and sign in wherever the ' +
    'repository is trusted. Fires where each step under the words is known not to ask: actions that never do, plain ' +
    'commands. Silent where an action, a called workflow, a container or a script of the repository hides it.',
  remedy: 'Take id-token: write away, or move it to the one job that signs in.',
  controls: privilegeControls,
  example: {
    file: '.github/workflows/ci.yml',
    bad: 'on: push\npermissions: { contents: read, id-token: write }\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n      - run: npm test',
    good: 'on: push\npermissions: { contents: read }\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n      - run: npm test',
  },
  judge: ({ references }) =>
    remarksOnFacts(
      references,
      /^no step asks for the identity token$/,
      () => 'No step under id-token: write asks for an identity token',
    ),
};

/** What the jobs of a workflow may do and are handed. */
export const workflowPrivilegeRules: readonly IdentityRule[] = [
  writeAll,
  defaultPermissions,
  exposedDefaults,
  untrustedTrigger,
  allSecrets,
  inheritedSecrets,
  appToken,
  unusedIdToken,
];
