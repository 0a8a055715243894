import assert from 'node:assert/strict';
import { createDesks } from '../../extension/worker/desk';
import type { Event, Message, Questions, Root, WireJudgement } from '../../extension/worker/protocol';
import type { ServiceTree } from '../../scanner/service';
import { stripeKey, TODAY } from '../scan/memory';
import { treeOf } from '../service/rooted';

const ROOT: Root = { id: 'folder:/a', kind: 'folder', folder: '/a' };
/** Made here, so that our own scan does not take it for one. */
const WAIVER = ['nhi', 'allow'].join('-');
const WORKFLOW = '.github/workflows/release.yml';
const PUBLISH = `on: push
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - run: npm publish
        env:
          NODE_AUTH_TOKEN: \${{ secrets.NPM_TOKEN }}
`;

/** Desks over files in memory, with a clock that each look at moves on: every file is a slice of its own. */
function desksOver(files: Record<string, string>, openTree: () => ServiceTree = () => treeOf(files)) {
  const events: Event[] = [];
  let now = 0;
  let turns = 0;
  const receive = createDesks({
    post: (event) => events.push(event),
    openTree,
    readPolicy: (path) => {
      throw new Error(`no file ${path}`);
    },
    identify: () => '0'.repeat(12),
    today: () => TODAY,
    now: () => (now += 20),
    breathe: () =>
      new Promise((resolve) => setImmediate(resolve)).then(() => {
        turns++;
      }),
  });
  const seen = async <K extends Event['kind']>(kind: K, isMeant: (event: Extract<Event, { kind: K }>) => boolean) => {
    for (;;) {
      const found = events.find((event): event is Extract<Event, { kind: K }> => event.kind === kind);
      const meant = events.find((event) => event.kind === kind && isMeant(event as Extract<Event, { kind: K }>));
      if (found !== undefined && meant !== undefined) return meant as Extract<Event, { kind: K }>;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const open = (path: string, version: number, text?: string): void => {
    const message: Message = {
      kind: 'open',
      root: ROOT,
      path,
      version,
      isSaved: false,
      ...(text !== undefined && { text }),
    };
    receive(message);
  };
  const judged = (path: string, version: number): Promise<WireJudgement> =>
    seen('judged', (event) => event.path === path && event.version === version);
  let asked = 0;
  const ask = async <N extends keyof Questions>(path: string, name: N, of: Questions[N]['of']) => {
    const id = ++asked;
    receive({ kind: 'ask', id, root: ROOT, path, name, of });
    return (await seen('answer', (event) => event.id === id)).value as Questions[N]['answer'];
  };
  return { events, receive, seen, open, judged, ask, turns: () => turns };
}

describe('the worker beside the extension host', () => {
  it('says of each open document what is wrong with the very version it was told', async () => {
    const desk = desksOver({ 'a.ts': '' });
    desk.open('a.ts', 1, `const key = '${stripeKey()}';\n`);
    const first = await desk.judged('a.ts', 1);
    assert.deepEqual(
      first.findings.map(({ rule, start }) => [rule, start.line, start.character]),
      [['secret/stripe-live-key', 0, 13]],
    );
    desk.open('a.ts', 2, 'const key = process.env.KEY;\n');
    assert.deepEqual((await desk.judged('a.ts', 2)).findings, []);
  });

  it('answers for open documents first, then reads the tree and tells how all stands', async () => {
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`f${at}.ts`, '']));
    const desk = desksOver({ ...files, [WORKFLOW]: PUBLISH });
    desk.open(WORKFLOW, 1, PUBLISH);
    const { overview } = await desk.seen('overview', (event) => event.overview.isWhole);
    assert.equal(overview.files, 51);
    assert.equal(overview.counts['undeclared'], 1);
    const order = desk.events.map(({ kind }) => kind);
    assert.ok(order.indexOf('judged') < order.indexOf('progress'));
    assert.ok(desk.turns() > 10, 'others get their turn while the tree is read');
  });

  it('stops reading where it is cancelled, and begins again where it is asked to', async () => {
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`f${at}.ts`, '']));
    const desk = desksOver(files);
    desk.receive({ kind: 'read', root: ROOT, isAnew: true });
    await desk.seen('progress', () => true);
    desk.receive({ kind: 'cancel', root: ROOT });
    assert.equal((await desk.seen('read', () => true)).isWhole, false);
    desk.receive({ kind: 'read', root: ROOT, isAnew: true });
    assert.ok(await desk.seen('read', ({ isWhole }) => isWhole));
  });

  it('says which secrets are excused, so that nobody shows them for a moment', async () => {
    const desk = desksOver({});
    const line = `k = '${stripeKey()}' // ${WAIVER} secret/stripe-live-key until 2031-04-01: a sample of the vendor\n`;
    desk.open('a.ts', 1, line);
    const { findings, excused } = await desk.judged('a.ts', 1);
    assert.deepEqual(findings, []);
    assert.equal(excused.length, 1);
  });

  it('says of what is ignored or too large that it is not judged', async () => {
    const tree = treeOf({ 'a.ts': '' });
    const snapshot = { ...tree.snapshot, isIgnored: (path: string) => path === '.env' };
    const desk = desksOver({}, () => ({ ...tree, snapshot }));
    desk.open('.env', 1, `K='${stripeKey()}'`);
    desk.open('big.ts', 1);
    assert.equal((await desk.judged('.env', 1)).isJudged, false);
    const big = await desk.judged('big.ts', 1);
    assert.equal(big.isJudged, false);
    assert.match(big.skip ?? '', /nhi\.maxFileSize/);
  });

  it('answers questions by the text it was told last', async () => {
    const desk = desksOver({
      [WORKFLOW]: PUBLISH,
      'nhi.yaml':
        'version: 1\nidentities:\n  - id: npm-publish\n    owner: web\n    expires: 2031-05-10\n    references: ["gha:secret/NPM_TOKEN"]\n',
    });
    desk.receive({ kind: 'read', root: ROOT, isAnew: false });
    await desk.seen('overview', (event) => event.overview.isWhole);
    const moved = `# one line more\n${PUBLISH}`;
    desk.open(WORKFLOW, 2, moved);
    const hover = await desk.ask(WORKFLOW, 'hover', { offset: moved.indexOf('NPM_TOKEN') });
    assert.equal(hover?.range.start.line, 8);
    const [lens] = await desk.ask('nhi.yaml', 'lenses', {});
    assert.equal(lens?.title, 'used in 1 place · expires in 70 days');
    const fixes = await desk.ask(WORKFLOW, 'fixes', { start: 0, end: moved.length });
    assert.ok(fixes.every(({ edits, note }) => edits.length > 0 || note !== undefined));
    assert.match((await desk.ask('', 'rulePage', { rule: 'identity/undeclared' })) ?? '', /^# identity\/undeclared/);
  });

  it('answers nothing about a version that is no more by the time it is its turn', async () => {
    const desk = desksOver({ 'a.ts': '' });
    const [id, path, name] = [7, 'a.ts', 'symbols'] as const;
    desk.open(path, 1, '');
    desk.receive({ kind: 'ask', id, root: ROOT, path, name, of: {}, version: 1 });
    desk.open(path, 2, '');
    desk.receive({ kind: 'ask', id: id + 1, root: ROOT, path, name, of: {}, version: 2 });
    const value = async (of: number): Promise<unknown> => (await desk.seen('answer', (event) => event.id === of)).value;
    assert.equal(await value(id), undefined);
    assert.deepEqual(await value(id + 1), []);
  });

  it('says one thing of an nhi.yaml that is broken while it is typed, and nothing else changes', async () => {
    const entry =
      '  - id: npm-publish\n    owner: "@acme/web"\n    expires: 2031-05-10\n    references: ["gha:secret/NPM_TOKEN"]\n';
    const manifest = `version: 1\nidentities:\n${entry}`;
    const desk = desksOver({ 'nhi.yaml': manifest, [WORKFLOW]: PUBLISH });
    desk.open('nhi.yaml', 1, manifest);
    desk.open(WORKFLOW, 1, PUBLISH);
    const { overview } = await desk.seen('overview', (event) => event.overview.isWhole);
    assert.equal(overview.counts['declared'], 1);
    desk.open('nhi.yaml', 2, `${manifest}  - id: [`);
    const broken = await desk.judged('nhi.yaml', 2);
    assert.deepEqual(
      broken.findings.map(({ rule }) => rule),
      ['manifest/invalid'],
    );
    const hover = await desk.ask(WORKFLOW, 'hover', { offset: PUBLISH.indexOf('NPM_TOKEN') });
    assert.equal(hover?.answers.owner, 'owner @acme/web');
    desk.open('nhi.yaml', 3, manifest);
    assert.deepEqual((await desk.judged('nhi.yaml', 3)).findings, []);
    // Of the workflow there was nothing new to say all the time.
    assert.equal(desk.events.filter((event) => event.kind === 'judged' && event.path === WORKFLOW).length, 1);
  });

  it('says what went wrong, and goes on', async () => {
    const desk = desksOver({ 'a.ts': '' });
    desk.receive({ kind: 'settings', isTrusted: false, policyFile: '/gone.yaml' });
    desk.open('a.ts', 1, '');
    assert.match((await desk.seen('failed', () => true)).message, /no file/);
    desk.receive({ kind: 'settings', isTrusted: false });
    desk.open('a.ts', 2, '');
    assert.ok(await desk.judged('a.ts', 2));
  });
});
