import assert from 'node:assert/strict';
import {
  completionsAt,
  definitionAt,
  hoverAt,
  hoverMarkdown,
  inlayHintsIn,
  lensesIn,
  referencesAt,
  symbolsIn,
} from '../../scanner/service';
import type { DocumentSymbol, Spot, View } from '../../scanner/service';
import { sessionOver } from './rooted';

const WORKFLOW = '.github/workflows/release.yml';
const PUBLISH = `on: push
permissions:
  contents: write
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - run: npm publish
        env:
          NODE_AUTH_TOKEN: \${{ secrets.NPM_TOKEN }}
      - run: deploy
        env:
          DEPLOY_KEY: \${{ secrets.DEPLOY_KEY }}
      - run: npm publish --tag next
        env:
          NODE_AUTH_TOKEN: \${{ secrets.NPM_TOKEN }}
`;
const MANIFEST = `version: 1
identities:
  - id: npm-publish
    owner: "@acme/web"
    expires: 2031-05-10
    review: { last: 2031-01-02 }
    references: ["gha:secret/NPM_TOKEN"]
  - id: old_key
    owner: "@acme/ops"
    expires: 2031-02-26
    references: ["gha:secret/OLD_KEY"]
`;
const FILES = {
  [WORKFLOW]: PUBLISH,
  'nhi.yaml': MANIFEST,
  '.github/CODEOWNERS': '# @nobody\n* @acme/all jane@example.com\n',
};

const CURSOR = '▮';

/** Text with the cursor marked, in the place of a file; what the view says there. */
async function at<T>(path: string, marked: string, ask: (view: View, path: string, offset: number) => T): Promise<T> {
  const session = await sessionOver(FILES);
  session.open(path, marked.replace(CURSOR, ''), false);
  return ask(await session.view(), path, marked.indexOf(CURSOR));
}

const line = ({ path, start }: Spot): string => `${path}:${start.line}:${start.column}`;

