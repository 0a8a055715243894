import assert from 'node:assert/strict';
import { NameFacts, wordsOf } from '../../../scanner/secrets/generic/name-class';

describe('the words of a name', () => {
  const names: Readonly<Record<string, string>> = {
    password: 'password',
    dbPassword: 'db password',
    DB_PASSWORD: 'db password',
    'client-secret': 'client secret',
    HTTPServerKey: 'http server key',
    apiKey2: 'api key',
    key2go: 'key go',
    '--access-token': 'access token',
    $pw: 'pw',
    пароль: 'пароль',
    '': '',
  };
  for (const [name, words] of Object.entries(names)) {
    it(`of ${JSON.stringify(name)} are ${words || 'none'}`, () => {
      assert.equal(wordsOf(name).join(' '), words);
    });
  }
});

describe('the class of a name', () => {
  const names: Readonly<Record<string, readonly string[]>> = {
    password: [
      'password',
      'DB_PASSWD',
      'smtpPass',
      'root_pw',
      'passphrase',
      'kennwort',
      'mdp',
      'пароль',
      'userpassword',
      'pwd1',
    ],
    secret: ['secret', 'clientSecret', 'app_secrets', 'secretary_secret'],
    token: ['token', 'accessToken', 'jwt', 'bearer', 'refresh_tokens', 'mytoken'],
    credential: ['cred', 'credentials', 'awsCredential'],
    'api-key': ['apiKey', 'API_KEY', 'private_key', 'signingKey', 'masterkey', 'accesskey', 'hmacKey'],
    auth: ['auth', 'Authorization', 'oauth'],
    key: ['key', 'keys', 'sortKey'],
    crypto: ['salt', 'nonce', 'otp', 'signature', 'hmac'],
    session: ['session', 'cookie', 'connect.sid'],
    other: ['passive', 'compass', 'author', 'keyboard', 'login'],
  };
  for (const [found, members] of Object.entries(names)) {
    for (const name of members) {
      it(`of ${name} is ${found}`, () => {
        assert.equal(new NameFacts(name).class, found);
      });
    }
  }

  it('counts pass only as the last word', () => {
    assert.equal(new NameFacts('smtp_pass').class, 'password');
    assert.equal(new NameFacts('passIPs').class, 'other');
  });

  it('is that of an earlier component where the last has none', () => {
    assert.equal(new NameFacts('credentials.value').class, 'credential');
    assert.equal(new NameFacts('token.other').class, 'token');
  });
});

describe('what a name tells', () => {
  const told: readonly (readonly [keyof NameFacts, readonly string[], readonly string[]])[] = [
    ['isLast', ['password', 'db_token'], ['token_type', 'passwordField']],
    ['hasTail', ['token_type'], ['token', 'type']],
    ['negativeTail', ['token_type', 'passwordLabel', 'key_length', 'credentials.username'], ['token', 'secret_app']],
    ['negative', ['csrf_token', 'foreignKey', 'resetPassword', 'authenticity_token'], ['access_token', 'key']],
    ['isId', ['private_key_id', 'secretIds'], ['client_secret', 'id_token']],
    ['isTest', ['testPassword', 'expected_token'], ['password']],
    ['isVariant', ['oldPassword', 'wrong_password'], ['password']],
    ['isSystem', ['dbPassword', 'smtp_password'], ['password']],
    ['isPlural', ['tokens', 'secrets'], ['token', 'smtp_pass', 'passes']],
    ['isUpper', ['API_KEY'], ['apiKey', 'KEY']],
    ['isChain', ['config.token'], ['token']],
    ['endsInDigit', ['key1'], ['key', 'key1_']],
    ['isOtherWord', ['author', 'keyboard', 'passIPs', 'statusCode'], ['authorization', 'api_key', 'client_secret']],
    ['isPageToken', ['nextPageToken', 'continuation_token'], ['access_token', 'nextPage']],
    ['isPublic', ['public_key', 'pubKey', 'publickey'], ['private_key', 'republic_key']],
    ['isEncrypted', ['encrypted_password', 'passwordHash', 'token_digest'], ['password', 'encryption_key']],
    ['isAccident', ['design', 'mapping', 'inside', 'en_PW', 'mysql', 'default'], ['sig', 'PW', 'compass', 'root_pw']],
  ];
  for (const [fact, yes, no] of told) {
    it(`is ${fact}: ${yes.join(', ')}; not ${no.join(', ')}`, () => {
      for (const name of yes) assert.equal(new NameFacts(name)[fact], true, name);
      for (const name of no) assert.equal(new NameFacts(name)[fact], false, name);
    });
  }
});
