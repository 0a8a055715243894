import assert from 'node:assert/strict';
import { namedForms } from '../../scanner/secrets/named';
import { LONGEST_FORM, SHORTEST_FORM } from '../../scanner/secrets/named/judge';
import { lengthOf } from '../../scanner/secrets/shape';
import type { Form } from '../../scanner/secrets/named/form';
import { foldName, isPublicName, mentions } from '../../scanner/secrets/named/name';
import { exampleOf } from '../../scanner/secrets/shape';
import { locate } from './reading';
import { seeded } from './seeded';

/** @returns a value of the form that its own check accepts */
function valueOf(form: Form, seed: number): string {
  for (let at = seed; ; at += 1000) {
    const value = exampleOf(form.pieces, seeded(at), at % 2 === 0 ? 'min' : 'max');
    if (/\d/.test(value) && form.accepts?.(value) !== false) return value;
  }
}

/** A bot's token begins with the base64 of its number, which is not found by chance. */
function exampleFor(form: Form, seed: number): string {
  if (form.of.id !== 'discord-bot-token') return valueOf(form, seed);
  const random = seeded(seed);
  const id = btoa(`1${random.pick('0123456789', 17)}`);
  return `${id}.${random.pick('AbCdEf019', 6)}.${random.pick('AbCdEfGhIjKlMnOp0123456789_-', 30)}`;
}

const nameFor = ({ word }: Form): string => `${word ?? 'service'}_api_key`;
const ids = (text: string): string[] => locate(text).map(({ detector }) => detector);

describe('every form that a name gives away', () => {
  it('has a length that the judge looks at', () => {
    const lengths = namedForms.map(({ pieces }) => lengthOf(pieces));
    assert.equal(Math.min(...lengths.map(({ min }) => min)), SHORTEST_FORM);
    assert.equal(Math.max(...lengths.map(({ max }) => max)), LONGEST_FORM);
  });

  for (const form of namedForms) {
    const title = `${form.of.id}, ${form.pieces.map((piece) => (typeof piece === 'string' ? piece : 'of' in piece ? piece.max : '?')).join(' ')}`;
    it(`is found exactly: ${title}`, () => {
      for (const seed of [1, 2]) {
        const value = exampleFor(form, seed);
        for (const text of [
          `${nameFor(form)} = "${value}"\n`,
          `{"${nameFor(form)}": "${value}", "x": 1}`,
          `密码 ${nameFor(form)}: ${value}\n`,
          `export ${nameFor(form).toUpperCase()}=${value}`,
          `https://host.example/?${nameFor(form)}=${value}&x=1`,
        ]) {
          const found = locate(text).filter(({ detector }) => detector === form.of.id);
          assert.deepEqual(
            found.map(({ parts }) => parts),
            [[value]],
            text,
          );
        }
      }
    });

    it(`is not found where the value goes on, nor without its name: ${title}`, () => {
      const value = exampleFor(form, 3);
      assert.ok(!ids(`${nameFor(form)} = "${value}${'Zq9Xw7'.repeat(20)}"`).includes(form.of.id));
      if (form.word !== undefined) assert.ok(!ids(`some_other_key = "${value}"`).includes(form.of.id));
    });
  }
});

describe('a vendor’s name', () => {
  it('is found in any way that names are written', () => {
    for (const name of ['ALGOLIA_API_KEY', 'algoliaApiKey', 'my-algolia.key', 'true-nas_secret', 'x_Algolia_y']) {
      assert.ok(mentions(foldName(name), name.startsWith('true') ? 'truenas' : 'algolia'), name);
    }
  });

  it('is a word of its own where it is short', () => {
    assert.ok(mentions(foldName('BOX_TOKEN'), 'box'));
    assert.ok(mentions(foldName('myBoxToken'), 'box'));
    assert.ok(!mentions(foldName('sandbox_token'), 'box'));
    assert.ok(!mentions(foldName('boxer_token'), 'box'));
    assert.ok(mentions(foldName('oandakey'), 'oanda'));
    assert.ok(!mentions(foldName('xoanda'), 'oanda'));
  });

  it('may stand before the name on the same line, not on another', () => {
    const value = seeded(8).pick('0123456789abcdef', 32);
    assert.ok(ids(`algolia.init({ apiKey: "${value}" })`).includes('algolia-key'));
    assert.ok(!ids(`algolia.init(\n{ apiKey: "${value}" })`).includes('algolia-key'));
  });
});

describe('a name of something public', () => {
  for (const name of [
    'algolia_public_key',
    'ALGOLIA_PUB_KEY',
    'recaptcha_site_key',
    'algoliaPublicKey',
    'algolia_key_id',
    'algoliaKeyId',
    'token_url',
    'key_path',
  ]) {
    it(`is told: ${name}`, () => {
      assert.ok(isPublicName(foldName(name)));
    });
  }

  for (const name of [
    'ALGOLIA_API_KEY',
    'republic_key',
    'website_token',
    'idKey',
    'publisher_token',
    'paid_token',
    'sid',
  ]) {
    it(`is not: ${name}`, () => {
      assert.ok(!isPublicName(foldName(name)));
    });
  }
});
