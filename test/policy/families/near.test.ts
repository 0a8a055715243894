import assert from 'node:assert/strict';
import type { Files } from '../../scan/memory';
import { scanFiles } from '../../scan/memory';

const WORKFLOW = '.github/workflows/ci.yml';
const DEPLOY = 'infra/deploy.tf';

/** @returns `path:line message` of what one rule says */
function saidOf(rule: string, files: Files, manifest?: string): string[] {
  const all = manifest === undefined ? files : { ...files, 'nhi.yaml': manifest };
  return scanFiles(all)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ place, severity, message }) => `${place.path}:${place.start.line} ${severity}: ${message}`);
}

const workflow = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
const steps = (...lines: readonly string[]): string[] => [
  'jobs:',
  '  a:',
  '    runs-on: x',
  '    steps:',
  ...lines.map((line) => `      ${line}`),
];

describe('keyless/static-cloud-key', () => {
  const KEY = 'keyless/static-cloud-key';

  it('names the way of the system and the cloud that were met', () => {
    const remedies = (files: Files): string[] =>
      scanFiles(files)
        .findings.filter(({ rule }) => rule === KEY)
        .map(({ remedy }) => remedy.text.split(' and permissions', 1)[0] ?? '');
    const login = 'uses: azure/login@v2';
    const azure = workflow('on: push', ...steps(`- ${login}`, '  with: { creds: "${{ secrets.AZURE_CREDENTIALS }}" }'));
    assert.deepEqual(remedies({ [WORKFLOW]: azure }), [
      'use azure/login with client-id, tenant-id and subscription-id',
    ]);
    const gitlab = 'deploy:\n  script:\n    - aws s3 sync . s3://pay --profile "$AWS_SECRET_ACCESS_KEY"\n';
    assert.match(remedies({ '.gitlab-ci.yml': gitlab }).join(), /^ask for id_tokens: with an aud of your own/);
  });

  it('leaves alone whom a federation is for, and stores that only speak S3’s protocol', () => {
    const named = workflow('on: push', ...steps('- run: x', '  env: { A: "${{ secrets.GCP_SERVICE_ACCOUNT }}" }'));
    const r2 = workflow('on: push', ...steps('- run: x', '  env: { A: "${{ secrets.R2_AWS_SECRET_ACCESS_KEY }}" }'));
    assert.deepEqual(saidOf(KEY, { [WORKFLOW]: named }), []);
    assert.deepEqual(saidOf(KEY, { [WORKFLOW]: r2 }), []);
  });

  it('leaves alone a system that gives its jobs no identity token', () => {
    assert.deepEqual(saidOf(KEY, { '.travis.yml': 'script: aws s3 ls --key $AWS_SECRET_ACCESS_KEY\n' }), []);
  });
});

describe('keyless/publish-token', () => {
  const PUBLISH = 'keyless/publish-token';
  const job = (run: string, permissions = '{}'): Files => ({
    [WORKFLOW]: workflow('on: push', `permissions: ${permissions}`, ...steps(`- run: ${run}`)),
  });

  it('tells commands that publish where the job is denied an identity token', () => {
    const message = 'publishes with a credential that this file does not show';
    for (const command of ['gem push x.gem', 'twine upload dist/x', 'cargo publish', 'bun publish'])
      assert.deepEqual(
        saidOf(PUBLISH, job(command)).map((said) => said.replace(/^.*info: /, '')),
        [`${command.split(' ').slice(0, 2).join(' ')} ${message}`],
        command,
      );
  });

  it('leaves alone a trial, another registry, a comment and a job that may have a token', () => {
    for (const command of ['cargo publish --dry-run', 'npm publish --registry https://registry.example.com', 'make'])
      assert.deepEqual(saidOf(PUBLISH, job(command)), [], command);
    assert.deepEqual(saidOf(PUBLISH, job('|\n          # gem push x.gem\n          make')), []);
    assert.deepEqual(saidOf(PUBLISH, job('npm publish', '{ id-token: write }')), []);
  });
});

