import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { envFiles } from '../../../scanner/identities/env-file';
import { assertGolden, describeReading, filesClaimed, readingOf } from '../golden';

const FIXTURES = join(__dirname, 'fixtures');

function references(text: string, path = '.env') {
  return readingOf(envFiles, new Map([[path, text]])).references;
}

describe('identities in environment files', () => {
  for (const name of readdirSync(FIXTURES)) {
    it(name.replaceAll('-', ' '), () => {
      const folder = join(FIXTURES, name);
      assertGolden(folder, describeReading(readingOf(envFiles, filesClaimed(envFiles, folder))));
    });
  }

  it('quotes no value that is a credential', () => {
    const [reference] = references('DB_PASSWORD=correct-horse-battery');
    assert.equal(reference?.place.excerpt.text, `DB_PASSWORD=${'*'.repeat(21)}`);
  });

  it('covers only the password of a URL', () => {
    const [reference] = references('DATABASE_URL=mysql://app:hunter22@db/app');
    assert.equal(reference?.place.excerpt.text, 'DATABASE_URL=mysql://app:********@db/app');
  });

  it('keeps nothing of a value in what is cached', () => {
    const fragment = envFiles.read(
      '.env',
      'API_KEY=correct-horse\nDATABASE_URL="redis://:battery' + '@h"\nTOKEN=${X:-staple}',
    );
    assert.doesNotMatch(JSON.stringify(fragment), /horse|battery|staple/);
  });

  it('asks for a private key wherever it lies, but not in a template', () => {
    const text = ['NODE_KEY="-----BEGIN', 'PRIVATE', 'KEY-----\nabc\n-----END"\n'].join(' ');
    assert.equal(references(text, '.env.local')[0]?.duty, 'stored');
    assert.equal(references(text, '.env.local')[0]?.confidence, 'certain');
    assert.equal(references(text, '.env.example')[0]?.duty, 'found');
  });

  it('takes no client id for a keyless identity where it is empty', () => {
    const keysOf = (text: string) => readingOf(envFiles, new Map([['.env', text]])).references.map(({ key }) => key);
    const others = 'AZURE_TENANT_ID=a\nAZURE_SUBSCRIPTION_ID=b\n';
    assert.deepEqual(keysOf(`AZURE_CLIENT_ID=\n${others}`), []);
    assert.deepEqual(keysOf(`AZURE_CLIENT_ID=c\n${others}`), ['env:AZURE_CLIENT_ID']);
  });

  it('gives the same fragment for the same text under another path', () => {
    const text = 'NPM_TOKEN=abc\n';
    const fragment = envFiles.read('.env', text);
    const [reference] = envFiles.resolve(new Map([['app/.env.staging', fragment]]), () => undefined).references;
    assert.equal(reference?.key, 'env:NPM_TOKEN@staging');
    assert.equal(reference.place.path, 'app/.env.staging');
  });

  const pieces = [
    'NPM_TOKEN=',
    'DB_URL=',
    'DB_PASSWORD',
    '=',
    'postgres://a:b@c/d',
    '${X',
    '}',
    '"',
    "'",
    '\n',
    '#',
    ' ',
    '$(',
    '<x>',
    '\r',
    'export ',
  ];

  it('stand exactly on their name, whatever the text is', () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), { maxLength: 40 });
    fc.assert(
      fc.property(text, (parts) => {
        const content = parts.join('');
        for (const { key, place } of references(content)) {
          assert.equal(`env:${content.slice(place.range.start, place.range.end)}`, key);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('survive every truncation of a real file', () => {
    const [text = ''] = filesClaimed(envFiles, join(FIXTURES, 'a-web-shop')).values();
    for (let end = 0; end < text.length; end += 3) references(text.slice(0, end));
  });
});
