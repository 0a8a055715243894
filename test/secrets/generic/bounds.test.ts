import assert from 'node:assert/strict';
import { MOST_ARGUMENTS } from '../../../scanner/secrets/generic/call-arguments';
import { BARE_BYTES } from '../../../scanner/secrets/generic/bare';
import { QUOTED_BYTES } from '../../../scanner/secrets/generic/quoted';
import { MOST_WRAPPERS } from '../../../scanner/secrets/generic/value';
import { LONGEST_VALUE, SHORTEST_VALUE } from '../../../scanner/secrets/generic/vetoes';
import { BLANK_TYPE_BYTES, COLON_TYPE_BYTES, GAP_BLANKS, NAME_BYTES } from '../../../scanner/secrets/generic/walk';
import { verdicts, walked } from './examined';

const VALUE = 'q7w8e9';
const isFound = (text: string, path?: string): boolean => walked(text, path).some(({ value }) => value === VALUE);
const numbers = (count: number): string => Array.from({ length: count }, (_, index) => String(index % 256)).join(', ');
const bytesOf = (text: string): number[] =>
  walked(text, 'a.go')
    .filter(({ writing }) => writing === 'bytes')
    .map(({ value }) => value.split(',').length);

describe('the bounds of the walk', () => {
  it(`take a name of ${NAME_BYTES} bytes and none longer`, () => {
    assert.ok(isFound(`${'x'.repeat(NAME_BYTES - 8)}password = "${VALUE}"`));
    assert.ok(!isFound(`${'x'.repeat(NAME_BYTES - 7)}password = "${VALUE}"`));
  });

  it(`take ${GAP_BLANKS} blanks before the operator and no more`, () => {
    assert.ok(isFound(`password${' '.repeat(GAP_BLANKS)}= "${VALUE}"`));
    assert.ok(!isFound(`password${' '.repeat(GAP_BLANKS + 1)}= "${VALUE}"`));
  });

  it('take three backslashes before a quote and no more', () => {
    assert.ok(isFound(String.raw`password\\\":\\\"${VALUE}\\\"`));
    assert.ok(!isFound(String.raw`password\\\\":\\\\"${VALUE}\\\\"`));
  });

  it('take two closing brackets behind a name and no more', () => {
    assert.ok(isFound(`a[b["password"]] = "${VALUE}"`));
    assert.ok(!isFound(`a[b[c["password"]]] = "${VALUE}"`));
  });

  it(`take a type of ${COLON_TYPE_BYTES} bytes behind a colon and none longer`, () => {
    assert.ok(isFound(`password: ${'T'.repeat(COLON_TYPE_BYTES - 1)} = "${VALUE}"`));
    assert.ok(!isFound(`password: ${'T'.repeat(COLON_TYPE_BYTES)} = "${VALUE}"`));
  });

  it(`take a type of ${BLANK_TYPE_BYTES} bytes behind a blank and none longer`, () => {
    assert.ok(isFound(`password ${'T'.repeat(BLANK_TYPE_BYTES)} = "${VALUE}"`, 'a.go'));
    assert.ok(!isFound(`password ${'T'.repeat(BLANK_TYPE_BYTES + 1)} = "${VALUE}"`, 'a.go'));
  });

  it(`take ${MOST_WRAPPERS - 1} wrappers around a string and no more`, () => {
    assert.ok(isFound(`password = ${'f('.repeat(MOST_WRAPPERS - 1)}"${VALUE}"`));
    assert.ok(!isFound(`password = ${'f('.repeat(MOST_WRAPPERS)}"${VALUE}"`));
  });

  it(`take ${MOST_ARGUMENTS} arguments of a call and no more`, () => {
    const others = '"a1", '.repeat(MOST_ARGUMENTS - 1);
    assert.ok(isFound(`setPassword(${others}"${VALUE}")`));
    assert.ok(!isFound(`setPassword(${others}"a1", "${VALUE}")`));
  });

  it(`read ${QUOTED_BYTES} bytes of a string`, () => {
    const whole = (length: number): boolean =>
      walked(`password = "${'ab'.repeat(length / 2)}"`).some(({ value }) => value.length === length);
    assert.ok(whole(QUOTED_BYTES));
    assert.ok(!whole(QUOTED_BYTES + 2));
  });

  it(`read ${BARE_BYTES} bytes of a bare value`, () => {
    const longest = (length: number): number =>
      walked(`password=${'ab'.repeat(length / 2)}`, 'a.env')[0]?.value.length ?? 0;
    assert.equal(longest(BARE_BYTES), BARE_BYTES);
    assert.equal(longest(BARE_BYTES + 2), BARE_BYTES);
  });

  it('read 8 to 512 numbers', () => {
    assert.deepEqual(bytesOf(`key := []byte{${numbers(7)}}`), []);
    assert.deepEqual(bytesOf(`key := []byte{${numbers(8)}}`), [8]);
    assert.deepEqual(bytesOf(`key := []byte{${numbers(512)}}`), [512]);
    assert.deepEqual(bytesOf(`key := []byte{${numbers(513)}}`), [512]);
  });

  it('read numbers over 40 lines', () => {
    const lines = (count: number): string => `key := []byte{\n${'1,\n'.repeat(count)}}`;
    assert.deepEqual(bytesOf(lines(30)), [30]);
    assert.deepEqual(bytesOf(lines(60)), [41]);
  });

  it('make one hop to the next line', () => {
    assert.ok(isFound(`password:\n  ${VALUE}`, 'a.yml'));
    assert.ok(!isFound(`password:\n\n  ${VALUE}`, 'a.yml'));
  });

  it(`judge values of ${SHORTEST_VALUE} to ${LONGEST_VALUE} bytes`, () => {
    assert.equal(verdicts(`password=${VALUE.slice(0, 2)}`, 'a.env')[0]?.veto, 'length');
    assert.notEqual(verdicts(`password=${VALUE.slice(0, 3)}`, 'a.env')[0]?.veto, 'length');
    const numbered = `password = "${'zq7x'.repeat(QUOTED_BYTES / 4)}"`;
    assert.notEqual(verdicts(numbered)[0]?.veto, 'length');
  });
});
