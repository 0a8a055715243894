import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Document } from '../../scanner/model';
import { scanHistory } from '../../scanner/scan-history';
import { identifySecret } from '../../scanner/sources';
import { FileVersions } from '../../scanner/sources/history/file-versions';
import { readerOf } from '../../scanner/text';
import { memorySnapshot } from '../manifest/memory-snapshot';
import { TODAY } from '../report/sample';
import { stripeKey } from './memory';

/** Each text a commit's version of the same file. */
async function* versionsOf(
  texts: readonly string[],
  knowsVersions: boolean,
  path = 'src/a.ts',
): AsyncGenerator<Document> {
  const versions = new FileVersions();
  for (const [index, text] of texts.entries()) {
    const bytes = Buffer.from(text);
    const fresh = knowsVersions ? versions.next(path, [bytes]) : undefined;
    await Promise.resolve();
    yield {
      path,
      origin: { kind: 'commit', commit: `${index}`, author: 'Ada', date: '2030-01-01' },
      ...(fresh !== undefined && { fresh }),
      open: () => readerOf(bytes),
    };
  }
}

async function found(texts: readonly string[], knowsVersions: boolean): Promise<string[]> {
  const { findings, coverage } = await scanHistory({
    documents: versionsOf(texts, knowsVersions),
    snapshot: memorySnapshot({}),
    today: TODAY,
    identify: identifySecret,
  });
  return [
    ...findings.map(
      ({ rule, place, origin }) => `${rule} ${place.start.line}:${place.start.column} ${origin?.commit ?? ''}`,
    ),
    `${coverage.files} ${coverage.bytes} ${coverage.skipped.map(({ reason }) => reason).join(' ')}`,
  ];
}

describe('a history that knows the version before of each file', () => {
  const KEYS = Array.from({ length: 5 }, (_, seed) => stripeKey(seed + 1));
  const code = (count: number): string =>
    Array.from({ length: count }, (_, at) => `const value${at} = compute(${at * 7}, 'name ${at}');\n`).join('');

  it('finds a secret that comes late, deep in a long file, at its place in the whole', async () => {
    const plain = code(800);
    const late = `${plain.slice(0, 20_000)}\nconst key = '${KEYS[0] ?? ''}';\n${plain.slice(20_000)}`;
    const findings = await found([plain, late, `// one more\n${late}`, plain], true);
    assert.deepEqual(findings, await found([plain, late, `// one more\n${late}`, plain], false));
    assert.equal(findings.length, 2);
    assert.match(findings[0] ?? '', /^secret\/stripe-live-key \d{3}:14 1$/);
  });

  it('reads the whole where the version before was not: binary, or more than is reported', async () => {
    const late = `${code(300)}const key = '${KEYS[0] ?? ''}';\n`;
    const texts = [late.replace('const', '\0'), late, `${late}// end\n`];
    assert.deepEqual(await found(texts, true), await found(texts, false));
    assert.equal((await found(texts, true)).length, 2);
  });

  it('finds what reading every version whole finds', async () => {
    const line = fc.oneof(
      { weight: 8, arbitrary: fc.nat(200).map((n) => `const value${n} = compute(${n * 7}, 'name ${n}');\n`) },
      { weight: 1, arbitrary: fc.constantFrom(...KEYS).map((key) => `const key = '${key}';\n`) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('pass' + 'word = "Xk29-qwe-Trz81"\n', 'token: $TOKEN\n', '\n', '\u0000\n'),
      },
    );
    const edit = fc.record({ at: fc.nat(400), take: fc.nat(5), put: fc.array(line, { maxLength: 4 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
        let lines = code(400).split(/(?<=\n)/);
        const texts = [lines.join('')];
        for (const { at, take, put } of edits) {
          lines = lines.toSpliced(at, take, ...put);
          texts.push(lines.join(''));
        }
        assert.deepEqual(await found(texts, true), await found(texts, false));
      }),
      { numRuns: 25 },
    );
  });
});
