import { strict as assert } from 'node:assert';
import { inventoryRows, renderInventory } from '../../scanner/report';
import { HOSTILE } from './hostile';
import { readCsv } from './read-csv';
import { acme, declaration, identity, place, reference, result } from './sample';

const OPTIONS = { color: false, width: 100, all: false };

describe('the inventory as a table', () => {
  it('has a line an identity, its four answers first', async () => {
    const [header = [], ...rows] = readCsv(await renderInventory(inventoryRows(acme()), 'csv', OPTIONS));
    assert.deepEqual(header.slice(0, 7), ['repository', 'id', 'state', 'owner', 'may', 'expires', 'days_left']);
    const cell = (row: readonly string[] | undefined, name: string): string | undefined => row?.[header.indexOf(name)];
    assert.equal(rows.length, 5);
    const [backup] = rows;
    assert.deepEqual(
      ['id', 'owner', 'may', 'days_left', 'first_place'].map((name) => cell(backup, name)),
      ['backup-user', "'@acme/platform", 's3:PutObject', '200', 'infra/iam.tf:3'],
    );
  });

  it('is Markdown with a section a state', async () => {
    const text = await renderInventory(inventoryRows(acme()), 'markdown', OPTIONS);
    assert.match(text, /^## Not in nhi\.yaml \(1\)\n/);
    assert.match(text, /\| `sonar-token` \| `@acme\/web` \|/);
    assert.equal(text.match(/^\| --- /gm)?.length, 4);
  });

  it('stays a table with whatever a file may hold', async () => {
    for (const hostile of Object.values(HOSTILE)) {
      const at = { ...place('a', 'a', 'a'), path: hostile };
      const inventory = [
        identity(hostile, {
          references: [reference(at, { key: hostile })],
          privileges: [{ fact: hostile, level: 'read', line: 1 }],
          declaration: declaration('a', { owner: { value: hostile, place: at }, purpose: hostile }),
        }),
      ];
      const rows = inventoryRows(result({ inventory }));
      const lines = readCsv(await renderInventory(rows, 'csv', OPTIONS));
      assert.deepEqual(
        lines.map((line) => line.length),
        [lines[0]?.length, lines[0]?.length],
      );
      const page = await renderInventory(rows, 'markdown', OPTIONS);
      assert.equal(page.split('\n').filter((line) => line.startsWith('|')).length, 3, page);
    }
  });
});
