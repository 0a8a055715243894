import assert from 'node:assert/strict';
import { identitySources } from '../../scanner/identities';
import { UnreadableError } from '../../scanner/model';
import type { IdentityReading } from '../../scanner/model';
import { scanFiles } from '../scan/memory';

/** What all sources that claim the files say of them, as a scan does. */
function readAll(files: Readonly<Record<string, string>>): IdentityReading {
  const readings = identitySources.map((source) => {
    const claimed = Object.entries(files).filter(
      ([path]) => source.claims(path) || source.programs?.claims(path) === true,
    );
    const fragments = new Map(claimed.map(([path, text]) => [path, source.read(path, text)]));
    return fragments.size === 0 ? { references: [], notes: [] } : source.resolve(fragments, () => undefined);
  });
  return {
    references: readings.flatMap(({ references }) => references),
    notes: readings.flatMap(({ notes }) => notes),
  };
}

const keysOf = (files: Readonly<Record<string, string>>): readonly string[] =>
  readAll(files).references.map(({ key }) => key);

/** A workflow with these lines in its only step. */
const workflow = (...lines: readonly string[]): string =>
  [
    'on: push',
    'permissions: {}',
    'jobs:',
    '  a:',
    '    runs-on: x',
    '    steps:',
    ...lines.map((line) => `      ${line}`),
  ]
    .join('\n')
    .concat('\n');

const PATH = '.github/workflows/a.yml';

describe('what real repositories hold', () => {
  it('is several secrets in one expression, where one stands in for the other', () => {
    const keys = keysOf({
      [PATH]: workflow('- run: x', '  env:', '    T: ${{ secrets.A_PAT || secrets.B_PAT || github.token }}'),
    });
    for (const key of ['gha:secret/A_PAT', 'gha:secret/B_PAT']) assert.ok(keys.includes(key), key);
  });

  it('is a secret that an action gets through a variable or through the output of a step', () => {
    const text = workflow(
      '- id: app',
      '  uses: actions/create-github-app-token@v2',
      '  env: { ID: "${{ secrets.APP_ID }}" }',
      '  with:',
      '    app-id: ${{ env.ID }}',
      '    private-key: ${{ secrets.APP_PRIVATE_KEY }}',
      '- run: x',
      '  env: { GH_TOKEN: "${{ steps.app.outputs.token }}" }',
    );
    const { references } = readAll({ [PATH]: text });
    const output = references.find(({ syntax }) => syntax === 'gha.step-output');
    assert.equal(output?.credential, 'ephemeral');
    assert.ok(references.some(({ key }) => key === 'gha:secret/APP_ID'));
  });

  it('is YAML of several documents, with the signs of templates and with tags of its own', () => {
    const chart =
      'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: "{{ .Release.Name }}" }\n---\n{{- if .Values.x }}\napiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n{{- end }}\n';
    assert.ok(keysOf({ 'chart/templates/a.yaml': chart }).some((key) => key.endsWith('/db')));
    const template =
      'Resources:\n  Key:\n    Type: AWS::IAM::AccessKey\n    Properties:\n      UserName: !Ref User\n      Tags: !If [A, !Sub "${B}", !GetAtt C.D]\n';
    assert.ok(keysOf({ 'template.yaml': template }).some((key) => key.endsWith('#Key')));
    const component =
      'spec:\n  inputs:\n    stage: { default: test }\n---\ndeploy-$[[ inputs.stage ]]:\n  script: deploy --token $DEPLOY_TOKEN\n';
    assert.ok(keysOf({ 'templates/deploy/template.yml': component }).includes('gitlab:var/DEPLOY_TOKEN'));
  });

  it('is an anchor that carries a secret to where an alias stands', () => {
    const text =
      'variables:\n  - &publish\n    environment:\n      NPM_TOKEN: { from_secret: npm_token }\nsteps:\n  - name: a\n    image: x\n    <<: *publish\n  - name: b\n    image: x\n    settings: { token: &t { from_secret: other_token } }\n  - name: c\n    image: x\n    settings: { token: *t }\n';
    const keys = keysOf({ '.woodpecker/a.yaml': text });
    assert.ok(keys.includes('woodpecker:secret/npm_token'));
    assert.ok(keys.includes('woodpecker:secret/other_token'));
  });

  it('is a name that is only known when it runs: it is said, and part of no guess', () => {
    const { references, notes } = readAll({ [PATH]: workflow("- run: ${{ secrets[format('{0}_KEY', matrix.env)] }}") });
    assert.deepEqual(
      references.filter(({ key }) => key.startsWith('gha:secret/')).map(({ key }) => key.includes('?')),
      [true],
    );
    assert.ok(notes.length > 0);
  });

  it('is one name for different secrets: the environment is part of the key', () => {
    const job = (name: string): string =>
      `  ${name}:\n    runs-on: x\n    environment: ${name}\n    steps:\n      - run: x\n        env: { T: "\${{ secrets.API_TOKEN }}" }\n`;
    const keys = keysOf({ [PATH]: `on: push\npermissions: {}\njobs:\n${job('staging')}${job('production')}` });
    assert.ok(keys.includes('gha:secret/API_TOKEN@staging'));
    assert.ok(keys.includes('gha:secret/API_TOKEN@production'));
  });

  it('is a file that cannot be read: what the others say is said all the same, and that it was not read', () => {
    const uses = workflow('- run: x', '  env:', '    T: ${{ secrets.NPM_TOKEN }}');
    const lost = (path: string): UnreadableError => new UnreadableError(path, 'the object is not in this copy');
    const { inventory, coverage } = scanFiles({
      [PATH]: uses,
      '.github/workflows/lost.yml': lost('.github/workflows/lost.yml'),
      'infra/lost.tf': lost('infra/lost.tf'),
    });
    assert.ok(inventory.some(({ keys }) => keys.includes('gha:secret/NPM_TOKEN')));
    assert.deepEqual(
      coverage.skipped.map(({ path, fatal }) => [path, fatal]),
      [
        ['.github/workflows/lost.yml', true],
        ['infra/lost.tf', true],
      ],
    );
  });

  it('is a bundle or a vendored package, which no person wrote', () => {
    const text = 'const a = process.env.API_TOKEN;\n';
    assert.deepEqual(keysOf({ 'src/a.js': text }), ['env:API_TOKEN']);
    const bundle = `var a=process.env.API_TOKEN;${'b(credentials(1));'.repeat(500)}\n`;
    for (const [path, made] of [
      ['src/a.js', bundle],
      ['public/a.min.js', text],
      ['dist/index.js', text],
      ['vendor/x/a.js', text],
      ['node_modules/x/a.js', text],
    ] as const)
      assert.deepEqual(keysOf({ [path]: made }), [], path);
  });

  it('has carriage returns, byte order marks and tabs where no YAML allows them', () => {
    const text = workflow('- run: x', '  env:', '    T: ${{ secrets.NPM_TOKEN }}');
    for (const [name, written] of [
      ['CRLF', text.replaceAll('\n', '\r\n')],
      ['a byte order mark', `\uFEFF${text}`],
      ['both', `\uFEFF${text.replaceAll('\n', '\r\n')}`],
      ['tabs', text.replace('        env:', '\t    env:')],
    ] as const) {
      const found = readAll({ [PATH]: written }).references.find(({ key }) => key === 'gha:secret/NPM_TOKEN');
      assert.ok(found, name);
      assert.equal(written.slice(found.place.range.start, found.place.range.end).includes('NPM_TOKEN'), true, name);
    }
  });

  it('is a role for each of thousands of functions: one key each, below one path that a glob takes together', () => {
    const functions = Array.from(
      { length: 300 },
      (_, at) =>
        `  F${at}:\n    Type: AWS::Serverless::Function\n    Properties: { Policies: [AmazonS3ReadOnlyAccess] }\n`,
    );
    const text = `Transform: AWS::Serverless-2016-10-31\nResources:\n${functions.join('')}`;
    const keys = new Set(keysOf({ 'a/template.yaml': text }));
    assert.equal(keys.size, 300);
    for (const key of keys) assert.ok(key.startsWith('cfn:a/template.yaml#'), key);
  });
});