describe('the questions of an editor', () => {
  describe('hover', () => {
    it('gives the four answers and every place, on a use', async () => {
      const hover = await at(WORKFLOW, PUBLISH.replace('NPM_TOKEN', `NPM_${CURSOR}TOKEN`), hoverAt);
      assert.ok(hover);
      assert.deepEqual(hover.answers, {
        name: 'npm-publish',
        owner: 'owner @acme/web',
        may: hover.answers.may,
        ends: 'ends 2031-05-10 (in 70 days)',
        reviewed: 'last reviewed 2031-01-02',
      });
      assert.match(hover.answers.may, /^may: /);
      assert.equal(PUBLISH.slice(hover.range.start, hover.range.end), 'NPM_TOKEN');
      assert.deepEqual(hover.uses.map(line), [`${WORKFLOW}:10:40`, `${WORKFLOW}:16:40`]);
      assert.equal(hover.entry && line(hover.entry), 'nhi.yaml:3:9');
    });

    it('gives them on the id and on the keys of an entry, too', async () => {
      for (const word of ['npm-publish', 'NPM_TOKEN']) {
        const hover = await at('nhi.yaml', MANIFEST.replace(word, word + CURSOR), hoverAt);
        assert.equal(hover?.answers.name, 'npm-publish');
      }
    });

    it('says of what is not declared that nobody answers for it', async () => {
      const hover = await at(WORKFLOW, PUBLISH.replace('DEPLOY_KEY }', `DEPLOY_KEY${CURSOR} }`), hoverAt);
      assert.ok(hover);
      assert.equal(hover.state, 'undeclared');
      assert.equal(hover.answers.owner, 'no owner');
      assert.equal(hover.entry, undefined);
    });

    it('shows what stands in a repository as text, whatever it is', async () => {
      const evil = '<img src=x>[a](command:b)**c**`d`';
      const manifest = MANIFEST.replace('"@acme/web"', JSON.stringify(evil)).replace(
        'owner:',
        'never_because: x\n    owner:',
      );
      const hover = await at('nhi.yaml', manifest.replace('id: npm', `id: ${CURSOR}npm`), hoverAt);
      assert.ok(hover);
      const markdown = hoverMarkdown(hover, line, () => undefined);
      assert.doesNotMatch(markdown, /(?<!\\)[<[`]/);
    });

    it('links places where the host can open them', async () => {
      const hover = await at(WORKFLOW, PUBLISH.replace('NPM_TOKEN', `${CURSOR}NPM_TOKEN`), hoverAt);
      assert.ok(hover);
      const markdown = hoverMarkdown(hover, line, (spot) => `goto:${spot.path}#${spot.start.line}`);
      assert.match(markdown, /^\*\*\[npm\\-publish\]\(goto:nhi\.yaml#3\)\*\*/);
      assert.match(markdown, /\(goto:\.github\/workflows\/release\.yml#10\)/);
    });

    it('is silent elsewhere', async () => {
      assert.equal(await at(WORKFLOW, CURSOR + PUBLISH, hoverAt), undefined);
    });
  });

  describe('lenses and hints', () => {
    it('say over each entry how often it is used and when it ends', async () => {
      const view = await (await sessionOver(FILES)).view();
      assert.deepEqual(
        lensesIn(view, 'nhi.yaml').map(({ title }) => title),
        ['used in 2 places · expires in 70 days', 'used nowhere · expired 3 days ago'],
      );
      assert.deepEqual(lensesIn(view, WORKFLOW), []);
    });

    it('say behind a use whose it is, and behind a day how far away it is', async () => {
      const view = await (await sessionOver(FILES)).view();
      assert.deepEqual(
        inlayHintsIn(view, WORKFLOW).map(({ text }) => text),
        ['@acme/web · 70 d', '@acme/web · 70 d'],
      );
      assert.deepEqual(
        inlayHintsIn(view, 'nhi.yaml').map(({ text, offset }) => [MANIFEST.slice(offset - 10, offset), text]),
        [
          ['2031-05-10', 'in 70 days'],
          ['2031-02-26', '3 days ago'],
        ],
      );
    });
  });

  describe('navigation', () => {
    it('goes from a use to its entry and from an entry to its uses', async () => {
      const entry = await at(WORKFLOW, PUBLISH.replace('NPM_TOKEN', `${CURSOR}NPM_TOKEN`), definitionAt);
      assert.deepEqual(entry.map(line), ['nhi.yaml:3:9']);
      const uses = await at('nhi.yaml', MANIFEST.replace('gha:', `gha${CURSOR}:`), definitionAt);
      assert.deepEqual(uses.map(line), [`${WORKFLOW}:10:40`, `${WORKFLOW}:16:40`]);
    });

    it('lists all places, with the entry where it is asked for', async () => {
      const ask = (view: View, path: string, offset: number): readonly Spot[] => referencesAt(view, path, offset, true);
      const spots = await at(WORKFLOW, PUBLISH.replace('NPM_TOKEN', `${CURSOR}NPM_TOKEN`), ask);
      assert.deepEqual(spots.map(line), [`${WORKFLOW}:10:40`, `${WORKFLOW}:16:40`, 'nhi.yaml:3:9']);
    });

    it('gives a manifest its outline', async () => {
      const view = await (await sessionOver(FILES)).view();
      const show = ({ name, detail, children }: DocumentSymbol): string =>
        `${name}${detail === '' ? '' : ` (${detail})`}${children.length === 0 ? '' : `[${children.map(show).join(', ')}]`}`;
      assert.deepEqual(symbolsIn(view, 'nhi.yaml').map(show), [
        'version',
        'identities[npm-publish (@acme/web · 2031-05-10), old_key (@acme/ops · 2031-02-26)]',
      ]);
      assert.deepEqual(symbolsIn(view, WORKFLOW), []);
    });
  });

  describe('completion in nhi.yaml', () => {
    const complete = async (marked: string): Promise<string[]> =>
      (await at('nhi.yaml', marked, completionsAt)).map(({ text }) => text);

    it('offers who answers for something already, in quotes', async () => {
      assert.deepEqual(await complete(MANIFEST.replace('"@acme/ops"', CURSOR)), ['"@acme/all"', '"@acme/web"']);
    });

    it('replaces the word that is being typed', async () => {
      const marked = MANIFEST.replace('"@acme/ops"', `"@ac${CURSOR}me"`);
      const [first] = await at('nhi.yaml', marked, completionsAt);
      const text = marked.replace(CURSOR, '');
      assert.equal(text.slice(first?.range.start, first?.range.end), '"@acme"');
    });

    it('offers keys that exist, what nobody declared first', async () => {
      const [first] = await complete(MANIFEST.replace('["gha:secret/OLD_KEY"]', `["gha${CURSOR}"]`));
      assert.equal(first, '"gha:secret/DEPLOY_KEY"');
      const [item] = await complete(MANIFEST.replace('["gha:secret/OLD_KEY"]', `\n      - ${CURSOR}`));
      assert.equal(item, '"gha:secret/DEPLOY_KEY"');
    });

    it('offers the words of the format where only they may stand', async () => {
      assert.deepEqual((await complete(`${MANIFEST}    status: ${CURSOR}`)).slice(0, 2), ['proposed', 'active']);
      assert.ok((await complete(`${MANIFEST}    kind: ${CURSOR}`)).includes('deploy_key'));
      assert.deepEqual(await complete(`version: 1\npolicy:\n  profile: ${CURSOR}\n`), [
        'starter',
        'standard',
        'strict',
      ]);
    });

    it('offers the keys of an entry that are not there yet', async () => {
      const keys = await complete(`${MANIFEST}    ${CURSOR}`);
      assert.ok(keys.includes('purpose: '));
      assert.ok(!keys.includes('owner: '));
      assert.ok(!keys.includes('identities: '));
    });

    it('offers the keys of the file at its margin, and of an entry behind a dash', async () => {
      assert.ok((await complete(`${MANIFEST}${CURSOR}`)).includes('waivers: '));
      assert.ok((await complete(`${MANIFEST}  - ${CURSOR}`)).includes('id: '));
      assert.ok((await complete(`version: 1\nidentities:\n- id: a1\n  ${CURSOR}`)).includes('owner: '));
    });

    it('offers days ahead as ends', async () => {
      assert.deepEqual(await complete(MANIFEST.replace('2031-02-26', CURSOR)), [
        '2031-05-30',
        '2031-08-28',
        '2032-02-29',
      ]);
    });

    it('offers the rules that a waiver may name', async () => {
      const rules = await complete(`${MANIFEST}waivers:\n  - rule: ${CURSOR}\n`);
      assert.ok(rules.includes('identity/undeclared'));
    });

    it('offers nothing in other files', async () => {
      assert.deepEqual(await at(WORKFLOW, `owner: ${CURSOR}`, completionsAt), []);
    });
  });
});
