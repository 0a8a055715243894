import fc from 'fast-check';
import { vocabulary } from './vocabulary';

const { literals, keywords, markers } = vocabulary;
const bytesOf = (text: string): string => Buffer.from(text).toString('latin1');
const keyword = fc.constantFrom(...keywords.map(({ text }) => bytesOf(text)));
const operators = [
  '=',
  ':',
  ' = ',
  ' := ',
  '::',
  '://',
  ' => ',
  ',',
  '", "',
  '("',
  "('",
  '(b"',
  '(',
  '>',
  '->',
  ' -> ',
  ' <- ',
  '<',
  '+=',
  '+',
  '||=',
  '|',
  '%3D',
  '%3d',
  '%',
  ' != ',
  ' ?= ',
  "']=",
  '")] :',
  ' "',
  " '",
  '\t`',
  '!',
  ' []byte = ',
  ' string=',
  '" value="',
  ' T == ',
  ' ',
  '\t',
];
const marks = [
  '\n',
  '\r\n',
  '\r',
  '',
  '"',
  "'",
  '\\',
  '\\n',
  '\\\\',
  '%22',
  '/',
  '//',
  '-',
  '--',
  '-----',
  '-----BEGIN',
  'BEGIN ',
  '@',
  'http://',
  'u:p@h',
  '://u@x:p@h/',
  '\0',
  '.',
  '_',
  '$',
  '\x80',
  '\xff',
  '\xd0',
];

/** Pieces of everything that means something to the engine, also cut, repeated and run together. */
const piece = fc.oneof(
  { weight: 3, arbitrary: keyword },
  { weight: 1, arbitrary: keyword.map((text) => text.toUpperCase()) },
  { weight: 2, arbitrary: fc.constantFrom(...literals) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...literals), fc.nat(16)).map(([a, n]) => a + 'abcDEF0123456789'.slice(n)),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...markers), fc.nat(12)).map(([a, n]) => a.slice(n > 8 ? 1 : 0)) },
  { weight: 6, arbitrary: fc.constantFrom(...operators) },
  { weight: 4, arbitrary: fc.constantFrom(...marks) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('a', 'key', ' ', '"', '-', '/', '=', 'A', '0', '\\', '\xd0', ')', '@', 'pw '), fc.nat(130))
      .map(([text, times]) => text.repeat(times)),
  },
  { weight: 2, arbitrary: fc.nat(255).map((byte) => String.fromCharCode(byte)) },
  { weight: 1, arbitrary: fc.constantFrom('my', 'Get', '_id', 'x', 'foo', 'Client', 'by', 'int') },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat(110), fc.constantFrom(':', '', '@:'), fc.nat(1100))
      .map(([user, colon, password]) => `https://${'u'.repeat(user)}${colon}${'p'.repeat(password)}@host`),
  },
);

/** Texts of one byte a character. */
export const hostileText = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(piece, { maxLength, size: 'max' }).map((pieces) => pieces.join(''));
