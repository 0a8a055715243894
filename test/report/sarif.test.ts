import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import type { Log, Run } from 'sarif';
import { renderSarif } from '../../scanner/report';
import type { ExitInfo, RuleInfo } from '../../scanner/report';
import type { ScanResult } from '../../scanner/model';
import { acme, coverage, finding, KEY_ID, place, result, skip } from './sample';

const schema = JSON.parse(
  readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
) as object;
// The schema's pattern of a language tag is no valid pattern in Unicode mode.
const validate = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false }).compile(schema);

const known: RuleInfo = {
  id: 'secret/aws-access-key',
  title: 'An AWS access key in the code',
  help: 'Whoever reads the code can use it. Revoke it first.',
  severity: 'error',
  controls: ['ISO/IEC 27001:2022 A.5.17'],
};
const rules = (id: string): RuleInfo | undefined => (id === known.id ? known : undefined);
const exit: ExitInfo = { code: 1, description: 'findings at or above error' };

function sarif(scanned: ScanResult, ended = exit): Run {
  const text = renderSarif(scanned, { toolVersion: '1.2.3', rules, exit: ended });
  const log = JSON.parse(text) as Log;
  assert.ok(validate(log), JSON.stringify(validate.errors, undefined, 2));
  return log.runs[0] ?? assert.fail('no run');
}

