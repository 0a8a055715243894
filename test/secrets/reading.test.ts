import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Detector } from '../../scanner/secrets/detector';
import { literalDetectors } from '../../scanner/secrets/detectors';
import { builtVocabulary } from '../../scanner/engine';
import { createSecretScanner, detectors, findDetector } from '../../scanner/secrets';
import { allProgramNames, allProgramWords } from '../../scanner/identities/program-words';
import { vocabulary } from '../../scanner/secrets/vocabulary';
import { indexLines, placeAt, readerOf } from '../../scanner/text';
import { read } from './reading';
import { seeded } from './seeded';

/** In pieces, as a line that holds it waives something. */
const ALLOW = 'nhi' + '-allow';
const ALNUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** What the engine holds of a document at once. */
const ONE_WINDOW_BYTES = 512 * 1024;

function exampleOf(detector: Detector, seed: number): { text: string; secret: string } {
  const random = seeded(seed);
  const makers = detector.examples.positive;
  const { before = '', secret, after = '' } = makers[seed % makers.length]!(random);
  return { text: before + secret + after, secret };
}

const anyDetector = fc.constantFrom(...literalDetectors);
const seed = fc.integer({ min: 1, max: 1_000_000 });
/** Lines as they stand around a secret, some wider than an excerpt, some in other scripts. */
const filler = fc.array(
  fc.oneof(
    fc.string({ unit: fc.constantFrom(...Array.from('abc xyz(){}=_"')), maxLength: 60 }),
    fc.string({ unit: fc.constantFrom('é', '密', '😀', ' '), maxLength: 90 }),
    fc.constantFrom('x '.repeat(200), '', '\t\tif (a) {'),
  ),
  { maxLength: 4 },
);

describe('a place', () => {
  it('is the one that the whole text gives, its excerpt redacted', () => {
    fc.assert(
      fc.property(
        anyDetector,
        seed,
        filler,
        filler,
        fc.constantFrom('\n', '\r\n', '\r', ' '),
        (detector, number, above, below, breaks) => {
          const { text: token, secret } = exampleOf(detector, number);
          const text = `${above.join(breaks)}${breaks}key "${token}" ${below.join(breaks)}`;
          const match = read(text).secrets.find((one) => one.detector === detector.id);
          if (match === undefined) return;
          const [range] = match.parts;
          assert.equal(text.slice(range!.start, range!.end), secret);
          const whole = placeAt('src/settings.txt', indexLines(text), match.place.range);
          assert.deepEqual({ ...match.place, excerpt: null }, { ...whole, excerpt: null });
          // What another detector took for more than the secret is hidden too: the line may be shorter, never longer.
          const { text: shown, mark } = match.place.excerpt;
          assert.ok(!shown.includes(secret));
          assert.ok(mark.start <= mark.end && mark.end <= shown.length);
          if (!/[\r\n]/.test(secret)) assert.equal(shown.slice(mark.start, mark.end), match.preview);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is right wherever two windows meet', () => {
    const line = 'é plain text of no interest 012\n';
    const before = line.repeat(Math.floor((ONE_WINDOW_BYTES - 30_000) / (line.length + 1)));
    for (const id of ['github-app-token-jwt', 'slack-webhook', 'aws-access-key']) {
      const detector = literalDetectors.find((one) => one.id === id)!;
      const tokens = Array.from({ length: 100 }, (_, at) => exampleOf(detector, at + 1));
      const text = before + tokens.map(({ text: token }, at) => `${token}\n${line.repeat(at % 17)}`).join('') + line;
      const index = indexLines(text);
      const found = read(text).secrets;
      assert.deepEqual(
        found.map(({ parts: [part] }) => text.slice(part?.start, part?.end)),
        tokens.map(({ secret }) => secret),
      );
      for (const { parts, place } of found) assert.deepEqual(place.start, index.position(parts[0]!.start));
    }
  });
});

describe('no secret', () => {
  it('is shown in any form by what is returned', () => {
    fc.assert(
      fc.property(anyDetector, anyDetector, seed, (one, other, number) => {
        const first = exampleOf(one, number);
        const second = exampleOf(other, number + 1);
        const text = `# ${ALLOW} secret/x until 2031-01-01: ${second.text}\n{"a": "${first.text}", "b": "${second.text}"}\n`;
        const { secrets, markers } = read(text);
        assert.equal(markers.length, 1);
        const shown = JSON.stringify([secrets, markers]);
        for (const match of secrets) {
          const value = match.parts.map(({ start, end }) => text.slice(start, end)).join('');
          for (const form of [
            value,
            Array.from(value).reverse().join(''),
            btoa(value),
            encodeURIComponent(value),
            JSON.stringify(value).slice(1, -1),
          ]) {
            assert.ok(!shown.includes(form), `${match.detector} shows its secret`);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives more away in its preview than the vendor’s own prefix', () => {
    for (const detector of literalDetectors) {
      const { text, secret } = exampleOf(detector, 4);
      const match = read(text).secrets.find((one) => one.detector === detector.id);
      const [, shown = '', length] = /^(?:([^…]*)…)?\((\d+)\)$/.exec(match?.preview ?? '')!;
      assert.equal(Number(length), secret.length, detector.id);
      assert.ok(secret.startsWith(shown), detector.id);
      assert.ok(
        shown.length <= Math.max(detector.publicPrefix ?? 0, ...detector.literals.map((literal) => literal.length)),
        detector.id,
      );
      assert.ok(shown.length * 2 <= secret.length, detector.id);
    }
  });

  it('is found in random text', () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from(`${ALNUM}      \n\n.,:;=(){}"'_-/+`)),
      maxLength: 3000,
    });
    fc.assert(
      fc.property(
        text,
        (random) => read(random).secrets.filter(({ confidence }) => confidence !== 'possible').length === 0,
      ),
      { numRuns: 100 },
    );
  });

  it('is found in random bytes, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ min: 1, maxLength: 4000 }), (bytes) => {
        assert.deepEqual(createOnce().scan('a.bin', readerOf(bytes)).secrets, []);
      }),
      { numRuns: 100 },
    );
  });
});

