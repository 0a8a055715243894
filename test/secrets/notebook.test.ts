import assert from 'node:assert/strict';
import { locate } from './reading';
import { seeded } from './seeded';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

describe('a Jupyter notebook', () => {
  const random = seeded(11);
  const value = random.pick(letters, 22);
  const notebook = (source: readonly string[], picture: string): string =>
    JSON.stringify(
      {
        cells: [{ cell_type: 'code', source, outputs: [{ data: { 'image/png': picture } }] }],
        metadata: { kernelspec: { name: 'python3' } },
        nbformat: 4,
      },
      undefined,
      1,
    );

  for (const quote of ['"', "'"]) {
    it(`shows a value that a cell assigns between ${quote}`, () => {
      const text = notebook(['import os\n', `api_key = ${quote}${value}${quote}\n`], '');
      assert.deepEqual(
        locate(text, 'explore.ipynb').flatMap(({ parts }) => parts),
        [value],
      );
    });
  }

  it('is quiet on its pictures', () => {
    const picture = `iVBORw0KGgo${random.pick(`${letters}+/`, 8000)}`;
    assert.deepEqual(locate(notebook(['plot(key)\n'], picture), 'explore.ipynb'), []);
  });
});
