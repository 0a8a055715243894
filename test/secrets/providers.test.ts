import assert from 'node:assert/strict';
import type { Detector, Example } from '../../scanner/secrets/detector';
import { literalDetectors } from '../../scanner/secrets/detectors';
import { locate } from './reading';
import { seeded } from './seeded';

/** Where tokens stand in real files. */
const surroundings: Readonly<Record<string, (text: string) => readonly [string, string]>> = {
  'as a whole file': () => ['', ''],
  'in quotes': () => ['const value = "', '";\n'],
  'in single quotes behind a key': () => ["{ 'value': '", "' }"],
  'behind an equals sign': () => ['VALUE=', '\nNEXT=1\n'],
  'in the query of an address': () => ['curl https://host.example/?v=', '&page=2'],
  'at the end of a file': () => ['first line\nsecond line ', ''],
  'behind characters of several bytes': () => ['# naïve 密码 😀\nwert: „', '“ 😀\n'],
  'behind an escaped line break': () => ['"first\\n', '\\nlast"'],
  'in an XML element': () => ['<value>', '</value>'],
};

function texts({ before = '', secret, after = '' }: Example): { where: string; text: string }[] {
  return Object.entries(surroundings).map(([where, make]) => {
    const [open, close] = make(secret);
    return { where, text: open + before + secret + after + close };
  });
}

function examplesOf(detector: Detector): Example[] {
  return [1, 2].flatMap((seed) => detector.examples.positive.map((make) => make(seeded(seed))));
}

describe('every detector', () => {
  for (const detector of literalDetectors) {
    const title = detector.decoding === undefined ? detector.id : `${detector.id} in ${detector.decoding}`;
    it(`finds exactly the secret: ${title}`, () => {
      for (const example of examplesOf(detector)) {
        for (const { where, text } of texts(example)) {
          const found = locate(text).filter(({ detector: id }) => id === detector.id);
          const parts = found.map((match) => match.parts);
          assert.deepEqual(
            parts,
            [[example.secret]],
            `${where}: ${JSON.stringify(locate(text).map((f) => f.detector))}`,
          );
        }
      }
    });

    it(`passes over what only looks like it: ${title}`, () => {
      for (const seed of [1, 2, 3]) {
        for (const make of detector.examples.negative) {
          const text = make(seeded(seed));
          const found = locate(text).filter(({ detector: id }) => id === detector.id);
          assert.deepEqual(found, [], `seed ${seed}`);
        }
      }
    });
  }

  it('has examples of both sorts', () => {
    const without = literalDetectors.filter(
      ({ examples }) => examples.positive.length * examples.negative.length === 0,
    );
    assert.deepEqual(
      without.map(({ id }) => id),
      [],
    );
  });

  it('has an id of its own, in kebab-case', () => {
    const ids = literalDetectors.filter(({ decoding }) => decoding === undefined).map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id, at) => ids.indexOf(id) !== at),
      [],
    );
    assert.deepEqual(
      ids.filter((id) => !/^[0-9a-z]+(?:-[0-9a-z]+)*$/.test(id)),
      [],
    );
  });

  it('says where its facts come from and what to do when it leaks', () => {
    const silent = literalDetectors.filter(
      ({ source, revoke }) => source.from === '' || !/^[A-Z].*\.$/.test(revoke.steps),
    );
    assert.deepEqual(
      silent.map(({ id }) => id),
      [],
    );
  });
});
