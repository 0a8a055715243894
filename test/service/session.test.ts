import assert from 'node:assert/strict';
import { createQuickSecrets, createSession } from '../../scanner/service';
import { TODAY, scanFiles, stripeKey } from '../scan/memory';
import { sessionOver, treeOf, unhurried } from './rooted';

const WORKFLOW = '.github/workflows/release.yml';
const PUBLISH = `on: push
jobs:
  publish:
    permissions: { id-token: none }
    steps:
      - run: npm whoami
        env:
          NODE_AUTH_TOKEN: \${{ secrets.NPM_TOKEN }}
`;
const DECLARED = `version: 1
identities:
  - id: npm-publish
    owner: "@acme/web"
    expires: 2031-09-01
    references: ["gha:secret/NPM_TOKEN"]
`;

describe('a session of the service', () => {
  const rules = (findings: readonly { rule: string }[]): string[] => findings.map(({ rule }) => rule);

  it('says what a scan of the same files says', async () => {
    const files = {
      [WORKFLOW]: PUBLISH,
      'src/pay.ts': `const key = '${stripeKey()}';\n`,
      'nhi.yaml': `${DECLARED}  - id: gone\n    owner: web\n    expires: 2031-02-01\n    references: ["gha:secret/GONE"]\n`,
      'logo.bin': '\0\0',
    };
    const view = await (await sessionOver(files)).view();
    assert.deepEqual(view.result, scanFiles(files));
    assert.ok(view.isWhole);
  });

  it('judges the text of an open document in the place of the file', async () => {
    const session = await sessionOver({ 'a.ts': `k = '${stripeKey()}'`, 'b.ts': '' });
    session.open('a.ts', 'k = process.env.KEY', false);
    assert.deepEqual((await session.view()).findings('a.ts'), []);
    session.close('a.ts');
    assert.deepEqual(rules((await session.view()).findings('a.ts')), ['secret/stripe-live-key']);
  });

  it('answers for open documents before the tree is read, and judges what needs the whole only then', async () => {
    const session = createSession({ openTree: () => treeOf({ 'nhi.yaml': DECLARED, 'a.ts': '' }), today: () => TODAY });
    session.open(WORKFLOW, PUBLISH, false);
    session.open('nhi.yaml', DECLARED.replace('NPM_TOKEN', 'OTHER'), false);
    const early = await session.view();
    assert.equal(early.isWhole, false);
    assert.deepEqual(rules(early.findings(WORKFLOW)), ['identity/undeclared']);
    assert.deepEqual(early.findings('nhi.yaml'), []);
    await session.readTree(unhurried);
    const whole = await session.view();
    assert.deepEqual(rules(whole.findings('nhi.yaml')), ['identity/unused']);
  });

  it('gives the same view until something changes', async () => {
    const session = await sessionOver({ 'a.ts': '' });
    const view = await session.view();
    assert.equal(await session.view(), view);
    session.open('a.ts', 'x', false);
    assert.notEqual(await session.view(), view);
  });

  it('sees files that change on disk, come and go', async () => {
    const files: Record<string, string> = { 'a.ts': '' };
    const session = await sessionOver(files);
    files['a.ts'] = `k = '${stripeKey()}'`;
    session.changed(['a.ts']);
    assert.equal((await session.view()).findings('a.ts').length, 1);
    files['b.ts'] = files['a.ts'];
    delete files['a.ts'];
    session.listed(['a.ts', 'b.ts']);
    const { result } = await session.view();
    assert.deepEqual(
      result.findings.map(({ place }) => place.path),
      ['b.ts'],
    );
  });

  it('reads everything anew where the manifest says that other files count', async () => {
    const files = { 'gen/a.ts': `k = '${stripeKey()}'`, 'nhi.yaml': 'version: 1\nidentities: []\n' };
    const session = await sessionOver(files);
    assert.equal((await session.view()).findings('gen/a.ts').length, 1);
    session.open('nhi.yaml', `${files['nhi.yaml']}scan: { exclude: [gen] }\n`, false);
    assert.equal((await session.view()).isWhole, false);
    await session.readTree(unhurried);
    const view = await session.view();
    assert.deepEqual(view.findings('gen/a.ts'), []);
    assert.equal(view.skip('gen/a.ts')?.reason, 'excluded');
  });

  it('keeps what a manifest said while it is typed and broken, and says only what is wrong with it', async () => {
    const session = await sessionOver({ 'nhi.yaml': DECLARED, [WORKFLOW]: PUBLISH });
    session.open('nhi.yaml', DECLARED.replace('"@acme/web"', '@acme/web'), false);
    const view = await session.view();
    assert.deepEqual(rules(view.result.findings), ['manifest/invalid']);
    const entry = view.result.inventory.find(({ id }) => id === 'npm-publish');
    assert.equal(entry?.declaration?.owner?.value, '@acme/web');
    session.open('nhi.yaml', DECLARED.replace('"@acme/web"', '@acme/web'), true);
    assert.ok((await session.view()).result.inventory.every(({ declaration }) => declaration === undefined));
  });

  it('says of a document without a text that it is too large', async () => {
    const session = await sessionOver({ 'a.ts': `k = '${stripeKey()}'` });
    session.open('a.ts', undefined, true);
    const view = await session.view();
    assert.deepEqual(view.findings('a.ts'), []);
    assert.equal(view.skip('a.ts')?.reason, 'too-large');
  });

  it('stops reading a tree where it is told to', async () => {
    const session = createSession({ openTree: () => treeOf({ 'a.ts': '', 'b.ts': '' }), today: () => TODAY });
    assert.equal(await session.readTree({ ...unhurried, isCancelled: () => true }), false);
    assert.equal((await session.view()).isWhole, false);
  });

  it('never looks at what is ignored, and at what git keeps to itself', async () => {
    const line = `k = '${stripeKey()}'`;
    const tree = treeOf({ 'a.ts': '' });
    const snapshot = { ...tree.snapshot, isIgnored: (path: string) => path === '.env' };
    const session = await sessionOver({}, { openTree: () => ({ ...tree, snapshot }) });
    session.open('.env', line, true);
    session.open('.git/COMMIT_EDITMSG', line, true);
    assert.deepEqual((await session.view()).result.findings, []);
  });
});

describe('the quick look at a text', () => {
  it('finds the secrets that a session finds, at the same places', async () => {
    const text = `// é\nconst key = '${stripeKey()}'; // 日\n`;
    const session = await sessionOver({ 'a.ts': text });
    const full = (await session.view()).findings('a.ts');
    assert.equal(full.length, 1);
    const { secrets } = await createQuickSecrets()('a.ts', text, TODAY);
    assert.deepEqual(
      secrets.map(({ finding }) => finding),
      full,
    );
  });
});
