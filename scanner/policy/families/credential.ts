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

const keptInImage: IdentityRule = {
  id: 'credential/kept-in-image',
  code: 'NHI-S004',
  title: 'A credential stays in the history of an image',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning:
    'What ARG is given and ENV sets stands in the image’s history: whoever can pull the image can read it, a later layer ' +
    'takes nothing away. Fires on credentials by name in a Dockerfile, of ENV where it sets a value.',
  remedy: 'Use RUN --mount=type=secret in the build, and give the value to the container when it starts.',
  controls: leakControls,
  example: {
    file: 'Dockerfile',
    bad: 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci',
    good: 'FROM node:22\nRUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci',
  },
  judge: ({ references }) =>
    remarksOnFacts(
      references,
      /^stays in the image's history$/,
      (_, reference) => `${asSubject(reference)} stays in the history of the image`,
    ),
};

/** Prefixes by which a build tool compiles a variable into what it sends to browsers: see the tools' documentation. */
const SHIPPED =
  /^env:(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|NUXT_PUBLIC|GATSBY|VUE_APP|PUBLIC)_\w{0,100}?(?:SECRET|PASSWORD|PASSWD|PRIVATE_?KEY|SERVICE_ROLE)(?:_(?:KEY|TOKEN))?(?:@|$)/;

/** In parts, so that this file reads no such variable itself. */
const reads = (name: string): string => `const key = process.env.${name};`;

const sentToBrowsers: IdentityRule = {
  id: 'credential/sent-to-browsers',
  code: 'NHI-S003',
  title: 'A secret’s name has a prefix that ships it to every browser',
  severity: { starter: 'warning', standard: 'error', strict: 'error' },
  meaning:
    'Next.js, Vite, Create React App, Expo, Nuxt, Gatsby, Vue, SvelteKit and Astro write variables of their prefix into the ' +
    'code that browsers load. Fires on names with such a prefix that end in SECRET, PASSWORD, PRIVATE_KEY or SERVICE_ROLE; ' +
    'keys that are meant to be public are called otherwise and are not told.',
  remedy: 'Take the prefix away and use it on the server alone; replace it if it was ever built with a value.',
  controls: leakControls,
  example: {
    file: 'src/pay.ts',
    bad: reads('NEXT_PUBLIC_STRIPE_SECRET_KEY'),
    good: reads('NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY'),
  },
  judge: ({ references }) => {
    const [reference, ...others] = references.filter(({ key }) => SHIPPED.test(key));
    if (reference === undefined) return [];
    return [{ reference, others, message: `${asSubject(reference)} is sent to every browser` }];
  },
};

export const credentialRules: readonly IdentityRule[] = [
  neverEnds,
  personalToken,
  consoleLogin,
  plainPassword,
  unmaskedPart,
  keptInImage,
  sentToBrowsers,
];
