import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { kubernetes } from '../../../scanner/identities/kubernetes';
import type { IdentityReference } from '../../../scanner/model';
import { assertGolden, describeReading, filesClaimed, readingOf } from '../golden';

const FIXTURES = join(__dirname, 'fixtures');

function references(text: string, path = 'deploy/a.yaml'): readonly IdentityReference[] {
  return readingOf(kubernetes, new Map([[path, text]])).references;
}

function keysOf(text: string, path?: string): string[] {
  return references(text, path).map(({ key }) => key);
}

const ACCOUNT = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: a, namespace: n }\n';

describe('identities in Kubernetes manifests', () => {
  for (const name of readdirSync(FIXTURES)) {
    it(name.replaceAll('-', ' '), () => {
      const folder = join(FIXTURES, name);
      assertGolden(folder, describeReading(readingOf(kubernetes, filesClaimed(kubernetes, folder))));
    });
  }

  it('looks at no file whose path belongs to another system', () => {
    for (const path of [
      '.github/workflows/a.yml',
      'compose.yaml',
      'docker-compose.prod.yml',
      'pnpm-lock.yaml',
      'a.json',
      'a.ts',
      '.travis.yml',
    ]) {
      assert.equal(kubernetes.claims(path), false, path);
    }
    for (const path of [
      'deploy/a.yaml',
      'a.yml',
      'k8s/a.json',
      'chart/templates/_pod.tpl',
      'base/kustomization.yaml',
      '.kube/config',
      'ci/kubeconfig',
    ]) {
      assert.equal(kubernetes.claims(path), true, path);
    }
  });

  it('finds nothing in YAML that is no manifest, nor in schemas and settings', () => {
    for (const text of ['secretName: a\n', 'kind: Secret\n', ACCOUNT.replace('apiVersion: v1', 'version: 1')]) {
      assert.deepEqual(references(text), [], text);
    }
    const schema = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: { secretName: a }\n';
    assert.deepEqual(references(schema), []);
    assert.deepEqual(keysOf(`${schema}---\n${ACCOUNT}`), ['k8s:serviceaccount/n/a']);
  });

  it('leaves to other sources what is theirs', () => {
    const run = 'apiVersion: tekton.dev/v1\nkind: TaskRun\nspec: { serviceAccountName: a }\n';
    assert.deepEqual(references(run), []);
    assert.deepEqual(
      references(run.replace('tekton.dev/v1', 'argoproj.io/v1alpha1').replace('TaskRun', 'Workflow')),
      [],
    );
  });

  it('reads JSON, line ends of any kind, and a byte order mark', () => {
    const json = '{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"a","namespace":"n"}}';
    assert.deepEqual(keysOf(json, 'k8s/a.json'), ['k8s:serviceaccount/n/a']);
    assert.deepEqual(keysOf(`\uFEFF${ACCOUNT.replaceAll('\n', '\r\n')}`), ['k8s:serviceaccount/n/a']);
  });

  it('quotes no value of a Secret, and keeps none', () => {
    const text = 'apiVersion: v1\nkind: Secret\nmetadata: { name: s }\nstringData: { token: correct-horse }\n';
    const oneLine = '{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {token: correct-horse}}';
    for (const [path, written] of [
      ['a.yaml', text],
      ['k8s/a.json', oneLine],
    ] as const) {
      assert.equal(references(written, path).length, 1);
      assert.doesNotMatch(JSON.stringify(kubernetes.read(path, written)), /horse/);
    }
  });

  it('takes the value of a template for open, and two that are written alike for one', () => {
    const pod = (name: string): string =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec:\n  imagePullSecrets: [{ name: ${name} }]\n`;
    assert.deepEqual(keysOf(pod('"{{ .Values.pull.name }}-x"'), 'c/templates/p.yaml'), ['k8s:secret/?/?pull.name-x']);
    assert.deepEqual(keysOf(pod('"{{ $name }}"'), 'c/templates/p.yaml'), ['k8s:secret/?/?']);
  });

  it('links a variable to the Secret that fills it, but not two vendors to each other', () => {
    const pod = (...variables: string[]): string =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec:\n  containers:\n    - env:\n${variables
        .map((name) => `        - { name: ${name}, valueFrom: { secretKeyRef: { name: s, key: k } } }\n`)
        .join('')}`;
    const links = (text: string): string[] => references(text).flatMap(({ linkedKeys }) => linkedKeys);
    assert.deepEqual(links(pod('STRIPE_API_KEY')), ['env:STRIPE_API_KEY']);
    assert.deepEqual(links(pod('STRIPE_API_KEY', 'OPENAI_API_KEY')), []);
    assert.deepEqual(links(pod('AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY')).length, 2);
  });

  it('tells whose a Secret is by the service that its type binds, and by its name without the word secret', () => {
    const told = (text: string): string[] => references(text).map(({ provider, kind }) => `${provider} ${kind}`);
    const secret = (type: string): string =>
      `apiVersion: v1\nkind: Secret\nmetadata: { name: demo }\ntype: ${type}\nstringData: { host: a, password: ${'petclinic' + '42x'} }\n`;
    assert.deepEqual(told(secret('servicebinding.io/postgresql')), ['postgresql database_account']);
    assert.deepEqual(told(secret('servicebinding.io/acme')), ['unknown other']);
    const use = (name: string): string =>
      `apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec:\n  containers:\n    - env:\n        - { name: ADMIN_PASSWORD, valueFrom: { secretKeyRef: { name: ${name}, key: k } } }\n`;
    const ofSecret = (name: string): string[] =>
      references(use(name)).flatMap(({ key, kind }) => (key.startsWith('k8s:secret/') ? [kind] : []));
    assert.deepEqual(ofSecret('grafana-admin-password-secret'), ['service_account']);
    assert.deepEqual(ofSecret('stripe-secret'), ['api_key']);
  });

  it('takes the name of a Secret among the values of a chart for no credential, and a template for open', () => {
    const values = [
      'auth:',
      '  existingSecret: "{{ .Release.Name }}-auth"',
      'registry:',
      '  tlsSecret: registry-secret',
      '  password: swordfish-mainframe',
    ].join('\n');
    const files = new Map([
      ['chart/Chart.yaml', 'apiVersion: v2\nname: a\n'],
      ['chart/values.yaml', values],
    ]);
    assert.deepEqual(
      readingOf(kubernetes, files).references.map(({ key }) => key),
      ['k8s:secret/?/?', 'helm:value/chart/registry.password'],
    );
  });

  it('tells whose a password of a chart is by the settings around it', () => {
    const values = `postgresql:\n  auth:\n    password: ${'petclinic' + '42x'}\nauth:\n  password: ${'petclinic' + '42y'}\n`;
    const files = new Map([
      ['chart/Chart.yaml', 'apiVersion: v2\nname: a\n'],
      ['chart/values.yaml', values],
    ]);
    assert.deepEqual(
      readingOf(kubernetes, files).references.map(({ provider, kind }) => `${provider} ${kind}`),
      ['postgresql database_account', 'unknown other'],
    );
  });

  it('takes the path in Vault for what is mounted, not the name of the file', () => {
    const text = [
      'apiVersion: secrets-store.csi.x-k8s.io/v1',
      'kind: SecretProviderClass',
      'metadata: { name: database }',
      'spec:',
      '  provider: vault',
      '  parameters:',
      '    objects: |',
      '      - objectName: "password"',
      '        secretPath: "secret/data/database"',
    ].join('\n');
    const keys = readingOf(kubernetes, new Map([['a.yaml', text]])).references.map(({ key }) => key);
    assert.deepEqual(
      keys.filter((key) => key.startsWith('secretref:vault/')),
      ['secretref:vault/secret/data/database'],
    );
  });

  it('asks no other file twice and survives overlays that name each other', () => {
    const asked: string[] = [];
    const fragments = new Map(
      [
        ['a/kustomization.yaml', 'namespace: n\nresources: [../b, ../gone]\n'],
        ['b/kustomization.yaml', 'resources: [../a, ../b, x.yaml]\n'],
        ['c/kustomization.yaml', 'namespace: m\nresources: [../b, ../gone]\n'],
        ['b/x.yaml', ACCOUNT.replace(', namespace: n', '')],
      ].map(([path = '', text = '']) => [path, kubernetes.read(path, text)]),
    );
    const { references: found } = kubernetes.resolve(fragments, (path) => void asked.push(path));
    assert.deepEqual(
      found.map(({ key }) => key),
      ['k8s:serviceaccount/m/a'],
    );
    assert.deepEqual(asked, [...new Set(asked)]);
  });

  it('follows an overlay to a base outside the scan', () => {
    const base = kubernetes.read('b/kustomization.yaml', 'resources: [x.yaml]\n');
    const fragments = new Map([
      ['a/kustomization.yaml', kubernetes.read('a/kustomization.yaml', 'namespace: n\nresources: [../b]\n')],
      ['b/x.yaml', kubernetes.read('b/x.yaml', ACCOUNT.replace(', namespace: n', ''))],
    ]);
    const { references: found } = kubernetes.resolve(fragments, (path) =>
      path === 'b/kustomization.yaml' ? base : undefined,
    );
    assert.deepEqual(
      found.map(({ key }) => key),
      ['k8s:serviceaccount/n/a'],
    );
  });

  it('survives bombs, depth and size', () => {
    const bomb = `apiVersion: v1\nkind: Pod\nspec:\n  a: &a [x, x]\n${'bcdefghij'
      .split('')
      .map((name, at) => `  ${name}: &${name} [${`*${'abcdefghij'[at]}, `.repeat(9)}1]\n`)
      .join('')}  secretName: s\n`;
    const deep = `apiVersion: v1\nkind: Pod\nspec: ${'{containers: ['.repeat(2000)}secretName`;
    const wide = `apiVersion: v1\nkind: Pod\nspec:\n${'  - secretName: s\n'.repeat(30_000)}`;
    const open = `apiVersion: v1\nkind: Secret\n${'{{ '.repeat(100_000)}`;
    for (const text of [bomb, deep, wide, open, open.replaceAll('{{', '{{ "'), open.replaceAll('{{', '{%')]) {
      references(text, 'c/templates/a.yaml');
      references(text);
    }
  });

  it('never throws and never leaves the text', () => {
    const pieces = [
      'apiVersion: v1\n',
      'kind: Secret\n',
      'kind: Pod\n',
      'metadata:\n',
      '  name: ',
      '{{ .Values.a }}',
      'a\n',
      'spec:\n',
      '  containers:\n',
      '  - env:\n',
      'secretName: ',
      'stringData:\n',
      '---\n',
      '{',
      '[',
      '"',
      '&a ',
      '*a',
      ': ',
      '\n',
      '  ',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => {
        const text = `apiVersion: v1\nkind: Pod\nsecret: 1\n${parts.join('')}`;
        for (const path of ['a.yaml', 'c/templates/a.yaml', 'c/templates/_a.tpl', 'kustomization.yaml']) {
          for (const { place } of references(text, path)) {
            assert.ok(place.range.start >= 0 && place.range.end <= text.length && place.range.start <= place.range.end);
          }
        }
      }),
    );
  });
});
