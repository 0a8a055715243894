import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openEditedFolder } from '../../scanner';
import { UnreadableError } from '../../scanner/model';
import { createSession, overviewOf } from '../../scanner/service';
import { stripeKey, TODAY } from '../scan/memory';
import type { Files } from '../scan/memory';
import { temporaryFolder } from '../sources/temporary-folder';
import { sessionOver, treeOf, unhurried } from './rooted';

const WORKFLOW = '.github/workflows/release.yml';
const uses = (...names: string[]): string =>
  `on: push\njobs:\n  a:\n    steps:\n${names.map((name) => `      - run: echo \${{ secrets.${name} }}\n`).join('')}`;
const declares = (...names: string[]): string =>
  `version: 1\nidentities:\n${names
    .map((name) => `  - id: ${name.toLowerCase()}\n    owner: web\n    references: ["gha:secret/${name}"]\n`)
    .join('')}`;
const secret = `k = '${stripeKey()}'\n`;

const BROKEN: ReadonlySet<string> = new Set(['', 'version: 1\nidentities: [\n']);

/** What each path may hold: what others say of it depends on it. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'nhi.yaml': [
    declares('NPM_TOKEN'),
    declares('OTHER', 'NPM_TOKEN'),
    `${declares('OTHER')}include: [nhi-team.yaml]\n`,
    `${declares('OTHER')}scan: { exclude: [src] }\n`,
    ...BROKEN,
  ],
  'nhi-team.yaml': [declares('NPM_TOKEN'), declares('TEAM'), ...BROKEN],
  'deploy/nhi.yaml': [declares('DEPLOY'), 'version: 1\n'],
  [WORKFLOW]: [uses('NPM_TOKEN', 'OTHER'), uses('DEPLOY'), uses()],
  'src/a.ts': [secret, 'k = 1\n'],
  'deploy/b.ts': [secret, ''],
};

describe('a session that is kept up to date', () => {
  it('says after each step what a new one over the same files says', async () => {
    const step = fc.constantFrom(...Object.keys(TEXTS)).chain((path) =>
      fc.record({
        path: fc.constant(path),
        text: fc.constantFrom(...(TEXTS[path] ?? [])),
        how: fc.constantFrom('write', 'delete', 'open', 'save', 'close'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const files: Record<string, string> = { [WORKFLOW]: uses('NPM_TOKEN'), 'src/a.ts': secret };
        const open = new Map<string, { text: string; isSaved: boolean }>();
        const session = await sessionOver(files);
        for (const { path, text, how } of steps) {
          if (how === 'write' || how === 'save') files[path] = text;
          if (how === 'delete') Reflect.deleteProperty(files, path);
          if (how === 'write' || how === 'delete') session.listed([path]);
          if (how === 'close' && open.delete(path)) session.close(path);
          // Nothing is broken while it is typed, which has a memory of its own.
          if (how === 'open' || how === 'save') {
            if (how === 'open' && BROKEN.has(text) && path.endsWith('.yaml')) continue;
            open.set(path, { text, isSaved: how === 'save' });
            session.open(path, text, how === 'save');
            if (how === 'save') session.listed([path]);
          }
          while (!(await session.view()).isWhole) await session.readTree(unhurried);
          const anew = createSession({ openTree: () => treeOf(files), today: () => TODAY });
          for (const [each, { text: words, isSaved }] of open) anew.open(each, words, isSaved);
          while (!(await anew.view()).isWhole) await anew.readTree(unhurried);
          assert.deepEqual((await session.view()).result, (await anew.view()).result);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('counts what a file says at the end where it changed while the tree was read', async () => {
    const files: Record<string, string> = { 'a.ts': '', 'b.ts': secret, 'c.ts': '' };
    const session = createSession({ openTree: () => treeOf(files), today: () => TODAY });
    let turns = 0;
    const change = (): void => {
      files['a.ts'] = secret;
      files['b.ts'] = '';
      session.changed(['a.ts', 'b.ts']);
    };
    await session.readTree({
      isDue: () => true,
      breathe: () => {
        if (++turns === 2) change();
        return Promise.resolve();
      },
    });
    const { result, isWhole } = await session.view();
    assert.deepEqual([isWhole, result.findings.map(({ place }) => place.path)], [true, ['a.ts']]);
  });

  it('passes over a file that went away, and says which one it may not read', async () => {
    const files: Files = {
      'a.ts': secret,
      'gone.ts': new UnreadableError('gone.ts', 'it is gone', true),
      'locked.ts': new UnreadableError('locked.ts', 'permission denied', false),
    };
    const { result, isWhole } = await (await sessionOver(files)).view();
    assert.ok(isWhole);
    assert.deepEqual(
      result.coverage.skipped.map(({ path, reason, fatal }) => [path, reason, fatal]),
      [
        ['gone.ts', 'vanished', false],
        ['locked.ts', 'unreadable', true],
      ],
    );
    assert.equal(result.findings.length, 1);
  });

  it('works in a folder without git', async () => {
    const folder = temporaryFolder();
    folder.write('nhi.yaml', declares('NPM_TOKEN'));
    folder.write(WORKFLOW, uses('NPM_TOKEN', 'OTHER'));
    const openTree = () => openEditedFolder(folder.path, { isLoose: false, noGit: false })!;
    const session = createSession({ openTree, today: () => TODAY });
    await session.readTree(unhurried);
    const { inventory } = (await session.view()).result;
    const states = new Map(inventory.map(({ id, state }) => [id, state]));
    assert.equal(states.get('npm_token'), 'declared');
    assert.equal(states.get('gha:secret/OTHER'), 'undeclared');
    folder.remove();
  });

  it('lists two thousand of many thousand findings, and counts them all', async () => {
    const keys = Array.from({ length: 900 }, (_, at) => `k${at} = '${stripeKey(at)}'\n`).join('');
    const view = await (await sessionOver({ 'a.ts': keys, 'b.ts': keys, 'c.ts': keys })).view();
    const { findings, findingCount } = overviewOf(view);
    assert.ok(view.result.findings.length > 2500);
    assert.deepEqual([findings.length, findingCount], [2000, view.result.findings.length]);
  });
});