describe('privilege/untrusted-trigger', () => {
  const TRIGGER = 'privilege/untrusted-trigger';
  const target = (head: string, ...job: readonly string[]): Files => ({
    [WORKFLOW]: workflow(
      'on: pull_request_target',
      'jobs:',
      '  a:',
      ...job.map((line) => `    ${line}`),
      '    steps:',
      `      - run: echo ${head}`,
      '        env: { T: "${{ secrets.BOT_TOKEN }}" }',
    ),
  });
  const HEAD = '${{ github.event.pull_request.head.sha }}';

  it('is worse where the workflow reads what the request brings', () => {
    assert.match(saidOf(TRIGGER, target(HEAD, 'runs-on: x')).join(), /warning: .* and reads what the request brings$/);
    assert.match(saidOf(TRIGGER, target('x', 'runs-on: x')).join(), /info: Any pull request can start/);
  });

  it('leaves alone jobs behind an environment, and those that ask who it is', () => {
    assert.deepEqual(saidOf(TRIGGER, target(HEAD, 'environment: preview')), []);
    assert.deepEqual(saidOf(TRIGGER, target(HEAD, 'if: github.event.pull_request.merged == true')), []);
    assert.deepEqual(saidOf(TRIGGER, target(HEAD, "if: github.actor == 'bot'")), []);
  });
});

describe('privilege/unused-id-token', () => {
  const UNUSED = 'privilege/unused-id-token';
  const may = (...lines: readonly string[]): string[] =>
    saidOf(UNUSED, { [WORKFLOW]: workflow('on: push', 'permissions: { id-token: write }', ...steps(...lines)) });

  it('speaks where no step asks, script or action', () => {
    assert.deepEqual(may('- uses: actions/checkout@v4', '- run: npm test'), [
      '.github/workflows/ci.yml:2 info: No step under id-token: write asks for an identity token',
    ]);
    assert.equal(may('- uses: actions/github-script@v7', '  with: { script: core.info(1) }').length, 1);
  });

  it('leaves alone what asks, and what may do so out of sight', () => {
    for (const step of [
      '- run: curl -H "bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" x',
      '- run: cosign sign image',
      '- run: ./ci/all.sh',
      '- run: make release',
      '- uses: example/unknown@v1',
      '- uses: ./.github/actions/setup',
      '- uses: actions/attest-build-provenance@v2',
      "- { uses: actions/github-script@v7, with: { script: 'core.getIDToken()' } }",
    ])
      assert.deepEqual(may('- uses: actions/checkout@v4', step), [], step);
  });

  it('asks all jobs under the words, and called workflows nothing', () => {
    const job = (name: string, step: string): string[] => [`  ${name}:`, '    runs-on: x', `    steps: [${step}]`];
    const head = ['on: push', 'permissions: { id-token: write }', 'jobs:', ...job('a', '{ run: npm test }')];
    const withJobs = (...more: readonly string[]): string[] =>
      saidOf(UNUSED, { [WORKFLOW]: workflow(...head, ...more) });
    assert.equal(withJobs().length, 1);
    assert.deepEqual(withJobs(...job('b', '{ run: ./x }')), []);
    assert.deepEqual(withJobs('  b:', '    uses: ./.github/workflows/other.yml'), []);
    assert.equal(withJobs('  b:', '    permissions: {}', '    uses: ./.github/workflows/other.yml').length, 1);
    assert.deepEqual(
      saidOf(UNUSED, { [WORKFLOW]: workflow('on: push', 'permissions: write-all', ...steps('- run: npm test')) }),
      [],
    );
  });
});

describe('environment/reused-credential', () => {
  const REUSED = 'environment/reused-credential';
  const uses = (count: number, name = 'BOT_TOKEN', scope = ''): Files =>
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        `.github/workflows/w${String(at)}.yml`,
        workflow('on: push', 'jobs:', '  a:', `    runs-on: x${scope}`, '    steps:', '      - run: make').concat(
          `        env: { T: "\${{ secrets.${name} }}" }\n`,
        ),
      ]),
    );
  const entry = (more: string): string =>
    `version: 1\nidentities:\n  - { id: bot, owner: web, expires: 2031-09-01, references: ["gha:secret/BOT_TOKEN"]${more} }\n`;

  it('counts the files of pipelines and workloads, by three or by what the entry says', () => {
    assert.deepEqual(saidOf(REUSED, uses(4)), [
      '.github/workflows/w0.yml:7 info: BOT_TOKEN is used by 4 files, more than 3',
    ]);
    assert.deepEqual(saidOf(REUSED, uses(3)), []);
    assert.equal(saidOf(REUSED, uses(3), entry(', max_consumers: 2')).length, 1);
    assert.deepEqual(saidOf(REUSED, uses(4), entry(', max_consumers: 4')), []);
  });

  it('leaves alone the job’s own token, and a name that each environment fills', () => {
    assert.deepEqual(saidOf(REUSED, uses(5, 'GITHUB_TOKEN')), []);
    const files = {
      ...uses(3),
      '.github/workflows/p.yml':
        uses(1, 'BOT_TOKEN', '\n    environment: production')['.github/workflows/w0.yml'] ?? '',
    };
    assert.deepEqual(saidOf(REUSED, files), []);
  });
});

