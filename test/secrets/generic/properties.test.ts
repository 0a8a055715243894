import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Window } from '../../../scanner/engine';
import { createGenericJudge } from '../../../scanner/secrets/generic';
import { Examination } from '../../../scanner/secrets/generic/examine';
import { FileKind } from '../../../scanner/secrets/generic/file-kind';
import { ALLOWANCE_STEPS, STEPS_A_BYTE } from '../../../scanner/secrets/generic/scope';
import { eachCandidate, filled, walked } from './examined';

/** Pieces that the walk reacts to, in any order. */
const pieces = fc.array(
  fc.constantFrom(
    'password',
    'token',
    'api_key',
    'secret',
    'key',
    'value',
    'default',
    'Bearer ',
    'IDENTIFIED BY ',
    'curl -u a:',
    'name',
    '=',
    ':',
    '=>',
    ':=',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    ';',
    ' ',
    '\t',
    '\n',
    '\r\n',
    '"',
    "'",
    '`',
    '\\',
    '"""',
    '<',
    '>',
    '</',
    '${',
    '||',
    '??',
    '?',
    'new ',
    'f(',
    '[]byte(',
    '0x1f, ',
    '255, ',
    '-',
    '--',
    '://',
    '@',
    '&',
    '%3D',
    'getenv("A", ',
    'zq7x',
    'é',
    '<![CDATA[',
    ']]>',
    '-----BEGIN',
    'kind: Secret\n',
    'data:\n',
    '- name: DB_PASSWORD\n',
  ),
  { maxLength: 60 },
);
const paths = fc.constantFrom(
  'a.ts',
  'a.py',
  'a.yml',
  'a.env',
  'a.md',
  'a.xml',
  'a.sql',
  'a.tf',
  'a.go',
  'a.properties',
  'Dockerfile',
  'a.json',
);

describe('the walk, on any text', () => {
  it('gives values inside the text, in order, behind their names or of their own, and never throws', () => {
    fc.assert(
      fc.property(pieces, paths, (parts, path) => {
        eachCandidate(parts.join(''), path, (candidate, examination, window) => {
          const { start, end, nameStart, nameEnd, wrapStart, wrapEnd, next } = candidate;
          assert.ok(window.start <= nameStart && nameStart <= nameEnd && nameEnd <= window.end);
          assert.ok(window.start <= start && start <= end && end <= next && next <= window.end);
          assert.ok(wrapStart <= wrapEnd && (wrapEnd <= start || candidate.numbers !== undefined));
          examination.weigh(candidate, true);
        });
      }),
      { numRuns: 1500 },
    );
  });

  it('does as well on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), paths, (noise, path) => {
        const bytes = Uint8Array.of(...new TextEncoder().encode('password="'), ...noise, 10, ...noise);
        eachCandidate(bytes, path, (candidate, examination) => {
          assert.ok(candidate.start <= candidate.end);
          examination.weigh(candidate, true);
        });
      }),
    );
  });

  it('finds values that hold no quote and no line break where they are quoted', () => {
    const value = fc
      .string({ unit: fc.constantFrom(...Array.from('abcXYZ019!#%^*_+-=.:;,?()<>|~ ')), minLength: 3, maxLength: 60 })
      .filter((text) => !/^(?:bearer|basic|token|oauth|apikey|geniekey|ssws)\s/i.test(text));
    fc.assert(
      fc.property(value, (text) => {
        assert.ok(walked(`password = "${text}"`, 'a.py').some((candidate) => candidate.value === text));
      }),
    );
  });
});

/** A window as an engine may cut it: the document's bytes from `from` to `to`, somewhere in memory. */
function windowOf(document: Uint8Array, from: number, to: number, at: number): Window {
  const bytes = new Uint8Array(at + to - from + 600);
  bytes.set(document.subarray(from, to), at);
  const decode = (label: string) => (start: number, end: number) =>
    new TextDecoder(label).decode(bytes.subarray(start, end));
  return {
    bytes,
    start: at,
    end: at + to - from,
    offset: from - at,
    latin1: (start, end) => String.fromCharCode(...bytes.subarray(start, end)),
    utf8: decode('utf-8'),
    locate: (index) => ({ offset: index, line: 1, column: 1 }),
  };
}