let shared: ReturnType<typeof createSecretScanner> | undefined;
function createOnce(): ReturnType<typeof createSecretScanner> {
  return (shared ??= createSecretScanner());
}

describe('two secrets in one line', () => {
  const first = `ghp_${seeded(11).pick(ALNUM, 36)}`;
  const second = `glpat-${seeded(12).pick(ALNUM, 20)}`;

  it('are redacted in the excerpt of either, each with its own mark', () => {
    const { secrets } = read(`login(${first}, "${second}") // both`);
    assert.deepEqual(
      secrets.map(({ place: { excerpt } }) => [excerpt.text, excerpt.text.slice(excerpt.mark.start, excerpt.mark.end)]),
      [
        ['login(ghp_…(40), "glpat-…(26)") // both', 'ghp_…(40)'],
        ['login(ghp_…(40), "glpat-…(26)") // both', 'glpat-…(26)'],
      ],
    );
  });

  it('have the name each is assigned to', () => {
    const { secrets } = read(`{"githubToken": "${first}", deploy_key: '${second}'}`);
    assert.deepEqual(
      secrets.map(({ name }) => name),
      ['githubToken', 'deploy_key'],
    );
  });
});

describe('a webhook', () => {
  const path = `services/T${seeded(1).pick(ALNUM, 9)}/B${seeded(2).pick(ALNUM, 9)}/${seeded(3).pick(ALNUM, 24)}`;

  it('is a secret as a whole, scheme and all', () => {
    const url = `https://hooks.slack.com/${path}`;
    const text = `WEBHOOK="${url}"`;
    const [match] = read(text).secrets;
    assert.equal(text.slice(match!.parts[0]!.start, match!.parts[0]!.end), url);
    assert.equal(match!.preview, `https://hooks.slack.com/services/…(${url.length})`);
  });

  it('is one without its scheme too', () => {
    const text = `curl hooks.slack.com/${path}`;
    const [match] = read(text).secrets;
    assert.equal(text.slice(match!.parts[0]!.start), `hooks.slack.com/${path}`);
  });
});

describe('a marker', () => {
  const token = `ghp_${seeded(11).pick(ALNUM, 36)}`;

  it('comes with its line, redacted, and whose it is', () => {
    const { markers } = read(
      `a\n  x = "${token}" // ${ALLOW.toUpperCase()} secret/x until 2031-01-01: test\nb # gitleaks:allow\n`,
    );
    assert.deepEqual(
      markers.map(({ marker, tool, line, lineText, at }) => [marker, tool, line, lineText, at]),
      [
        [ALLOW, 'nhi', 2, `  x = "ghp_…(40)" // ${ALLOW.toUpperCase()} secret/x until 2031-01-01: test`, 21],
        ['gitleaks:allow', 'gitleaks', 3, 'b # gitleaks:allow', 4],
      ],
    );
    assert.equal(markers[0]!.place.start.line, 2);
  });

  it('of a long line comes with what stands around it', () => {
    const text = `${'x '.repeat(1000)}# ${ALLOW} a: b${' y'.repeat(1000)}`;
    const [hit] = read(text).markers;
    assert.ok(hit!.lineText.length <= 501);
    assert.ok(hit!.lineText.startsWith('…'));
    assert.ok(hit!.lineText.startsWith('nhi-allow a: b', hit!.at));
    assert.equal(text.slice(hit!.range.start, hit!.range.end), 'nhi-allow');
    assert.equal(hit!.column, text.indexOf('nhi') + 1);
  });
});

describe('a file with too many secrets', () => {
  it('is cut, and says so', () => {
    const lines = Array.from({ length: 1200 }, (_, at) => `ghp_${seeded(at + 1).pick(ALNUM, 36)}`);
    const { secrets, isCut } = read(lines.join('\n'));
    assert.equal(secrets.length, 1000);
    assert.ok(isCut);
    assert.ok(!read(lines.slice(0, 20).join('\n')).isCut);
  });

  it('is said to be cut also where nothing was found in what was looked at', () => {
    assert.ok(read('key=x '.repeat(2_000_000)).isCut);
    assert.ok(!read('key=x '.repeat(1000)).isCut);
  });
});

describe('the list of detectors', () => {
  it('can be asked by id', () => {
    assert.equal(findDetector('aws-access-key')?.title, 'AWS access key');
    assert.equal(findDetector('no-such-thing'), undefined);
  });

  it('holds no id twice and every literal detector', () => {
    const ids = detectors().map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { id } of literalDetectors) assert.ok(ids.includes(id));
  });

  it('is what the engine was built for', () => {
    assert.deepEqual(
      builtVocabulary(),
      {
        ...vocabulary,
        literals: [...vocabulary.literals, ...allProgramNames],
        markers: [...vocabulary.markers, ...allProgramWords],
      },
      'npm run build comes first',
    );
  });

  it('gives the engine sorted literals, each once', () => {
    assert.deepEqual(vocabulary.literals, [...new Set(vocabulary.literals)].sort());
  });
});