describe('vendor/unpinned-action', () => {
  it('leaves alone the forge’s own actions, tags and what is handed no credential', () => {
    const use = (uses: string, secret = 'BOT_TOKEN'): string[] =>
      saidOf('vendor/unpinned-action', {
        [WORKFLOW]: workflow('on: push', ...steps(`- uses: ${uses}`, `  with: { token: "\${{ secrets.${secret} }}" }`)),
      });
    assert.equal(use('example/publish@main').length, 1);
    assert.deepEqual(use('actions/checkout@main'), []);
    assert.deepEqual(use('example/publish@v2'), []);
    assert.deepEqual(use('example/publish@main', 'GITHUB_TOKEN'), []);
  });
});

describe('vendor/unpinned-component', () => {
  const COMPONENT = 'vendor/unpinned-component';
  const said = (path: string, ...lines: readonly string[]): string[] =>
    saidOf(COMPONENT, { [path]: workflow(...lines) });

  it('tells of what GitLab includes from elsewhere as it is just then', () => {
    const include = (...item: readonly string[]): string[] =>
      said('.gitlab-ci.yml', 'include:', ...item.map((line) => `  ${line}`), 'a:', '  script: make');
    const newest = 'The job’s token and variables are given to';
    assert.deepEqual(include('- project: acme/ci', '  file: a.yml'), [
      `.gitlab-ci.yml:2 info: ${newest} project acme/ci, its newest state and no fixed version`,
    ]);
    assert.match(include('- { project: acme/ci, ref: main, file: a.yml }').join(), /acme\/ci, a branch/);
    assert.match(include("- 'https://ci.example.com/a.yml'").join(), /the file of ci\.example\.com/);
    assert.match(include('- remote: https://u:p@ci.example.com/a.yml').join(), /the file of ci\.example\.com,/);
    assert.match(
      include('- component: $CI_SERVER_FQDN/acme/scan/all@~latest').join(),
      /component acme\/scan\/all, what/,
    );
    for (const pinned of [
      '- { project: acme/ci, ref: v1.2.0, file: a.yml }',
      '- { remote: "https://ci.example.com/a.yml", integrity: sha256-x }',
      '- remote: https://ci.example.com/0123456789abcdef0123456789abcdef01234567/a.yml',
      '- component: $CI_SERVER_FQDN/acme/scan/all@1.2.0',
      '- component: gitlab.com/components/sast/sast@main',
      '- template: Jobs/Build.gitlab-ci.yml',
      '- local: ci/a.yml',
    ])
      assert.deepEqual(include(pinned), [], pinned);
  });

  it('tells of an orb that is given a context', () => {
    const orb = (version: string, step = 'tell/all'): string[] =>
      said(
        '.circleci/config.yml',
        `orbs: { tell: acme/tell@${version} }`,
        `jobs: { a: { steps: [checkout, { ${step}: { to: x } }] } }`,
        'workflows: { w: { jobs: [{ a: { context: chat } }] } }',
      );
    assert.deepEqual(orb('volatile'), [
      '.circleci/config.yml:3 info: circleci:context/chat is given to orb acme/tell@volatile, no fixed version',
    ]);
    assert.equal(orb('dev:first').length, 1);
    assert.deepEqual(orb('1.2'), []);
    assert.deepEqual(orb('volatile', 'run'), []);
  });

  it('tells of templates of another host, and of plugins without a version', () => {
    const template = (repository: string): string[] =>
      said(
        'azure-pipelines.yml',
        'resources:',
        `  repositories: [{ repository: shared, ${repository}, endpoint: hub }]`,
        'steps:',
        '  - template: build.yml@shared',
      );
    assert.match(template('type: github, name: acme/ci').join(), /a template of acme\/ci, a branch/);
    assert.deepEqual(template('type: github, name: acme/ci, ref: refs/tags/v1'), []);
    assert.deepEqual(template('type: git, name: acme/ci'), []);
    const plugin = (name: string): string[] =>
      said('.buildkite/pipeline.yml', 'steps:', '  - command: make', `    plugins: [{ ${name}: { a: b } }]`);
    assert.match(plugin('acme/deploy').join(), /plugin acme\/deploy, its newest state/);
    assert.equal(plugin('acme/deploy#main').length, 1);
    for (const pinned of ['acme/deploy#v1.0.0', 'docker', './own']) assert.deepEqual(plugin(pinned), [], pinned);
  });
});

