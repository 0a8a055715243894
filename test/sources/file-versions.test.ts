import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedRanges } from '../../scanner/sources/history/changed-ranges';
import { FileVersions } from '../../scanner/sources/history/file-versions';

const bytes = (text: string): Buffer => Buffer.from(text);
const lines = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, at) => `line ${from + at} ${'x'.repeat((from + at) % 40)}\n`);
const text = (...parts: readonly (string | readonly string[])[]): Buffer => bytes(parts.flat().join(''));
const shown = (before: Buffer, after: Buffer): string[] =>
  changedRanges(before, after).map(({ start, end }) => after.toString('latin1', start, end));

describe('the changed part of a file', () => {
  it('is what was written, wherever it stands', () => {
    const before = text(lines(0, 500));
    assert.deepEqual(shown(before, text('new\n', lines(0, 500))), ['new\n']);
    assert.deepEqual(shown(before, text(lines(0, 500), 'new\n')), ['new\n']);
    assert.deepEqual(shown(before, text(lines(0, 100), 'one\n', lines(100, 300), 'two\nthree\n', lines(310, 500))), [
      'one\n',
      'two\nthree',
    ]);
    assert.deepEqual(shown(before, before), []);
  });

  it('is the place where text went, although nothing of it is left', () => {
    const before = text(lines(0, 500));
    const after = text(lines(0, 100), lines(101, 500));
    const [range = assert.fail(), ...more] = changedRanges(before, after);
    assert.deepEqual(more, []);
    assert.ok(range.start === range.end && Math.abs(range.start - text(lines(0, 100)).length) < 40);
  });

  it('is the place where text went, also behind a line that was written', () => {
    const value = 'z'.repeat(70);
    const before = text('head\n', `${value} gone end\n`);
    const after = text('head\n', 'new\n', `${value} end\n`);
    assert.deepEqual(changedRanges(before, after), [
      { start: 5, end: 9 },
      { start: 79, end: 79 },
    ]);
  });

  it('is everything that is no copy, whatever was edited', () => {
    const line = fc.oneof(
      fc.constantFrom('a\n', 'b\n', '\n', 'same line\n'),
      fc.integer({ max: 9 }).map((n) => `${'z'.repeat(70)} ${n}\n`),
    );
    const content = fc.array(line, { maxLength: 30 });
    fc.assert(
      fc.property(content, content, content, content, (head, old, young, tail) => {
        const [before, after] = [text(head, old, tail), text(head, young, tail)];
        let until = 0;
        for (const { start, end } of [...changedRanges(before, after), { start: after.length, end: after.length }]) {
          assert.ok(until <= start && start <= end && end <= after.length);
          const copied = after.toString('latin1', until, start);
          assert.ok(
            before.toString('latin1').includes(copied),
            'what is left out stands in the older version as it is',
          );
          until = end;
        }
      }),
    );
  });
});

describe('the versions of a file', () => {
  const fresh = (versions: FileVersions, path: string, content: Buffer): string | undefined => {
    const part = versions.next(path, [content.subarray(0, 5), content.subarray(5)]);
    assert.ok(part === undefined || part.size === content.length);
    return part && Buffer.from(part.bytes).toString('latin1');
  };

  it('are told from the second on, by what is new and what stands around it', () => {
    const versions = new FileVersions();
    assert.equal(fresh(versions, 'a', text(lines(0, 2000))), undefined);
    const part = fresh(versions, 'a', text(lines(0, 1000), 'new\n', lines(1000, 2000))) ?? assert.fail();
    assert.match(part, /^[\s\S]{2000,2100}\nnew\n[\s\S]{2000,2100}$/u);
    assert.equal(fresh(versions, 'b', text('other')), undefined);
    assert.match(fresh(versions, 'a', text('shorter\n')) ?? '', /^shorter\n$/);
    assert.match(fresh(versions, 'a', text(lines(0, 3000))) ?? '', /^line 0 \n[\s\S]*line 2999/u);
  });

  it('are forgotten, the oldest first, where they are too much to be held, and never held where they are large', () => {
    const versions = new FileVersions();
    const large = Buffer.alloc(3_500_000, 'x\n');
    for (let count = 0; count < 20; count++) versions.next(`file ${count}`, [large]);
    assert.equal(versions.next('file 0', [large]), undefined);
    assert.ok(versions.next('file 19', [large]));
    const huge = Buffer.alloc(5_000_000, 'x\n');
    assert.deepEqual([versions.next('huge', [huge]), versions.next('huge', [huge])], [undefined, undefined]);
  });
});
