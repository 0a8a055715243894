import { strict as assert } from 'node:assert';
import type { Finding, ScanResult } from '../../scanner/model';
import { inventoryRows, renderInventory, reportFormats } from '../../scanner/report';
import { scan } from '../../scanner/scan';
import { context } from './context';
import { formsOf, plant } from './planted';
import type { Planted } from './planted';
import { TODAY } from './sample';

/** Everything that a run can put out, by name. */
async function outputsOf(result: ScanResult): Promise<ReadonlyMap<string, string>> {
  const text = { width: 100, color: false, all: true };
  const outputs = new Map([
    ['inventory as text', await renderInventory(inventoryRows(result), 'text', text)],
    ['inventory as JSON', await renderInventory(inventoryRows(result), 'json', text)],
    ['inventory as CSV', await renderInventory(inventoryRows(result), 'csv', text)],
    ['inventory as Markdown', await renderInventory(inventoryRows(result), 'markdown', text)],
  ]);
  for (const [name, format] of Object.entries(reportFormats)) {
    // Cut reports could hide what a longer one shows: each finding alone as well.
    const alone = result.findings.map((finding) => format.render({ ...result, findings: [finding] }, context()));
    outputs.set(name, [await format.render(result, context()), ...(await Promise.all(alone))].join('\n'));
  }
  return outputs;
}

/** The same run as one over a change, in which every other finding is new, and as one over history. */
function variantsOf(result: ScanResult): readonly ScanResult[] {
  const origin = { kind: 'commit', commit: 'c0ffee', author: 'A. Author', date: '2030-01-02' } as const;
  return [
    result,
    { ...result, findings: result.findings.map((finding, index) => ({ ...finding, isNew: index % 2 === 0 })) },
    { ...result, findings: result.findings.map((finding) => ({ ...finding, origin })) },
  ];
}

/** @returns which secret stands in which output in which form, never the secret */
async function leaksOf(result: ScanResult, { secrets }: Planted): Promise<string[]> {
  const leaks: string[] = [];
  for (const variant of variantsOf(result)) {
    for (const [name, output] of await outputsOf(variant)) {
      // A line break, a quote's backslash or a table's border must hide nothing.
      const joined = output.replace(/\\n|[\s\\]/g, '');
      for (const [secret, value] of secrets) {
        for (const [form, shown] of formsOf(value)) {
          if (output.includes(shown) || joined.includes(shown)) leaks.push(`${name} shows ${secret} ${form}`);
        }
      }
    }
  }
  return [...new Set(leaks)];
}

/** Whether a finding's place covers the value where it stands, as it is or encoded. */
function isCovered(value: string, { texts }: Planted, found: readonly Finding[]): boolean {
  return [...texts].some(([path, text]) =>
    [value, Buffer.from(value).toString('base64')].some((written) => {
      const start = text.indexOf(written);
      const covers = ({ place }: Finding): boolean =>
        place.path === path && place.range.start <= start && start + written.length <= place.range.end;
      return start !== -1 && found.some(covers);
    }),
  );
}

describe('no report', () => {
  const planted = plant();
  const { documents, snapshot } = planted;
  const result = scan({ documents, snapshot, extent: 'whole', today: TODAY });

  it('is tried in vain: every planted secret was found', () => {
    const found = result.findings.filter(({ rule }) => rule.startsWith('secret/'));
    const missed = [...planted.secrets].filter(([, value]) => !isCovered(value, planted, found));
    assert.deepEqual(
      missed.map(([name]) => name),
      [],
    );
    assert.ok(
      found.some(({ waived }) => waived !== undefined),
      'nothing is waived',
    );
    assert.ok(
      result.findings.some(({ rule }) => rule.startsWith('identity/')),
      'no identity is asked for',
    );
    assert.ok(
      result.findings.some(({ rule }) => rule === 'manifest/invalid'),
      'nhi.yaml is in order',
    );
  });

  it('shows a secret, in whatever form', async () => {
    assert.deepEqual(await leaksOf(result, planted), []);
  });

  it('could do so unnoticed: the test sees every form, in every format', async () => {
    const [secret, value] = [...planted.secrets][0] ?? assert.fail('nothing is planted');
    for (const [form, shown] of formsOf(value)) {
      const told = { ...result, findings: result.findings.slice(0, 1).map((each) => ({ ...each, message: shown })) };
      const leaks = await leaksOf(told, { ...planted, secrets: new Map([[secret, value]]) });
      assert.ok(leaks.includes(`json shows ${secret} ${form}`), form);
      if (form !== 'as it is') continue;
      for (const name of Object.keys(reportFormats)) assert.ok(leaks.includes(`${name} shows ${secret} ${form}`), name);
    }
  });
});