describe('credential/kept-in-image and credential/sent-to-browsers', () => {
  it('leave alone what the build mounts, what has no value yet, and examples', () => {
    const kept = (text: string, path = 'Dockerfile'): string[] => saidOf('credential/kept-in-image', { [path]: text });
    assert.deepEqual(kept('FROM x\nARG NPM_TOKEN\n'), [
      'Dockerfile:2 warning: NPM_TOKEN stays in the history of the image',
    ]);
    assert.deepEqual(kept('FROM x\nENV NPM_TOKEN=\nARG VERSION\nRUN --mount=type=secret,id=npm npm ci\n'), []);
    assert.deepEqual(kept('FROM x\nARG NPM_TOKEN\n', 'examples/Dockerfile'), []);
  });

  it('leave alone keys that are meant to be public, and secrets of the server', () => {
    const sent = (name: string): string[] =>
      saidOf('credential/sent-to-browsers', { 'src/a.ts': `const a = process.env.${name};\n` });
    assert.equal(sent('NEXT_PUBLIC_STRIPE_SECRET_KEY').length, 1);
    assert.equal(sent('VITE_DB_PASSWORD').length, 1);
    for (const name of [
      'NEXT_PUBLIC_STRIPE_KEY',
      'NEXT_PUBLIC_FIREBASE_API_KEY',
      'STRIPE_SECRET_KEY',
      'VITE_MAPBOX_TOKEN',
    ])
      assert.deepEqual(sent(name), [], name);
  });
});

describe('federation/wide-subject', () => {
  const issuer = 'token.actions.githubusercontent.com';
  const trust = (subject: string): Files => ({
    [DEPLOY]: [
      'resource "aws_iam_role" "d" {',
      '  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRoleWithWebIdentity",',
      `    Principal = { Federated = "arn:aws:iam::123456789012:oidc-provider/${issuer}" },`,
      `    Condition = { StringLike = { "${issuer}:sub" = "${subject}", "${issuer}:aud" = "sts.amazonaws.com" } } }] })`,
      '}',
    ].join('\n'),
  });

  it('is milder where one repository is named', () => {
    assert.match(saidOf('federation/wide-subject', trust('repo:acme/*')).join(), /warning: .*repo:acme\/\*$/);
    assert.deepEqual(saidOf('federation/wide-subject', trust('repo:acme/pay:ref:refs/heads/main')), []);
  });
});

describe('certificate rules', () => {
  it('leave to the entry what it answers for', () => {
    const files = {
      'infra/azure.tf': [
        'resource "azuread_application_password" "x" {',
        '  end_date = "2021-01-31T00:00:00Z"',
        '}',
      ].join('\n'),
    };
    assert.equal(saidOf('certificate/ended', files).length, 1);
    const entry = (more: string): string =>
      `version: 1\npolicy: { adopt_until: 2031-05-01 }\nidentities:\n  - id: billing\n    owner: web\n    ${more}\n    references: ["tf:infra/azuread_application_password.x"]\n`;
    assert.deepEqual(saidOf('certificate/ended', files, entry('expires: 2031-09-01')), []);
    assert.equal(saidOf('certificate/ended', files, entry('status: proposed')).length, 1);
  });
});

describe('rules on what runs', () => {
  it('leave alone workflows that are not at the root, and modules as an example calls them', () => {
    const wide = workflow('on: push', 'permissions: write-all', ...steps('- run: x'));
    assert.deepEqual(saidOf('privilege/write-all', { 'deps/x/.github/workflows/ci.yml': wide }), []);
    const key = 'resource "aws_iam_access_key" "k" {\n  user = "ci"\n}\n';
    assert.deepEqual(
      saidOf('keyless/minted-key', {
        'mod/main.tf': key,
        'examples/a/main.tf': 'module "m" {\n  source = "../../mod"\n}\n',
      }),
      [],
    );
  });
});
