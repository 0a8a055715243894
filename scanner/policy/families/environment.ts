import type { PrivilegeLevel } from '../../model';
import { compareText } from '../../text';
import { environmentControls, privilegeControls } from '../controls';
import { systemOf } from './identity-rule';
import type { IdentityRule } from './identity-rule';
import { asSubject } from './subject';

const WORKFLOW = '.github/workflows/deploy.yml';

/**
 * Systems in which one key is one credential wherever it is used. A secret or variable of a CI system may have another value
 * in each environment, and so may a variable of an environment file.
 */
const ONE_CREDENTIAL =
  /^(?:gha:oidc\/(?:aws|azure|gcp)\/|aws:role\/|gcp:sa\/|azure:app\/|azp:service-connection\/|circleci:context\/|jenkins:credential\/)[^?]*$/;

const PRODUCTION = /(?:^|[-_/. ])(?:prod|production|prd|live)(?:$|[-_/. \d])/i;
const TEST =
  /(?:^|[-_/. ])(?:dev|develop|development|test|testing|staging|stage|stg|qa|uat|preview|sandbox)(?:$|[-_/. \d])/i;

const shared: IdentityRule = {
  id: 'environment/shared-credential',
  code: 'NHI-E001',
  title: 'One identity is used in production and in test',
  severity: { starter: 'info', standard: 'warning', strict: 'error' },
  meaning:
    'Whatever gets hold of the test environment, a branch, a dependency, a curious test, then holds production too. Fires ' +
    'where the same role, service account, connection or context is used under environments whose names say both; a ' +
    'secret of the same name may differ by environment and is not told.',
  remedy: 'Make an identity for each environment, and let production’s trust its environment alone.',
  controls: environmentControls,
  example: { file: WORKFLOW, bad: twoJobs('deploy', 'deploy'), good: twoJobs('deploy-staging', 'deploy-production') },
  judge({ references }) {
    const used = references.filter(({ key }) => ONE_CREDENTIAL.test(key));
    const named = (pattern: RegExp) => used.filter(({ environment }) => pattern.test(environment ?? ''));
    const [tests, productions] = [
      named(TEST).filter(({ environment }) => !PRODUCTION.test(environment ?? '')),
      named(PRODUCTION),
    ];
    const [reference] = productions;
    if (reference === undefined || tests.length === 0) return [];
    const environments = [...productions, ...tests].flatMap(({ environment }) => environment ?? []);
    const names = [...new Set(environments)].sort(compareText).join(' and ');
    return [{ reference, others: tests, message: `${asSubject(reference)} is used in ${names}` }];
  },
};

function twoJobs(staging: string, production: string): string {
  const job = (environment: string, role: string): string[] => [
    `  ${environment}:`,
    '    runs-on: ubuntu-24.04',
    `    environment: ${environment}`,
    '    steps:',
    '      - uses: aws-actions/configure-aws-credentials@v4',
    `        with: { role-to-assume: "arn:aws:iam::123456789012:role/${role}", aws-region: eu-west-1 }`,
  ];
  const head = ['on: push', 'permissions: { id-token: write }', 'jobs:'];
  return [...head, ...job('staging', staging), ...job('production', production)].join('\n');
}

/** What manifest readers are told: `max_consumers` of an entry, 3 where it says nothing. */
const MOST_CONSUMERS = 3;

/** Systems whose files are each a piece of work of its own: pipelines, workloads. A program's files are one program. */
const CONSUMING_SYSTEMS: ReadonlySet<string> = new Set(
  'gha gitlab jenkins circleci azp bitbucket travis drone woodpecker buildkite tekton cloudbuild k8s'.split(' '),
);

const reused: IdentityRule = {
  id: 'environment/reused-credential',
  code: 'NHI-E002',
  title: 'One credential is used by many pipelines or workloads',
  severity: { starter: 'info', standard: 'warning', strict: 'warning' },
  meaning:
    'A leak in any of them is a leak in all, nobody can tell from a log which one it was, and to replace it is to break ' +
    `them together. Fires on a stored credential that more than ${MOST_CONSUMERS} files of pipelines or workloads use, or more ` +
    'than max_consumers of its entry says; each environment’s secret counts for itself.',
  remedy: 'Make one for each consumer with the rights that it needs, or say max_consumers in the entry.',
  controls: environmentControls,
  example: { file: 'apps/*/job.yaml', bad: job('postgres'), good: job('postgres-*') },
  judge: ({ references, identity: { declaration } }) => {
    const most = declaration?.maxConsumers ?? MOST_CONSUMERS;
    const used = references.filter(
      (reference) =>
        reference.role === 'uses' &&
        reference.duty !== 'ambient' &&
        (reference.credential === 'static' || reference.credential === 'unknown') &&
        !reference.key.includes('?') &&
        CONSUMING_SYSTEMS.has(systemOf(reference)),
    );
    const keys = declaration?.group === undefined ? [undefined] : [...new Set(used.map(({ key }) => key))];
    return keys.flatMap((key) => {
      const ofKey = key === undefined ? used : used.filter((reference) => reference.key === key);
      const byFile = new Map(ofKey.toReversed().map((reference) => [reference.place.path, reference]));
      const [reference, ...others] = [...byFile.values()].toReversed();
      if (reference === undefined || byFile.size <= most) return [];
      return [
        { reference, others, message: `${asSubject(reference)} is used by ${byFile.size} files, more than ${most}` },
      ];
    });
  },
};