describe('what is no identity', () => {
  it("is a job's own token by name, and the switches of a runner's log", () => {
    const text = workflow(
      '- run: x',
      '  env:',
      '    A: ${{ secrets.GITHUB_TOKEN }}',
      '    B: ${{ github.token }}',
      '    C: ${{ secrets.ACTIONS_STEP_DEBUG }}',
      '    D: ${{ secrets.ACTIONS_RUNNER_DEBUG }}',
    );
    for (const { key, duty } of readAll({ [PATH]: text }).references) assert.equal(duty, 'ambient', key);
  });

  it('is an id, a region, an account, a public key', () => {
    const names = [
      'AWS_REGION',
      'AWS_ACCOUNT_ID',
      'GCP_PROJECT_ID',
      'AZURE_TENANT_ID',
      'SSH_PUBLIC_KEY',
      'STRIPE_PUBLISHABLE_KEY',
    ];
    const text = workflow('- run: x', '  env:', ...names.map((name) => `    ${name}: \${{ vars.${name} }}`));
    assert.deepEqual(
      keysOf({ [PATH]: text }).filter((key) => !key.startsWith('gha:token/')),
      [],
    );
    for (const name of names) {
      assert.deepEqual(keysOf({ '.env': `${name}=abcdef0123456789\n` }), [], name);
      assert.deepEqual(keysOf({ 'a.ts': `process.env.${name}\n` }), [], name);
    }
  });

  it('is a permission that only reads, or none', () => {
    const text =
      'on: push\npermissions: { contents: read, issues: none }\njobs: { a: { runs-on: x, steps: [{ run: x }] } }\n';
    const { references } = readAll({ [PATH]: text });
    for (const { key, duty, privileges } of references) {
      assert.equal(duty, 'ambient', key);
      assert.ok(
        privileges.every(({ level }) => level === 'read' || level === 'none'),
        key,
      );
    }
  });
});
