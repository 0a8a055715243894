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

  it('is a calendar with a day for each end, review and rotation', async () => {
    const entry = declaration('npm', {
      review: { interval: '90d', next: '2031-04-01' },
      rotation: { interval: '1y', next: '2031-05-01' },
    });
    const inventory = [identity('npm', { declaration: entry, expires: '2031-12-31' })];
    const text = await renderInventory(inventoryRows(result({ inventory })), 'ics', OPTIONS);
    assert.match(text, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:/);
    assert.deepEqual(
      [...text.matchAll(/DTSTART;VALUE=DATE:(\d+)\r\nDTEND;VALUE=DATE:(\d+)\r\nSUMMARY:(.*)\r\n/g)].map((match) =>
        match.slice(1),
      ),
      [
        ['20311231', '20320101', 'npm ends'],
        ['20310401', '20310402', 'Review npm'],
        ['20310501', '20310502', 'Rotate npm'],
      ],
    );
    assert.equal(new Set(text.match(/UID:.*/g)).size, 3);
    assert.match(text, /DESCRIPTION:owner @acme\/web\\, nhi\.yaml\r\n/);
  });

  it('is a calendar whatever a file may hold', async () => {
    for (const hostile of Object.values(HOSTILE)) {
      const at = { ...place('a', 'a', 'a'), path: hostile };
      const entry = declaration(hostile, { owner: { value: hostile, place: at }, manifest: hostile, place: at });
      const inventory = [identity(hostile, { declaration: entry, expires: '2031-12-31' })];
      const lines = (await renderInventory(inventoryRows(result({ inventory })), 'ics', OPTIONS)).split('\r\n');
      assert.equal(lines.filter((line) => line === 'BEGIN:VEVENT').length, 1);
      assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line)));
      assert.ok(
        lines.every((line) => /^(?: |[A-Z][A-Z-]*[:;]|$)/.test(line)),
        hostile.slice(0, 40),
      );
    }
  });
});
