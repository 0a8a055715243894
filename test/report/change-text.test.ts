import { strict as assert } from 'node:assert';
import { reportFormat } from '../../scanner/report';
import type { ReportContext } from '../../scanner/report';
import type { ScanResult } from '../../scanner/model';
import { changeRun, unreadRun } from './change-run';
import { context } from './context';
import { assertGolden } from './golden';
import { ACTIVE, AT_LINE_START, HOSTILE, hostileResult, INLINE } from './hostile';
import { acme, identity, KEY_ID, result } from './sample';

const NOTHING = { added: [], removed: [] };
const brief = { ...context().text, all: false, verbose: false, notes: false };
const text = (run: ScanResult, more: Partial<ReportContext> = {}): Promise<string> =>
  reportFormat('text').render(run, context({ text: brief, inventoryChange: NOTHING, ...more }));

describe('the text report on a change', () => {
  it('says first what blocks, then what the change weakens, what else is new, what was there, and the inventory', async () => {
    const [gone, come] = acme().inventory.slice(0, 2);
    assert.ok(gone !== undefined && come !== undefined);
    const report = await text(changeRun(), { inventoryChange: { added: [come], removed: [gone] } });
    assertGolden('change-text.txt', report);
    assert.ok(!report.includes(KEY_ID));
  });

  it('says that nothing blocks, and what could not be read', async () => {
    assert.match(
      await text(result()),
      /^Nothing blocks this change\.\n\nInventory: no identity comes or goes\.\nRead: /,
    );
    const unread = await text(unreadRun());
    assert.match(unread, /^1 finding blocks this change:\n\ninfra\/prod\.tf\n/);
    assert.match(unread, /Not read: 1 path that cannot be read\./);
  });

  it('shows of what was there before no more than ten, unless each is asked for', async () => {
    const [one] = changeRun().findings;
    assert.ok(one !== undefined);
    const findings = Array.from({ length: 14 }, (_, index) => ({ ...one, isNew: false, fingerprint: String(index) }));
    assert.match(await text(result({ findings })), /\n {2}and 4 more; --all shows each\n/);
    assert.ok(!(await text(result({ findings }), { text: { ...brief, all: true } })).includes(' more; '));
  });

  it('names a few of many identities that come and go', async () => {
    const many = (number: number, name: string): ReturnType<typeof identity>[] =>
      Array.from({ length: number }, (_, index) => identity(`${name}${index}`, { state: 'undeclared' }));
    const line = async (added: number, removed: number): Promise<string | undefined> => {
      const inventoryChange = { added: many(added, 'a'), removed: many(removed, 'r') };
      return /^Inventory: .*$/m.exec(await text(result(), { inventoryChange }))?.[0];
    };
    assert.equal(await line(1, 2), 'Inventory: +1 identity (a0, undeclared), -2 (r0; r1).');
    assert.equal(await line(0, 1), 'Inventory: -1 identity (r0).');
    assert.match((await line(7, 0)) ?? '', /; a4, undeclared; 2 more\)\.$/);
  });

  it('is safe to print, whatever files hold', async () => {
    for (const [kind, hostile] of Object.entries(HOSTILE)) {
      const run = hostileResult(hostile);
      const marked = { ...run, findings: run.findings.map((each, index) => ({ ...each, isNew: index % 2 === 0 })) };
      const inventoryChange = { added: [identity(hostile)], removed: [identity(hostile)] };
      for (const all of [true, false]) {
        const report = await text(marked, { inventoryChange, text: { ...brief, all, verbose: all } });
        for (const pattern of [ACTIVE, INLINE, AT_LINE_START]) assert.doesNotMatch(report, pattern, kind);
      }
    }
  });
});
