import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { stripeKey } from '../../scan/memory';
import { readCase } from './case';
import { fixed, offersIn } from './offered';

const folder = join(__dirname, 'golden');
const SECRET = stripeKey();
const cases = readdirSync(folder).map((name) => readCase(join(folder, name), '\n', () => SECRET));

/** What breaks files: lines that end early, lost quotes, tabs, lone brackets, merge markers. */
const BROKEN = [
  '',
  '\t',
  '"',
  "'",
  '`',
  '{',
  '}',
  ']',
  ':',
  '- ',
  '\n',
  '\r\n',
  '<<<<<<< HEAD\n',
  '&a ',
  '*a',
  '#',
  '\\',
  '\u2028',
];

describe('fixes of files that somebody is typing', () => {
  it('stay within the text, do not overlap, show no secret and are not offered again', function () {
    this.timeout(60_000);
    const examples = fc.constantFrom(...cases);
    fc.assert(
      fc.property(examples, fc.nat(), fc.nat(12), fc.constantFrom(...BROKEN), ({ files, path }, at, length, put) => {
        const text = files[path] ?? '';
        const start = at % (text.length + 1);
        const broken = { ...files, [path]: text.slice(0, start) + put + text.slice(start + length) };
        const offers = offersIn(broken).map((offer) => offer.fix);
        for (const fix of offers) {
          assert.ok(!`${fix.title}${fix.note ?? ''}`.includes(SECRET));
          const paths = [...new Set(fix.edits.map((edit) => edit.path))];
          for (const each of paths) {
            const edits = fix.edits.filter((edit) => edit.path === each).sort((a, b) => a.range.start - b.range.start);
            let end = 0;
            for (const { range } of edits) {
              assert.ok(end <= range.start && range.start <= range.end, `${fix.id} of ${each}`);
              assert.ok(range.end <= (broken[each] ?? '').length, `${fix.id} of ${each}`);
              end = range.end;
            }
          }
          if (fix.edits.length === 0) continue;
          const again = offersIn(fixed(broken, fix)).map((offer) => offer.fix);
          const same = (all: typeof offers): number => all.filter(({ title }) => title === fix.title).length;
          assert.ok(same(again) < same(offers), `${fix.title} is offered again`);
          break;
        }
      }),
      { numRuns: 100 },
    );
  });
});
