import assert from 'node:assert/strict';
import { fillGaps } from '../../scanner/service';
import { applyEdits } from '../../scanner/text';
import { stripeKey } from '../scan/memory';
import { sessionOver } from './rooted';

const WORKFLOW = '.github/workflows/release.yml';
const TWO = `on: push
permissions: {}
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: deploy
        env:
          ONE: \${{ secrets.FIRST_KEY }}
          TWO: \${{ secrets.SECOND_KEY }}
`;
const REFERENCES = /references: \["gha:secret\/(\w+)"\]/g;
const named = (text: string): string[] => [...text.matchAll(REFERENCES)].map(([, name = '']) => name).sort();

describe('all gaps of a document', () => {
  it('are filled at once where they go to the same place', async () => {
    const before =
      'version: 1\nidentities: # ours\n  - id: a\n    owner: web\n    expires: 2031-05-01\n    references: ["env:A"]\n';
    const session = await sessionOver({ [WORKFLOW]: TWO, 'nhi.yaml': before });
    const edits = fillGaps(await session.view(), WORKFLOW);
    assert.deepEqual([...new Set(edits.map(({ path }) => path))], ['nhi.yaml']);
    const after = applyEdits(before, edits);
    assert.deepEqual(named(after), ['FIRST_KEY', 'SECOND_KEY']);
    assert.ok(after.includes('identities: # ours\n  - id: a\n    owner: web\n'));
    session.open('nhi.yaml', after, false);
    assert.deepEqual(fillGaps(await session.view(), WORKFLOW), [], 'and nothing is left');
  });

  it('make a manifest where there is none', async () => {
    const session = await sessionOver({ [WORKFLOW]: TWO });
    const edits = fillGaps(await session.view(), WORKFLOW);
    assert.deepEqual(named(applyEdits('', edits)), ['FIRST_KEY', 'SECOND_KEY']);
  });

  it('are those of manifests alone: no code is changed, nothing is excused', async () => {
    const session = await sessionOver({
      'src/pay.js': `const stripe = new Stripe('${stripeKey()}');\n`,
      'nhi.yaml': 'version: 1\n',
    });
    assert.deepEqual(fillGaps(await session.view(), 'src/pay.js'), []);
  });
});
