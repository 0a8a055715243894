import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { compose } from '../../../scanner/identities/compose';
import { assertGolden, describeReading, filesClaimed, readingOf } from '../golden';

const FIXTURES = join(__dirname, 'fixtures');

function references(text: string, path = 'compose.yaml') {
  return readingOf(compose, new Map([[path, text]])).references;
}

describe('identities in Compose files', () => {
  for (const name of readdirSync(FIXTURES)) {
    it(name.replaceAll('-', ' '), () => {
      const folder = join(FIXTURES, name);
      assertGolden(folder, describeReading(readingOf(compose, filesClaimed(compose, folder))));
    });
  }

  it('looks at what Compose and Swarm read', () => {
    for (const path of [
      'compose.yaml',
      'a/docker-compose.override.yml',
      'docker-compose-dev.yml',
      'docker-stack.yml',
    ]) {
      assert.equal(compose.claims(path), true, path);
    }
    for (const path of ['composer.json', 'compose.ts', 'my-compose.yml', 'composed.yaml']) {
      assert.equal(compose.claims(path), false, path);
    }
  });

  it('quotes no literal credential', () => {
    for (const environment of [
      '{ A_TOKEN: correct-horse }',
      '[A_TOKEN=correct-horse]',
      '["A_TOKEN=correct-\\u0068orse"]',
    ]) {
      const text = `services: { a: { environment: ${environment} } }`;
      assert.equal(references(text).length, 1, text);
      assert.doesNotMatch(JSON.stringify(compose.read('compose.yaml', text)), /orse/, text);
    }
  });

  it('takes a variable for one of the environment that the name of the file says', () => {
    const text = 'services: { a: { environment: [A_TOKEN] } }';
    assert.deepEqual(
      ['compose.yaml', 'compose.production.yaml', 'compose.dev.yaml'].map((path) => {
        const [found] = references(text, path);
        return [found?.key, found?.duty];
      }),
      [
        ['env:A_TOKEN', 'privileged'],
        ['env:A_TOKEN@production', 'privileged'],
        ['env:A_TOKEN@dev', 'found'],
      ],
    );
  });

  it('takes a key for a user and not for a session where the token of one may be empty', () => {
    const text = [
      'services:',
      '  web:',
      '    environment:',
      '      AWS_ACCESS_KEY_ID: ${AWS_ACCESS_KEY_ID:-}',
      '      AWS_SECRET_ACCESS_KEY: ${AWS_SECRET_ACCESS_KEY:-}',
      '      AWS_SESSION_TOKEN: ${AWS_SESSION_TOKEN:-}',
    ].join('\n');
    const { references } = readingOf(compose, new Map([['compose.yaml', text]]));
    const kindOf = (name: string) => references.find(({ key }) => key === `env:${name}`)?.kind;
    assert.equal(kindOf('AWS_SECRET_ACCESS_KEY'), 'iam_user');
    const always = text.replace('AWS_SESSION_TOKEN:-}', 'AWS_SESSION_TOKEN}');
    const [first] = readingOf(compose, new Map([['compose.yaml', always]])).references;
    assert.equal(first?.kind, 'iam_role');
  });

  it('says what it could not parse, and reads on', () => {
    const text = 'services:\n  a:\n    environment:\n      A_TOKEN: x7Kq\n   b: [\n';
    const { references: found, notes } = readingOf(compose, new Map([['compose.yaml', text]]));
    assert.deepEqual(
      found.map(({ key }) => key),
      ['env:A_TOKEN'],
    );
    assert.equal(notes[0]?.syntax, 'compose.tolerant-yaml');
  });

  it('never throws', () => {
    const pieces = [
      'services:',
      '\n',
      '  ',
      'a:',
      ' environment:',
      ' - A_TOKEN=x',
      'secrets:',
      ' {',
      '}',
      '[',
      ']',
      ' *a',
      ' &a',
      '<<: ',
      '"',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => {
        const text = `services:\n  secrets:\n${parts.join('')}`;
        for (const { place } of references(text)) assert.ok(place.range.end <= text.length);
      }),
    );
  });
});