function job(secret: string): string {
  return [
    'apiVersion: batch/v1',
    'kind: Job',
    'metadata: { name: "*", namespace: pay }',
    'spec:',
    '  template:',
    '    spec:',
    '      containers:',
    '        - name: main',
    '          image: registry.example.com/app',
    `          env: [{ name: PGPASSWORD, valueFrom: { secretKeyRef: { name: ${secret}, key: password } } }]`,
  ].join('\n');
}

const noEnvironment: IdentityRule = {
  id: 'environment/production-without-environment',
  code: 'NHI-P002',
  title: 'A job takes a production credential without naming an environment',
  severity: { starter: 'info', standard: 'warning', strict: 'error' },
  meaning:
    'A secret of the repository is there for every workflow on every branch. One of an environment is there only for jobs ' +
    'that name it, and the environment can ask for a reviewer or a branch first. Fires on secrets whose name says PROD or ' +
    'PRODUCTION in jobs of GitHub workflows that name no environment.',
  remedy: 'Move the secret to an environment with a reviewer, and write environment: in the job.',
  controls: [...privilegeControls, { framework: 'ISO/IEC 27001:2022', id: 'A.8.31' }],
  example: {
    file: WORKFLOW,
    bad: 'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ./deploy.sh\n        env: { TOKEN: "${{ secrets.PROD_DEPLOY_TOKEN }}" }',
    good: 'on: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    environment: production\n    steps:\n      - run: ./deploy.sh\n        env: { TOKEN: "${{ secrets.PROD_DEPLOY_TOKEN }}" }',
  },
  judge({ references }) {
    const [reference, ...others] = references.filter(
      ({ key, environment, duty, role }) =>
        duty === 'stored' &&
        role === 'uses' &&
        environment === undefined &&
        /^gha:secret\/(?:[^@]*_)?(?:PROD|PRODUCTION|PRD)(?:_[^@]*)?$/.test(key),
    );
    if (reference === undefined) return [];
    return [{ reference, others, message: `${asSubject(reference)} is taken by a job that names no environment` }];
  },
};

const RIGHTS: ReadonlySet<PrivilegeLevel> = new Set<PrivilegeLevel>(['write', 'privileged', 'admin']);

const defaultAccount: IdentityRule = {
  id: 'environment/default-service-account',
  code: 'NHI-E003',
  title: 'Rights are given to the service account that every pod has',
  severity: { starter: 'info', standard: 'warning', strict: 'warning' },
  meaning:
    'A pod that names no service account runs as default of its namespace. What is bound to it, each of them may do, those ' +
    'included that are added later. Fires on role bindings that give default more than reading.',
  remedy: 'Make a service account for the workload, name it in the pod, and bind the role to it.',
  controls: environmentControls,
  example: { file: 'deploy/rbac.yaml', bad: binding('default'), good: binding('worker') },
  judge: ({ references }) =>
    references
      .filter(({ key, role }) => role === 'grants' && /^k8s:serviceaccount\/[^/]+\/default$/.test(key))
      .flatMap((reference) => {
        const fact = reference.privileges.find(({ level }) => RIGHTS.has(level));
        if (fact === undefined) return [];
        return [{ reference, message: `Every pod that names no service account gets this: ${fact.fact}` }];
      }),
};

function binding(account: string): string {
  return [
    'apiVersion: rbac.authorization.k8s.io/v1',
    'kind: RoleBinding',
    'metadata: { name: worker, namespace: pay }',
    'roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit }',
    `subjects: [{ kind: ServiceAccount, name: ${account}, namespace: pay }]`,
  ].join('\n');
}

export const environmentRules: readonly IdentityRule[] = [shared, reused, noEnvironment, defaultAccount];