describe('a judgement', () => {
  it('does not depend on where the window was cut', () => {
    const line = filled('  db_password: "%A12", // user=bob\n');
    const filler = 'x = `\nlorem: [1, 2], \'three"\n'.repeat(300);
    const text = filler + 'const users = {\n' + line + '}\n' + filler;
    const document = new TextEncoder().encode(text);
    const nameStart = text.indexOf('db_password');
    const record = { start: nameStart, end: nameStart + 11, operator: nameStart + 11 };
    const answer = (from: number, to: number, at: number): unknown => {
      const window = windowOf(document, from, to, at);
      const shift = at - from;
      return createGenericJudge('a.ts')
        .explain(window, 0, record.start + shift, record.end + shift, record.operator + shift)
        .map(({ start, end, score, flags }) => ({ start: start - shift, end: end - shift, score, flags }));
    };
    const whole = answer(0, document.length, 0);
    assert.ok(JSON.stringify(whole).includes('class=password'));
    fc.assert(
      fc.property(
        fc.nat(nameStart - 4096),
        fc.nat(document.length - nameStart - 8192),
        fc.nat(300),
        (from, less, at) => {
          assert.deepEqual(answer(from, document.length - less, at), whole);
        },
      ),
    );
  });
});

describe('the work', () => {
  const size = 100_000;
  const hostile: Readonly<Record<string, string>> = {
    'names without end': 'key=',
    'strings that never end': 'key="a',
    'strings that end in another': `key="'\`\\`,
    'nested wrappers': 'key=f(g(h(i(',
    'nested brackets': 'key=[[[[',
    'calls in calls': 'key("a",key(',
    'numbers without end': 'key={1,2,3,4,5,6,7,',
    bearers: 'Bearer aaaaaaaa ',
    queries: '?key=aaaa&',
    'passwords on lines': 'pass^word: zq7xk\n',
    commands: 'curl -u a:bbbb -u ',
    carriers: 'name: key\nvalue: a\n',
    'hexadecimal values': 'token: "0123456789abcdef0123456789abcdee",',
    'back quotes': 'password: x`\n',
  };
  for (const [title, piece] of Object.entries(hostile)) {
    it(`is linear: ${title}`, () => {
      const text = filled(piece).repeat(Math.ceil(size / piece.length));
      let most = 0;
      const examination: Examination | undefined = eachCandidate(text, 'a.ts', (candidate, current) => {
        const before = current.scope.steps;
        current.weigh(candidate, true);
        most = Math.max(most, current.scope.steps - before);
      });
      assert.ok((examination?.scope.steps ?? 0) <= ALLOWANCE_STEPS + STEPS_A_BYTE * text.length + 100_000);
      assert.ok(most < 50_000, `one candidate took ${most} steps`);
    });
  }

  it('ends where it has looked at more than the document’s length allows', () => {
    const window = windowOf(new TextEncoder().encode(filled('pass^word = "zq7xkv"')), 0, 19, 0);
    const examination = new Examination(window, new FileKind('a.py'));
    assert.equal(examination.candidatesAtName(window, 0, 0, 8, 9).length, 1);
    examination.scope.steps = ALLOWANCE_STEPS + 1000;
    assert.equal(examination.candidatesAtName(window, 0, 0, 8, 9).length, 0);
  });

  it('of ordinary text is a small part of what it may be', () => {
    const text = 'const answer = compute(left, right);\nlog.info("done");\nconst token = read(stream);\n'.repeat(2000);
    const examination = eachCandidate(text, 'a.ts', () => undefined);
    assert.ok((examination?.scope.steps ?? 0) < text.length);
  });
});
