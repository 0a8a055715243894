import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../../../scanner/model';
import { stripeKey } from '../../scan/memory';
import {
  BASELINE,
  baselineFor,
  entryFor,
  findings,
  hexLine,
  KEY,
  line,
  OTHER_KEY,
  secretsOf,
  told,
  UNTIL,
  withBaseline,
  without,
} from './sample';

const FILES = { 'src/a.ts': line(KEY), 'src/b.ts': hexLine() };
const WAIVED = ['src/a.ts:1 secret/stripe-live-key (waived)', 'src/b.ts:1 secret/generic-key (waived)'];

describe('a baseline', () => {
  it('excuses what was there until its day, and is no secret itself', () => {
    assert.deepEqual(
      told(FILES),
      WAIVED.map((text) => text.replace(' (waived)', '')),
    );
    assert.deepEqual(told(withBaseline(FILES)), WAIVED);
    assert.deepEqual(
      findings(withBaseline(FILES)).map(({ waived }) => waived),
      [
        { reason: 'baseline', until: UNTIL },
        { reason: 'baseline', until: UNTIL },
      ],
    );
  });

  it('is no secret itself, whatever its salt, and hides none in a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const salt = Buffer.from(bytes).toString('base64');
        const entries = secretsOf(FILES, salt).map(entryFor);
        assert.deepEqual(told(withBaseline(FILES, { salt, entries })), WAIVED);
      }),
      { numRuns: 30 },
    );
    const entries = baselineFor(FILES).entries.map((entry) => ({ ...entry, notASecret: OTHER_KEY }));
    const [first] = told(withBaseline(FILES, { entries }));
    assert.equal(first, `${BASELINE}:8 secret/stripe-live-key`);
  });

  it('asks of a certain one whether it still lives', () => {
    const [certain, likely] = findings(withBaseline(FILES));
    assert.match(certain?.remedy.text ?? '', /^still live\? revoke it first/);
    assert.doesNotMatch(likely?.remedy.text ?? '', /still live/);
  });

  it('covers no other value, no other file and nothing of another salt', () => {
    const before = withBaseline(FILES);
    assert.deepEqual(told({ ...before, 'src/a.ts': line(OTHER_KEY) }).slice(1, 2), [
      'src/a.ts:1 secret/stripe-live-key',
    ]);
    assert.deepEqual(told({ ...before, 'src/c.ts': line(KEY) }).slice(2), ['src/c.ts:1 secret/stripe-live-key']);
    const salted = withBaseline(FILES, { salt: 'QUFBQUFBQUFBQUFBQUFBQQ==' });
    assert.deepEqual(told(salted, { extent: 'partial' }), told(FILES));
  });

  it('stands at the root and nowhere else', () => {
    const { [BASELINE]: text, ...files } = withBaseline(FILES);
    const nested = { ...files, [`src/${BASELINE}`]: text ?? assert.fail() };
    assert.deepEqual(
      told(nested).filter((said) => !said.startsWith(`src/${BASELINE}`)),
      told(FILES),
    );
  });

  it('counts for nobody who cannot tell values apart', () => {
    assert.deepEqual(
      findings(withBaseline(FILES), { identify: () => '0'.repeat(12), extent: 'partial' }).map(({ waived }) => waived),
      [undefined, undefined],
    );
  });

  it('keeps covering what moves within its file or with it, whatever else is edited', () => {
    const before = withBaseline(FILES);
    const above = fc.array(fc.constantFrom('', '// said', 'let a = 1;', 'é😀'), { maxLength: 6 });
    const name = fc.constantFrom('src/a.ts', 'lib/deep/a.ts', 'z.js', 'sp ce/ü.ts');
    fc.assert(
      fc.property(above, above, name, fc.constantFrom('\n', '\r\n'), (first, last, path, eol) => {
        const content = [...first, line(KEY).trim(), ...last].join(eol);
        const found = findings({ ...without(before, 'src/a.ts'), [path]: content });
        assert.ok(found.every(({ waived }) => waived !== undefined));
        assert.equal(found.length, 2);
      }),
      { numRuns: 40 },
    );
  });

  it('covers nothing new, whatever stands beside it', () => {
    const before = withBaseline(FILES);
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 10_000 }), (seed) => {
        const found = findings({ ...before, 'src/b.ts': hexLine() + line(stripeKey(seed)) });
        assert.deepEqual(found.filter(({ waived }) => waived === undefined).length, 1);
      }),
      { numRuns: 20 },
    );
  });

  it('leaves what another waiver excuses to that one, and is used all the same', () => {
    const allow = ['nhi', 'allow'].join('-');
    const files = withBaseline({ 'src/a.ts': line(KEY) });
    const waived = `// ${allow} secret/stripe-live-key until 2031-04-01: made up\n${line(KEY)}`;
    const found = findings({ ...files, 'src/a.ts': waived });
    assert.deepEqual(
      found.map((each) => each.waived ?? each.rule),
      [{ reason: 'made up', until: '2031-04-01' }],
    );
  });
});

