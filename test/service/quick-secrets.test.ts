import assert from 'node:assert/strict';
import fc from 'fast-check';
import { begins, createQuickSecrets, moved, touchedBy } from '../../scanner/service';
import type { Change } from '../../scanner/service';
import type { Finding, Range } from '../../scanner';
import { randomText, stripeKey, TODAY } from '../scan/memory';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Made here, so that our own scan does not take it for one. */
const WAIVER = ['nhi', 'allow'].join('-');
const DASHES = '-'.repeat(5);

/** Whatever makes a secret of what stands beside it, ends one, or is one. */
const pieces = (seed: number): readonly string[] => [
  `const key = '${stripeKey(seed)}';\n`,
  `const password = "${randomText(BASE64, 24, seed)}";\n`,
  `  database: postgres://admin:${randomText(BASE64, 20, seed).replaceAll('/', 'x')}@db.example.com/shop\n`,
  `// ${WAIVER} secret/stripe-live-key until 2031-04-01: a sample of the vendor\n`,
  `aws_access_key_id = ${'AK' + 'IA'}${randomText('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16, seed)}\naws_secret_access_key = ${randomText(BASE64, 40, seed)}\n`,
  `${DASHES}BEGIN RSA PRIVATE KEY${DASHES}\nMIIEpAIBAAKCAQEA${randomText(BASE64, 1200, seed).replaceAll(/.{64}/g, '$&\n')}\n${DASHES}END RSA PRIVATE KEY${DASHES}\n`,
  `function next() { return 日本 + é; } // ${'filler of no meaning '.repeat(20)}\n`,
  `${'x'.repeat(2000)}\n`,
  `data: ${randomText(BASE64, 3000, seed)}\n`,
  '"',
  "'",
  '\n',
  `key: "${randomText(BASE64, 8, seed)}`,
];

interface Secret {
  readonly range: Range;
  readonly said: string;
}
const said = ({ rule, message }: Finding): string => `${rule} ${message}`;

describe('the quick look at a text that is typed', () => {
  const quick = createQuickSecrets();
  const whole = async (text: string): Promise<Secret[]> =>
    (await quick('a.ts', text, TODAY)).secrets.map(({ range, finding }) => ({ range, said: said(finding) }));

  it('knows after each edit, from the part around it, what a look at the whole text finds', async () => {
    const piece = fc
      .tuple(fc.integer({ min: 1, max: 500 }), fc.nat({ max: 12 }))
      .map(([seed, at]) => pieces(seed)[at] ?? '');
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      removed: fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 20_000 })),
      text: fc.oneof(piece, fc.constant(''), fc.string({ maxLength: 5 })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 60, maxLength: 120 }),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        async (parts, edits) => {
          let text = parts.join('');
          let known = await whole(text);
          for (const { at, removed: wanted, text: inserted } of edits) {
            const start = Math.floor(at * text.length);
            const removed = Math.min(wanted, text.length - start);
            const change: Change = { start, removed, inserted: inserted.length };
            text = text.slice(0, start) + inserted + text.slice(start + removed);
            const look = await quick('a.ts', text, TODAY, touchedBy(change));
            const kept = known.flatMap((secret) => {
              const range = moved(secret.range, change);
              return range === undefined || begins(range, look.range) ? [] : [{ ...secret, range }];
            });
            const found = look.secrets.map(({ range, finding }) => ({ range, said: said(finding) }));
            known = [...kept, ...found].sort((a, b) => a.range.start - b.range.start);
            assert.deepEqual(known, await whole(text));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('asks for a part of a long text only', async () => {
    const text = `${'filler\n'.repeat(100_000)}const key = '${stripeKey()}';\n${'filler\n'.repeat(100_000)}`;
    const start = text.indexOf('const');
    const asked: number[] = [];
    const stretched = {
      length: text.length,
      slice(from: number, to: number) {
        asked.push(to - from);
        return text.slice(from, to);
      },
    };
    const { secrets } = await quick('a.ts', stretched, TODAY, { start, end: start + 1 });
    assert.deepEqual(
      secrets.map(({ range }) => text.slice(range.start, range.end)),
      [stripeKey()],
    );
    assert.equal(asked.length, 1);
    assert.ok(asked.every((length) => length < 40_000));
  });
});

describe('where a part of a text stands after a change', () => {
  it('is what it was, moved, or nowhere where the change touched it', () => {
    const range = { start: 10, end: 20 };
    assert.deepEqual(moved(range, { start: 21, removed: 3, inserted: 0 }), range);
    assert.deepEqual(moved(range, { start: 2, removed: 3, inserted: 5 }), { start: 12, end: 22 });
    for (const start of [7, 10, 15, 20]) assert.equal(moved(range, { start, removed: 3, inserted: 1 }), undefined);
  });

  it('holds all that several changes brought', () => {
    const changes: Change[] = [
      { start: 50, removed: 0, inserted: 10 },
      { start: 20, removed: 5, inserted: 1 },
      { start: 52, removed: 30, inserted: 2 },
    ];
    let touched: Range | undefined;
    for (const change of changes) touched = touchedBy(change, touched);
    assert.deepEqual(touched, { start: 20, end: 54 });
  });
});