describe('the SARIF report', () => {
  it('holds to the schema of SARIF 2.1.0, which would tell', () => {
    sarif(acme());
    assert.ok(!validate({ version: '2.1.0', runs: [{ tool: { driver: {} } }] }));
  });

  it('gives places in UTF-16 columns, the end behind the last unit', () => {
    const run = sarif(result({ findings: [finding(place('src/a b#1%.ts', '🔑 = 秘密', '秘密', 3))] }));
    assert.equal(run.columnKind, 'utf16CodeUnits');
    assert.deepEqual(run.results?.[0]?.locations?.[0]?.physicalLocation, {
      artifactLocation: { uri: 'src/a%20b%231%25.ts', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3, startColumn: 6, endLine: 3, endColumn: 8 },
    });
  });

  it('holds as many results as code scanning takes, the most severe, and says how many it left out', () => {
    const one = finding(place('src/a.ts', 'key', 'key', 1));
    const many = Array.from({ length: 25_001 }, (_, index): typeof one => ({
      ...one,
      place: place(`src/${String(index)}.ts`, 'key', 'key', 1),
      severity: index === 0 ? 'warning' : 'error',
    }));
    const run = sarif(result({ findings: many }));
    assert.equal(run.results?.length, 25_000);
    assert.ok(run.results.every(({ level }) => level === 'error'));
    const [note] = run.invocations?.[0]?.toolExecutionNotifications ?? [];
    assert.match(note?.message.text ?? '', /^1 findings? (?:is|are) left out/);
    assert.equal(sarif(result({ findings: many.slice(1) })).invocations?.[0]?.toolExecutionNotifications?.length, 0);
  });

  it('describes each rule that was met, known or not', () => {
    const run = sarif(acme());
    const described = run.tool.driver.rules ?? [];
    assert.deepEqual(
      described.map(({ id }) => id),
      [...new Set(acme().findings.map(({ rule }) => rule))].sort(),
    );
    for (const { ruleId, ruleIndex } of run.results ?? []) assert.equal(described[ruleIndex ?? -1]?.id, ruleId);
    assert.deepEqual(
      described.find(({ id }) => id === known.id),
      {
        id: 'secret/aws-access-key',
        name: 'SecretAwsAccessKey',
        shortDescription: { text: known.title },
        fullDescription: { text: known.help },
        help: { text: known.help },
        defaultConfiguration: { level: 'error' },
        properties: { tags: ['security', 'ISO/IEC 27001:2022 A.5.17'], 'security-severity': '8.0' },
      },
    );
  });

  it('says how sure a finding is, and by which words to know it again', () => {
    const [first] = sarif(acme()).results ?? [];
    assert.deepEqual(first?.properties, { confidence: 'certain', key: 'gha:secret/NPM_TOKEN' });
    assert.deepEqual(first.partialFingerprints, { 'nhi/v1': '0123456789abcdef' });
    assert.equal(first.level, 'error');
    assert.equal(sarif(acme()).results?.[1]?.level, 'note');
  });

  it('keeps two findings of one rule on one line apart', () => {
    const line = 'a = 1; b = 2';
    const findings = ['1', '2'].map((mark) => finding(place('a.ts', line, mark), { fingerprint: mark.repeat(16) }));
    const elsewhere = finding(place('b.ts', line, '1'));
    assert.deepEqual(
      sarif(result({ findings: [...findings, elsewhere] })).results?.map(
        ({ partialFingerprints }) => partialFingerprints,
      ),
      [
        { 'nhi/v1': '1111111111111111' },
        { 'nhi/v1': '2222222222222222', primaryLocationLineHash: '2222222222222222' },
        { 'nhi/v1': '0123456789abcdef' },
      ],
    );
  });

  it('suppresses what is waived, and says of the others that they are not', () => {
    const run = sarif(acme());
    const suppressions = (run.results ?? []).map((each) => each.suppressions);
    assert.deepEqual(suppressions.at(-1), [
      { kind: 'external', status: 'accepted', justification: 'a sample of the documentation (until 2031-05-01)' },
    ]);
    assert.deepEqual(suppressions.slice(0, -1), [[], [], [], []]);
    const [open] = sarif(result({ findings: acme().findings.slice(0, 1) })).results ?? [];
    assert.ok(open && !('suppressions' in open));
  });

  it('says of a change what is new, and of history which commit came first', () => {
    const origin = { kind: 'commit', commit: 'c0ffee' } as const;
    const findings = [{ isNew: true }, { isNew: false, origin }].map((more) => finding(place('a', 'a', 'a'), more));
    const results = sarif(result({ findings })).results ?? [];
    assert.deepEqual(
      results.map(({ baselineState, properties }) => [baselineState, properties?.['commit'] as unknown]),
      [
        ['new', undefined],
        ['unchanged', 'c0ffee'],
      ],
    );
    assert.ok(!('baselineState' in (sarif(acme()).results?.[0] ?? {})));
  });

  it('names related places', () => {
    const related = sarif(acme()).results?.[2]?.relatedLocations;
    assert.deepEqual(
      related?.map(({ id, physicalLocation }) => [id, physicalLocation?.artifactLocation?.uri]),
      [
        [1, '.github/workflows/ci.yml'],
        [2, 'nhi.yaml'],
        [3, '.github/workflows/nightly.yml'],
        [4, '.github/workflows/weekly.yml'],
      ],
    );
  });

  it('says what was not read and how the run ended', () => {
    const skipped = [skip('a.png', 'binary'), skip('b.tf', 'unreadable', { detail: 'permission denied', fatal: true })];
    const failed: ExitInfo = { code: 2, description: 'a file that must be read cannot be' };
    const [invocation] = sarif(result({ coverage: coverage({ skipped }) }), failed).invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    assert.equal(invocation.exitCode, 2);
    assert.equal(invocation.exitCodeDescription, failed.description);
    assert.deepEqual(
      invocation.toolExecutionNotifications?.map(({ level, message, descriptor }) => [
        level,
        message.text,
        descriptor?.id,
      ]),
      [
        ['note', 'a.png: binary', 'skipped/binary'],
        ['error', 'b.tf: unreadable, permission denied', 'skipped/unreadable'],
      ],
    );
    assert.equal(sarif(acme()).invocations?.[0]?.executionSuccessful, true);
  });

  it('takes no placeholder and no link from what it quotes', () => {
    const message = 'key {0} of ${{ secrets.X }} [click](https://example.com) tf:a["b"]';
    const [first] = sarif(result({ findings: [finding(place('a', 'a', 'a'), { message })] })).results ?? [];
    assert.equal(
      first?.message.text,
      'key {{0}} of ${{ secrets.X }} \\[click](https://example.com) tf:a["b"]. ' +
        'Declare it with an owner and an expiry (nhi init).',
    );
  });

  it('bears names that are no UTF-16 and holds no secret', () => {
    const run = sarif(result({ findings: [finding(place('a\ud800b:c/.', 'a', 'a'))] }));
    assert.equal(run.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri, 'a%EF%BF%BDb%3Ac/.');
    assert.ok(!JSON.stringify(sarif(acme())).includes(KEY_ID));
  });
});
