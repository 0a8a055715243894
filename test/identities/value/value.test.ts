import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isPlaceholder, readUrl, readValue, variablesIn } from '../../../scanner/identities/value';

/** The form, and behind it the literal credential within the value. */
function read(value: string, name?: string): string {
  const { form, secret, store } = readValue(value, name);
  const literal = secret === undefined ? '' : ` ${value.slice(secret.start, secret.end)}`;
  return `${form}${literal}${store === undefined ? '' : ` ${store}`}`;
}

const values: readonly (readonly [value: string, expected: string])[] = [
  ['', 'empty'],
  ['  ', 'empty'],
  ['true', 'switch'],
  ['8080', 'switch'],
  ['12345678', 'literal 12345678'],
  ['hunter2', 'literal hunter2'],
  ['<your token>', 'placeholder'],
  ['YOUR_API_KEY', 'placeholder'],
  ['changeme', 'placeholder'],
  ['change-me-please', 'placeholder'],
  ['sk-...', 'placeholder'],
  ['xxxxxxxx', 'placeholder'],
  ['exchange', 'literal exchange'],
  ['${TOKEN}', 'variable'],
  ['$TOKEN', 'variable'],
  ['%TOKEN%', 'variable'],
  ['{env:TOKEN}', 'variable'],
  ['{{ token }}', 'variable'],
  ['${{ secrets.TOKEN }}', 'variable'],
  ['pa$word', 'literal pa$word'],
  ['${TOKEN:-}', 'variable'],
  ['${TOKEN:-hunter2}', 'literal hunter2'],
  ['${TOKEN:-${OTHER}}', 'variable'],
  ['${TOKEN:-<none>}', 'variable'],
  ['${TOKEN:?must be set}', 'variable'],
  ['$(pass show x)', 'command'],
  ['`cat token`', 'command'],
  ['$(op read op://vault/item/field)', 'command secretref:op/vault/item'],
  ['op://vault/item/field', 'store secretref:op/vault/item'],
  ['arn:aws:secretsmanager:eu-west-1:123456789012:secret:app/db-AbC123', 'store secretref:aws-sm/app/db'],
  ['arn:aws:ssm:eu-west-1:123456789012:parameter/app/db', 'store secretref:ssm/app/db'],
  ['projects/p-1/secrets/db/versions/latest', 'store secretref:gcp-sm/p-1/db'],
  ['@Microsoft.KeyVault(SecretUri=https://v1.vault.azure.net/secrets/db/)', 'store secretref:akv/v1/db'],
  ['@Microsoft.KeyVault(VaultName=v1;SecretName=db)', 'store secretref:akv/v1/db'],
  ['vault:secret/data/app#password', 'store secretref:vault/secret/data/app'],
  ['ref+awssecrets://app/db', 'store secretref:aws-sm/app/db'],
  ['ENC[AES256_GCM,data:abc]', 'sealed'],
  ['encrypted:BDqD', 'sealed'],
  ['vault:v1:abc', 'sealed'],
  ['/run/secrets/db', 'path'],
  ['./keys/app.pem', 'path'],
  ['~/.kube/config', 'path'],
  ['/9j/4AAQSkZJRgABAQ', 'literal /9j/4AAQSkZJRgABAQ'],
  ['https://api.example.com/v1', 'address'],
  ['postgres://app:hunter2@db/app', 'literal hunter2'],
  ['postgres://app:${PASSWORD}@db/app', 'variable'],
  ['postgres://app:p/w@db/app', 'literal p/w'],
  ['postgres://app:<password>@db/app', 'placeholder'],
  ['postgres://app@db/app', 'address'],
  ['redis://:hunter2@cache:6379/0', 'literal hunter2'],
  ['https://0123456789abcdef0123@host/x', 'literal 0123456789abcdef0123'],
  ['https://someone@host/x', 'address'],
  ['jdbc:postgresql://app:hunter2@db/app', 'literal hunter2'],
];

describe('the form of a value', () => {
  for (const [value, expected] of values) {
    it(`${value || 'nothing'}: ${expected}`, () => assert.equal(read(value), expected));
  }

  it('is a placeholder where the value repeats its name', () => {
    assert.equal(read('api_key', 'API_KEY'), 'placeholder');
    assert.equal(read('api_key', 'OTHER_KEY'), 'literal api_key');
  });

  it('holds of a value only offsets inside it', () => {
    const piece = fc.constantFrom(
      '$',
      '{',
      '}',
      '${',
      ':-',
      '{{',
      '://',
      '@',
      ':',
      '/',
      'A',
      'x',
      ' ',
      '%',
      'op://',
      '"',
      '\\',
      '🙂',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const value = pieces.join('');
        const { secret, variables, url } = readValue(value);
        const ranges = [
          secret,
          ...variables.flatMap(({ range, fallback }) => [range, fallback]),
          url?.host,
          url?.password,
        ];
        for (const range of ranges) {
          if (range !== undefined)
            assert.ok(range.start >= 0 && range.start <= range.end && range.end <= value.length, value);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is found in linear time', () => {
    for (const piece of ['${', '{{', '$A', '%A', '://a:', '@', '${A:-', '<', '.', 'x_'])
      readValue(piece.repeat(500_000 / piece.length));
  }).timeout(5000);
});

describe('variables in a value', () => {
  it('are named, with where they come from and what stands in for them', () => {
    const value = 'a ${env:ONE} ${input:two-2} {file:./three} ${FOUR:-five ${SIX}} $SEVEN/x %EIGHT%';
    assert.deepEqual(
      variablesIn(value).map(({ name, from, range, fallback }) => [
        name,
        from,
        value.slice(range.start, range.end),
        ...(fallback === undefined ? [] : [value.slice(fallback.start, fallback.end)]),
      ]),
      [
        ['ONE', 'environment', '${env:ONE}'],
        ['two-2', 'input', '${input:two-2}'],
        ['', 'file', '{file:./three}'],
        ['FOUR', 'environment', '${FOUR:-five ${SIX}}', 'five ${SIX}'],
        ['SEVEN', 'environment', '$SEVEN'],
        ['EIGHT', 'environment', '%EIGHT%'],
      ],
    );
  });
});

describe('the parts of a URL', () => {
  it('stand where they stand', () => {
    const text = 'see jdbc:mysql://me:p%40ss' + '@db.example.com:3306/a/b?ssl=true&key=k1#x';
    const url = readUrl(text);
    assert.ok(url !== undefined);
    const part = (range: { start: number; end: number } | undefined) => range && text.slice(range.start, range.end);
    assert.equal(url.scheme, 'mysql');
    assert.deepEqual(
      [part(url.user), part(url.password), part(url.host), part(url.path)],
      ['me', 'p%40ss', 'db.example.com:3306', '/a/b'],
    );
    assert.deepEqual(
      url.query.map(({ name, value }) => [name, part(value)]),
      [
        ['ssl', 'true'],
        ['key', 'k1'],
      ],
    );
  });

  it('are not looked for where there is no scheme', () => {
    for (const text of ['', '://', 'a:b@c', '1://x', '//host/path']) assert.equal(readUrl(text), undefined, text);
  });
});

describe('a placeholder', () => {
  it('is not any value that happens to be short or plain', () => {
    for (const value of ['admin', 'postgres', 'letmein', 'a-b-c', 'herenow', 'https://acme.example/x'])
      assert.equal(isPlaceholder(value), value.includes('example'), value);
  });
});
