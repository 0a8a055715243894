import assert from 'node:assert/strict';
import { surprise } from '../../../scanner/secrets/generic/surprise';
import { factsOf } from '../../../scanner/secrets/generic/value-facts';
import { shapeOf, shapes } from '../../../scanner/secrets/generic/value-shape';
import type { Shape } from '../../../scanner/secrets/generic/value-shape';
import { filled } from './examined';

function shape(text: string): Shape {
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  return shapeOf(text, factsOf(bytes, 0, bytes.length), surprise(bytes, 0, bytes.length));
}

/** Texts whose shape is the key's; `%A24` and the like are filled when the test runs. */
const members: Readonly<Partial<Record<Shape, readonly string[]>>> = {
  uuid: ['%H8-%H4-%H4-%H4-%H12'],
  integer: ['0', '42', '-17', '0x1f', '99999'],
  'long-integer': ['123456', '20240131123456'],
  number: ['1.5', '-0.25'],
  'hex-standard': ['%H16', '%H32', '%H40', '%H64', '%H128'],
  hex: ['%H18', '0x%H40', '%H50'],
  url: ['https://host.example/a', 'jdbc:postgresql://db/x', 'urn:a:b'],
  mail: ['bob@host.example'],
  'ip-address': ['10.0.0.1', '192.168.1.20:8080'],
  version: ['v1.2.3', '2.0.0-rc.1', '^1.2.0', 'npm:^1.0.0'],
  date: ['2024-01-31', '31/01/2024'],
  ['j' + 'wt']: ['eyJ%A20.%A4'],
  'password-hash': [
    '$2b$10$%A53',
    '$argon2id$v=19$m=1',
    '$apr1$x$y',
    'pbkdf2_sha256$1000$x',
    '{SSHA}%B24',
    'bob:{SHA}%B28',
  ],
  digest: ['sha256-%B44', 'md5-%H32'],
  host: ['db.host.example', 'some.server.com'],
  dotted: ['spring.datasource.password', 'some.module'],
  path: ['/etc/secret/file', './config/name', 'some/path/name'],
  camel: ['accessTokenName'],
  'camel-random': ['qzxWvbnPlkj'],
  pascal: ['AccessTokenName'],
  'pascal-random': ['QzxWvbnPlkj'],
  constant: ['ACCESS_TOKEN'],
  snake: ['access_token_name'],
  'snake-random': ['zqx_wvk7_plj'],
  kebab: ['access-token-name'],
  'kebab-random': ['zqx-wvk7-plj'],
  text: ['enter the password', 'this is a long sentence of some words'],
  spaced: ['zq xk wv'],
  word: ['password', 'Password'],
  lower: ['zqxwvk'],
  capital: ['Zqxwvk'],
  'upper-word': ['PASSWORD'],
  upper: ['ZQXWVK'],
  mixed: ['zqXWvkP'],
  'word-number': ['password12'],
  'random-number': ['zqxwvk12'],
  alphanumeric: ['%A24', 'a1b2c3'],
  base64: ['%B30/+==', '%B26/+'],
  'base64-odd': ['%B25/+'],
  'base64-url': ['%A20_-%A10x-_'],
  ['password-' + 'like']: ['zQ7!xk#2', 'a.b@c#d'],
  other: ['!zq7', 'a"b(c)'],
};

describe('the shape of a value', () => {
  for (const [expected, texts] of Object.entries(members)) {
    for (const text of texts) {
      it(`of ${text} is ${expected}`, () => {
        assert.equal(shape(filled(text)), expected);
      });
    }
  }

  it('has an example of every one', () => {
    assert.deepEqual(
      shapes.filter((one) => one !== 'bytes' && members[one] === undefined),
      [],
    );
  });
});
