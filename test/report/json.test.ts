import { strict as assert } from 'node:assert';
import { inventoryRows, renderInventory, renderJson } from '../../scanner/report';
import type { JsonInventory, JsonReport } from '../../scanner/report';
import { assertGolden } from './golden';
import { acme, finding, identity, KEY_ID, place, reference, result } from './sample';

describe('the JSON report', () => {
  it('has a stable shape', () => {
    assertGolden('acme-json.txt', renderJson(acme()));
  });

  it('counts what is open, and apart from it what is waived', () => {
    const { summary } = JSON.parse(renderJson(acme())) as JsonReport;
    assert.deepEqual(summary, {
      errors: 2,
      warnings: 1,
      infos: 1,
      waived: 1,
      files: 214,
      bytes: 1_800_000,
      identities: { total: 5, declared: 2, proposed: 0, undeclared: 1, listed: 1, unused: 1 },
    });
  });

  it('keeps every value exact and none able to act on a terminal', () => {
    const hostile = '\u001b[2K\u202e\u009b\u2028\u{e0041}\ud800"\\';
    const text = renderJson(result({ findings: [finding(place('a', 'a', 'a'), { message: hostile })] }));
    assert.doesNotMatch(text, /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    assert.equal((JSON.parse(text) as JsonReport).findings[0]?.message, hostile);
  });

  it('marks what a change brings, and names the commit that first held a secret', () => {
    const origin = { kind: 'commit', commit: 'c0ffee', author: 'A. Author', date: '2030-01-02' } as const;
    const findings = [{ isNew: true }, { isNew: false, origin }, {}].map((more) => finding(place('a', 'a', 'a'), more));
    const report = JSON.parse(renderJson(result({ findings }))) as JsonReport;
    assert.deepEqual(
      report.findings.map(({ isNew, origin: first }) => [isNew, first]),
      [
        [true, undefined],
        [false, { commit: 'c0ffee', author: 'A. Author', date: '2030-01-02' }],
        [undefined, undefined],
      ],
    );
  });

  it('holds no secret', () => {
    assert.ok(!renderJson(acme()).includes(KEY_ID));
  });
});

const OPTIONS = { color: false, width: 100, all: false };

describe('the inventory', () => {
  it('lists every reference in JSON, with key, kind, provider, credential, facts and place', async () => {
    assertGolden('acme-inventory-json.txt', await renderInventory(inventoryRows(acme()), 'json', OPTIONS));
    const { inventory } = JSON.parse(await renderInventory(inventoryRows(acme()), 'json', OPTIONS)) as JsonInventory;
    const references = inventory.flatMap(({ references }) => references);
    assert.equal(references.length, 7);
    assert.deepEqual(
      references.find(({ key }) => key === 'gha:secret/NPM_TOKEN'),
      {
        key: 'gha:secret/NPM_TOKEN',
        linkedKeys: [],
        role: 'uses',
        kind: 'access_token',
        provider: 'npm',
        credential: 'static',
        duty: 'stored',
        confidence: 'certain',
        privileges: [],
        syntax: 'gha.secret-ref',
        consumer: 'npm publish',
        environment: 'production',
        path: '.github/workflows/release.yml',
        line: 18,
        column: 40,
        endLine: 18,
        endColumn: 49,
      },
    );
  });

  it('lists by state in text, what asks for attention first', async () => {
    assertGolden('acme-inventory.txt', await renderInventory(inventoryRows(acme()), 'text', OPTIONS));
  });

  it('shows each place with --all', async () => {
    const text = await renderInventory(inventoryRows(acme()), 'text', { ...OPTIONS, all: true });
    assert.match(text, /ci\.yml:5:1/);
    assert.doesNotMatch(text, /--all/);
  });

  it('never acts on the terminal', async () => {
    const hostile = '\u001b[2K\u202e\r';
    const at = { ...place('a', 'a', 'a'), path: hostile };
    const inventory = [
      identity(hostile, {
        provider: hostile,
        references: [reference(at, { key: hostile, consumer: hostile })],
        privileges: [{ fact: hostile, level: 'read', line: 1 }],
      }),
    ];
    const text = await renderInventory(inventoryRows(result({ inventory })), 'text', { ...OPTIONS, all: true });
    assert.doesNotMatch(text, /[^\P{Cc}\n]|\p{Cf}/u);
  });
});