describe('a baseline’s end', () => {
  const at = (today: string): string[] =>
    told(withBaseline(FILES), { today }).filter((text) => text.startsWith(BASELINE));

  it('is announced, and then it counts no more', () => {
    assert.deepEqual(at('2031-04-29'), []);
    assert.deepEqual(at('2031-04-30'), [`${BASELINE}:6 waiver/expires-soon`]);
    assert.deepEqual(at(UNTIL), [`${BASELINE}:6 waiver/expires-soon`]);
    assert.deepEqual(told(withBaseline(FILES), { today: addDays(UNTIL, 1) }), [
      `${BASELINE}:6 waiver/expired`,
      ...told(FILES),
    ]);
  });

  it('says how many', () => {
    const [soon] = findings(withBaseline(FILES), { today: UNTIL });
    assert.equal(soon?.message, `The baseline ends on ${UNTIL}, today: 2 secrets of it will count again`);
    const [past] = findings(withBaseline(FILES), { today: '2032-01-01' });
    assert.equal(past?.message, `The baseline ended on ${UNTIL}: 2 secrets of it count again`);
    assert.equal(past.severity, 'error');
  });

  it('is not further away than any waiver’s', () => {
    const files = withBaseline(FILES, { until: addDays(UNTIL, 1) });
    assert.deepEqual(told(files), [`${BASELINE}:6 waiver/invalid`, ...told(FILES)]);
    const longer = 'version: 1\npolicy:\n  waiver_days: 100\nidentities: []\n';
    assert.deepEqual(told({ ...files, 'nhi.yaml': longer }), WAIVED);
  });

  it('is lifted where the entry says why it is no secret', () => {
    const entries = baselineFor(FILES).entries.map((entry) => ({ ...entry, notASecret: 'made up' }));
    const today = '2040-01-01';
    const found = findings(withBaseline(FILES, { entries }), { today });
    assert.deepEqual(
      found.map(({ rule, waived }) => waived ?? rule),
      ['waiver/expired', 'waiver/invalid', 'secret/stripe-live-key', { reason: 'made up', until: 'never' }],
    );
    assert.match(found[1]?.message ?? '', /certain secret\/stripe-live-key outside test paths/);
  });

  it('is lifted for certain ones only under test paths', () => {
    const files = { 'test/a.test.ts': line(KEY) };
    const entries = baselineFor(files).entries.map((entry) => ({ ...entry, notASecret: 'revoked' }));
    assert.deepEqual(told(withBaseline(files, { entries }), { today: '2040-01-01' }), [
      'test/a.test.ts:1 secret/stripe-live-key (waived)',
    ]);
  });
});

describe('a stale entry', () => {
  it('is told once for all, and only where everything was read', () => {
    const files = { ...withBaseline(FILES), 'src/a.ts': '', 'src/b.ts': '' };
    const [found, ...others] = findings(files);
    assert.deepEqual([found?.rule, found?.place.start.line, others.length], ['waiver/unused', 8, 0]);
    assert.equal(found?.message, '2 entries of the baseline excuse nothing any more');
    assert.deepEqual(told(files, { extent: 'partial' }), []);
  });

  it('is one whose file is gone while its value stands in another entry’s file', () => {
    const files = withBaseline({ 'src/a.ts': line(KEY), 'src/c.ts': line(KEY) });
    assert.deepEqual(told(without(files, 'src/c.ts')), [
      `${BASELINE}:9 waiver/unused`,
      'src/a.ts:1 secret/stripe-live-key (waived)',
    ]);
  });

  it('is none while its file is not read', () => {
    const files = { ...withBaseline(FILES), 'nhi.yaml': 'version: 1\nscan:\n  exclude: [src/a.ts]\nidentities: []\n' };
    assert.deepEqual(told(files), WAIVED.slice(1));
  });

  it('can be switched off like every rule', () => {
    const policy = 'version: 1\npolicy:\n  severities: {waiver/unused: off}\nidentities: []\n';
    assert.deepEqual(told({ ...withBaseline(FILES), 'src/a.ts': '', 'src/b.ts': '', 'nhi.yaml': policy }), []);
  });
});

describe('findings of a baseline', () => {
  it('keep their fingerprint while other entries come and go', () => {
    const one = findings(withBaseline({ 'src/b.ts': hexLine() }), { today: UNTIL })[0];
    const two = findings(withBaseline(FILES), { today: UNTIL })[0];
    assert.equal(one?.fingerprint, two?.fingerprint);
    assert.equal(one?.rule, 'waiver/expires-soon');
  });
});
