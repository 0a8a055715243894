import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Waiver } from '../../scanner/model';
import { inlineWaivers } from '../../scanner/waivers';
import type { MarkerHit } from '../../scanner/waivers';
import { WAIVER_MARKER } from '../../scanner/waivers/marker-hit';
import { placeOf } from '../inventory/builders';

/** Every marker of a text, as the scan would meet them; `ALLOW` stands for it so that no test is a waiver itself. */
function hitsOf(text: string, path: string): MarkerHit[] {
  return text
    .replaceAll('ALLOW', WAIVER_MARKER)
    .split('\n')
    .flatMap((lineText, index) =>
      [...lineText.matchAll(new RegExp(WAIVER_MARKER, 'gi'))].map((found) => ({
        marker: WAIVER_MARKER,
        tool: 'nhi',
        line: index + 1,
        lineText,
        at: found.index,
        place: placeOf(path, index + 1),
      })),
    );
}

function read(text: string, path = 'src/a.ts'): Omit<Waiver, 'place' | 'form'>[] {
  return inlineWaivers(path, hitsOf(text, path)).map(({ place, form, ...rest }) => {
    assert.deepEqual([form, place.path], ['inline', path]);
    return rest;
  });
}

const FULL = { rule: 'secret/x', until: '2041-07-31', reason: 'made up for the docs' };
const WORDS = 'ALLOW secret/x until 2041-07-31: made up for the docs';

describe('inlineWaivers', () => {
  describe('reads a waiver behind every comment sign', () => {
    const table: readonly (readonly [string, string, string?])[] = [
      ['#', `key = 1 # ${WORDS}`],
      ['# doubled', `key = 1 ## ${WORDS}`],
      ['//', `key = 1; // ${WORDS}`],
      ['//!', `key = 1; //! ${WORDS}`],
      ['--', `SELECT 1 -- ${WORDS}`],
      [';', `key=1 ; ${WORDS}`],
      ['/* */', `key = 1; /* ${WORDS} */`],
      ['/* */ before the code', `/* ${WORDS} */ key = 1;`],
      ['<!-- -->', `<key>1</key> <!-- ${WORDS} -->`],
      ['{# #}', `{{ key }} {# ${WORDS} #}`],
      ['(* *)', `let key = 1 (* ${WORDS} *)`],
      ['%', `key = 1 % ${WORDS}`],
      ['REM', `set KEY=1 & REM ${WORDS}`],
      ['rem', `set KEY=1 & rem ${WORDS}`],
      ["'", `Key = 1 ' ${WORDS}`, 'src/pay.vb'],
    ];
    for (const [title, line, path] of table) {
      it(title, () => assert.deepEqual(read(line, path), [{ ...FULL, coversLine: 1 }]));
    }
  });

  describe('reads none', () => {
    const table: readonly (readonly [string, string])[] = [
      ['in prose', `Write ${WORDS} on the line.`],
      ['in a JSON value', `{ "note": "${WORDS}" }`],
      ['in a string of a language without such comments', `const text = '${WORDS}';`],
      ['in a name', `forem ${WORDS}`],
    ];
    for (const [title, line] of table) it(title, () => assert.deepEqual(read(line), []));

    it('behind another tool’s marker', () => {
      const hit = { ...hitsOf(`key # ${WORDS}`, 'a.py')[0]!, marker: 'other-tool:ignore' };
      assert.deepEqual(inlineWaivers('a.py', [hit]), []);
    });
  });

  describe('covers', () => {
    const linesOf = (text: string, path?: string): (number | undefined)[] =>
      read(text, path).map(({ coversLine }) => coversLine);
    it('its own line where code stands on it', () => assert.deepEqual(linesOf(`\nkey = 1 # ${WORDS}`), [2]));
    it('the next line where it stands alone', () => assert.deepEqual(linesOf(`  # ${WORDS}\nkey = 1`), [2]));
    it('the next line in a block comment', () => assert.deepEqual(linesOf(`/* ${WORDS} */\nkey`), [2]));
    it('the next line in JSX', () => assert.deepEqual(linesOf(`{/* ${WORDS} */}\n<Key />`), [2]));
    it('the next line behind a star', () => assert.deepEqual(linesOf(` * ${WORDS}\nkey`), [2]));
    it('the line below a stack of them', () =>
      assert.deepEqual(linesOf(`# ${WORDS}\n# ${WORDS}\n# ${WORDS}\nkey`), [4, 4, 4]));
    it('the line itself twice where two stand on it', () => {
      assert.deepEqual(read(`key # ${WORDS} # ALLOW secret/y until 2041-08-01: also`), [
        { ...FULL, coversLine: 1 },
        { rule: 'secret/y', until: '2041-08-01', reason: 'also', coversLine: 1 },
      ]);
    });
  });

  describe('leaves out what is not there', () => {
    const table: readonly (readonly [string, Omit<Waiver, 'place' | 'form' | 'coversLine'>])[] = [
      ['ALLOW', { rule: '' }],
      ['ALLOW secret/x', { rule: 'secret/x' }],
      ['ALLOW secret/x: some reason', { rule: 'secret/x', reason: 'some reason' }],
      ['ALLOW secret/x until 2041-07-31', { rule: 'secret/x', until: '2041-07-31' }],
      ['ALLOW secret/x until 2041-07-31:', { rule: 'secret/x', until: '2041-07-31' }],
      ['ALLOW secret/x until 2041-07-31: <why>', { rule: 'secret/x', until: '2041-07-31' }],
      ['ALLOW secret/x until 2041-07-31: TODO', { rule: 'secret/x', until: '2041-07-31' }],
      ['ALLOW secret/x until', { rule: 'secret/x' }],
      ['ALLOW secret/x until tomorrow: r', { rule: 'secret/x', until: 'tomorrow', reason: 'r' }],
      ['ALLOW until 2041-07-31: r', { rule: '', until: '2041-07-31', reason: 'r' }],
      ['ALLOW secret/x until 2041-07-31 — a: b', { rule: 'secret/x', until: '2041-07-31', reason: 'a: b' }],
    ];
    for (const [words, expected] of table) {
      it(words.replace('ALLOW', '…'), () => assert.deepEqual(read(`key # ${words}`), [{ ...expected, coversLine: 1 }]));
    }
  });

  it('reads any case', () => {
    const words = `key # ${WORDS.replace('ALLOW', ['Nhi', 'Allow'].join('-'))} # ${WORDS}`;
    assert.deepEqual(read(words), [
      { ...FULL, coversLine: 1 },
      { ...FULL, coversLine: 1 },
    ]);
  });

  it('never takes the visible end of a long line for a line of its own', () => {
    const lineText = `… # ${WAIVER_MARKER} secret/x until 2041-07-31: r`;
    const hit = { marker: WAIVER_MARKER, tool: 'nhi', line: 3, lineText, at: 4, place: placeOf('a.py', 3) };
    assert.equal(inlineWaivers('a.py', [hit])[0]?.coversLine, 3);
  });

  it('takes any line without a fuss', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (before, after) => {
        const lineText = `${before} # ${WAIVER_MARKER}${after}`.replaceAll(/[\r\n]/g, ' ');
        const at = lineText.lastIndexOf(WAIVER_MARKER);
        const hit = { marker: WAIVER_MARKER, tool: 'nhi', line: 1, lineText, at, place: placeOf('a.py') };
        for (const { rule, until = '', reason = '' } of inlineWaivers('a.py', [hit]))
          assert.ok(rule.length + until.length + reason.length <= after.length);
      }),
    );
  });
});
