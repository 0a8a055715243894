import { humanUseControls, leakControls, rotationControls } from '../controls';
import { remarksOnFacts } from './identity-rule';
import type { IdentityRule } from './identity-rule';
import { asSubject } from './subject';

const neverEnds: IdentityRule = {
  id: 'credential/never-ends',
  code: 'NHI-R004',
  title: 'A token is made to work for ever',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning:
    'A Secret of type service-account-token, a project token of Argo CD or a JSON Web Token without exp, an SSH ' +
    'certificate without an end, secret ids of Vault with no TTL: whoever copies one once keeps it. Fires where the code ' +
    'shows that there is no end; silent where the entry says never_because.',
  remedy: 'Ask for a token with an end: a projected service account token, exp, secret_id_ttl.',
  controls: rotationControls,
  example: {
    file: 'deploy/token.yaml',
    bad: 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: ci-token\n  namespace: ci\n  annotations: { kubernetes.io/service-account.name: ci }\ntype: kubernetes.io/service-account-token',
    good: 'apiVersion: v1\nkind: Pod\nmetadata: { name: ci, namespace: ci }\nspec:\n  serviceAccountName: ci\n  containers: [{ name: ci, image: registry.example.com/ci }]\n  volumes:\n    - name: token\n      projected:\n        sources: [{ serviceAccountToken: { path: token, audience: ci, expirationSeconds: 3600 } }]',
  },
  judge({ identity, references }) {
    if (identity.declaration?.neverBecause !== undefined) return [];
    return references.flatMap((reference) => {
      const fact = reference.privileges.find((each) => each.fact === 'secret ids that never expire');
      if (fact !== undefined) return [{ reference, fact, message: `${asSubject(reference)} has ${fact.fact}` }];
      const { lifetime } = reference;
      const isEndless = lifetime?.expires === undefined && ENDLESS.test(lifetime?.source ?? '');
      return isEndless ? [{ reference, message: `${asSubject(reference)} has no end: ${lifetime?.source ?? ''}` }] : [];
    });
  },
};

const ENDLESS = /never ends$|^an SSH certificate without an end$/;

const personalToken: IdentityRule = {
  id: 'credential/personal-token',
  code: 'NHI-H002',
  title: 'A pipeline acts with a person’s access token',
  severity: { starter: 'info', standard: 'warning', strict: 'warning' },
  meaning:
    'A personal access token may do what its person may, everywhere, and goes with them: the pipeline breaks on the day ' +
    'they leave, or the token outlives them. Fires on GitHub tokens in workflows that are called PAT.',
  remedy:
    'Use the job’s own GITHUB_TOKEN with permissions:, or a GitHub App’s token where other repositories are reached.',
  controls: humanUseControls,
  example: {
    file: '.github/workflows/release.yml',
    bad: 'on: push\njobs:\n  release:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n        with: { token: "${{ secrets.RELEASE_PAT }}" }',
    good: 'on: push\npermissions: { contents: write }\njobs:\n  release:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n        with: { token: "${{ github.token }}" }',
  },
  judge({ references }) {
    const [reference, ...others] = references.filter(
      ({ key, provider, duty }) =>
        duty === 'stored' && provider === 'github' && /^gha:secret\/(?:.*_)?PAT(?:_.*)?(?:@|$)/.test(key),
    );
    if (reference === undefined) return [];
    return [{ reference, others, message: `${asSubject(reference)} is a person’s access token` }];
  },
};

const consoleLogin: IdentityRule = {
  id: 'credential/console-login',
  code: 'NHI-H001',
  title: 'One account is a machine’s and a person’s',
  severity: { starter: 'info', standard: 'warning', strict: 'warning' },
  meaning:
    'A user of the cloud that has a password for its console beside its keys, an account of Argo CD with apiKey and login: ' +
    'nobody can tell from the logs who it was. Fires where the code gives both.',
  remedy: 'Give people single sign-on and the machine an account without a password.',
  controls: humanUseControls,
  example: {
    file: 'deploy/argocd-cm.yaml',
    bad: argoAccounts('apiKey, login'),
    good: argoAccounts('apiKey'),
  },
  judge({ references }) {
    const hasKey = references.some(({ syntax }) => /access_key$|AccessKey$/.test(syntax));
    return remarksOnFacts(
      references,
      hasKey ? /^console login$|^apiKey and login/ : /^apiKey and login/,
      (_, reference) => `${asSubject(reference)} may sign in as a person, and has a machine’s key`,
    );
  },
};

function argoAccounts(capabilities: string): string {
  return [
    'apiVersion: v1',
    'kind: ConfigMap',
    'metadata:',
    '  name: argocd-cm',
    '  namespace: argocd',
    '  labels: { app.kubernetes.io/part-of: argocd }',
    'data:',
    `  accounts.ci: ${capabilities}`,
  ].join('\n');
}

const plainPassword: IdentityRule = {
  id: 'credential/plain-password',
  code: 'NHI-S005',
  title: 'A registry’s password stands in the workflow',
  severity: { starter: 'warning', standard: 'error', strict: 'error' },
  meaning:
    'What stands under credentials: of a container, or is given to a registry’s login, is a password, however plain a word ' +
    'it is: whoever reads the file can pull, and often push. Fires by the place alone; a value that looks like a secret is ' +
    'told as one beside.',
  remedy: 'Change the password, store the new one as a secret and read it from there.',
  controls: leakControls,
  example: {
    file: '.github/workflows/ci.yml',
    bad: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    container:\n      image: registry.example.com/ci\n      credentials: { username: ci, password: "letmein" }\n    steps: [{ run: make test }]',
    good: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    container:\n      image: registry.example.com/ci\n      credentials: { username: ci, password: "${{ secrets.REGISTRY_PASSWORD }}" }\n    steps: [{ run: make test }]',
  },
  judge: ({ references }) =>
    references
      .filter(
        ({ syntax, key, credential }) =>
          syntax === 'gha.container-password' ||
          (/^gha\.(?:docker|registry-login)$/.test(syntax) && key.startsWith('registry:') && credential === 'static'),
      )
      .map((reference) => ({ reference, message: 'The registry’s password stands here in plain words' })),
};

const unmaskedPart: IdentityRule = {
  id: 'credential/unmasked-part',
  code: 'NHI-S003',
  title: 'A secret is taken apart, and its parts are not hidden in logs',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning:
    'A runner hides a secret in its logs by looking for the whole value. A field that fromJSON takes out of it is another ' +
    'value, and is printed as it is by the first command that echoes it. Fires on fromJSON of a secret in a workflow.',
  remedy: 'Keep each part as a secret of its own.',
  controls: leakControls,
  example: {
    file: '.github/workflows/deploy.yml',
    bad: 'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ./deploy.sh\n        env: { TOKEN: "${{ fromJSON(secrets.DEPLOY).token }}" }',
    good: 'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ./deploy.sh\n        env: { TOKEN: "${{ secrets.DEPLOY_TOKEN }}" }',
  },
  judge: ({ references }) =>
    remarksOnFacts(
      references,
      /^taken apart, its parts shown in logs$/,
      (_, reference) => `${asSubject(reference)} is taken apart, and logs show its parts`,
    ),
};

export const credentialRules: readonly IdentityRule[] = [
  neverEnds,
  personalToken,
  consoleLogin,
  plainPassword,
  unmaskedPart,
];
