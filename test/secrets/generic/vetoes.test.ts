import assert from 'node:assert/strict';
import { nameVetoes, placeVetoes, valueVetoes } from '../../../scanner/secrets/generic/vetoes';
import { filled, verdicts } from './examined';

const OPEN_SSL = btoa('-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ==\n-----END CERTIFICATE-----\n');

/** For each veto: its file, what it ends, and what comes close and is weighed. */
const cases: Readonly<Record<string, readonly (readonly [path: string, vetoed: string, weighed: string])[]>> = {
  'name is no name': [['a.yaml', '- name: REGION\n  value: %A12', '- name: SIG\n  value: %A12']],
  'page token': [['a.json', '"nextPageToken": "%A24"', '"accessToken": "%A24"']],
  public: [['a.json', '"public_key": "%B44"', '"signing_key": "%B44"']],
  'encrypted or hashed': [['a.json', '"encryptedPassword": "%B44"', '"encryptionPassword": "%B44"']],
  'few different characters': [['a.ini', 'password = ababab', 'password = abcdba']],
  'table of numbers': [
    ['a.go', 'key := []byte{1, 2, 3, 5, 8, 13, 21, 34}', 'key := []byte{1, 2, 3, 5, 8, 13, 21, 20}'],
    ['a.go', `key := []byte{${'7, 3, 9, '.repeat(43)}}`, `key := []byte{${'7, 3, 9, '.repeat(42)}}`],
  ],
  'null, true, optional': [['a.yml', 'password: optional', 'password: optionzl']],
  'in brackets': [
    ['a.yml', 'password: "<%A8>"', 'password: "%A4<%A4"'],
    ['a.yml', 'password: "{%A8}"', 'password: "{%A8"'],
  ],
  reference: [
    ['a.yml', 'password: "${DB_PW7}"', 'password: "${DB_PW7}x9q"'],
    ['a.sh', 'password="$DB_PW7"', 'password="$dB-PW7"'],
  ],
  code: [['a.conf', 'password = config.zq7', 'password = configzq7']],
  punctuation: [
    ['a.yml', 'password: !secret', 'password: !Zk7Wq3v'],
    ['a.conf', 'password = ~zq7', 'password = zq7~'],
  ],
  algorithm: [['a.php', "$password = 'sha512';", "$password = 'sha512x';"]],
  EXAMPLE: [['a.ini', 'key = %A8EXAMPLE%A4', 'key = %A8EXAMP%A4']],
  'cut short': [['a.ini', 'key = "%A12..."', 'key = "%A12.."']],
  masked: [['a.ini', 'key = "%A4****"', 'key = "%A4*%A4"']],
  'known example': [['a.ini', 'token = zq1234567890', 'token = zq1234657890']],
  'Windows security id': [['a.tf', 'domain_sid = "S-1-5-21-%H8"', 'domain_sid = "S-X-5-21-%H8"']],
  'media type': [['a.js', "const token = 'text/zq7x'", "const token = 'zqxt/zq7x'"]],
  'encrypted value': [
    ['a.yml', 'password: "ENC(%B24)"', 'password: "EN(%B24"'],
    ['a.yml', 'password: "vault:%B24"', 'password: "vaults:%B24"'],
  ],
  'password hash': [['a.yml', 'password: "$2b$10$%A53"', 'password: "$7b$10$%A53"']],
  'public key': [['a.yml', 'key: "MFkw%B60"', 'key: "MFkv%B60"']],
  placeholder: [
    ['a.ts', 'password = "changeme"', 'password = "changzqe"'],
    ['a.env.example', 'PASSWORD=mypassword1', 'PASSWORD=mypazzword1'],
  ],
  'looked up': [['a.js', "token = config.get('zqx.wvk7')", "token = config.got('zqx.wvk7')"]],
  module: [['a.js', "const token = require('zq7xkv')", "const token = requires('zq7xkv')"]],
  'version, date, mail, address, path or hash': [
    ['a.yml', 'password: "2024-01-31"', 'password: "2024-01-3x"'],
    ['a.yml', 'password: "bob@host.example"', 'password: "bob@host"'],
    ['a.yml', 'password: "10.27.38.49"', 'password: "10.27.38x"'],
    ['a.yml', 'password: "/etc/some/path"', 'password: "/%A6+%A8"'],
  ],
  'text in base64': [
    ['a.py', `key = "${btoa('the configuration of the server')}"`, 'key = "%B44"'],
    ['a.py', `key = "${OPEN_SSL}"`, 'key = "LS0tLS2%B60"'],
    ['a.sh', `-H "Authorization: Basic ${btoa('user:password')}"`, `-H "Authorization: Basic ${btoa('bob:zq7xkw2v')}"`],
  ],
  'the user beside it': [['a.yml', 'user: zq7bob, password: zq7bob', 'user: zq7bob, password: zq7bobx']],
  definition: [['a.js', 'function login(password = zq7xbob) {', 'functions login(password = zq7xbob) {']],
  country: [['a.php', "'PW' => 'Palzq',", "'PWD' => 'Palzq',"]],
  sealed: [['a.tf', 'password = ENC(zq7x9)', 'password = EN(zq7x9)']],
};

describe('a veto', () => {
  const ids = [...nameVetoes, ...valueVetoes, ...placeVetoes].map(({ id }) => id);

  for (const id of ids) {
    for (const [path, vetoed, weighed] of cases[id] ?? []) {
      it(`“${id}” ends ${vetoed}`, () => {
        const found = verdicts(filled(vetoed), path);
        assert.ok(
          found.some(({ veto }) => veto === id),
          JSON.stringify(found),
        );
      });
      it(`“${id}” does not end ${weighed}`, () => {
        const found = verdicts(filled(weighed), path);
        assert.ok(found.length > 0, 'there is a candidate');
        assert.ok(
          found.some(({ veto }) => veto !== id),
          JSON.stringify(found),
        );
      });
    }
  }

  it('is tested, every one', () => {
    assert.deepEqual(
      ids.filter((id) => cases[id] === undefined),
      [],
    );
  });
});

describe('a weak password of placeholder words', () => {
  it('is possible in configuration', () => {
    assert.equal(verdicts('password: mypassword1', 'deploy/config.yml')[0]?.veto, undefined);
  });
  it('is nothing in code, tests, samples and documentation', () => {
    for (const path of ['a.ts', 'test/config.yml', 'config.yml.example', 'docs/config.yml']) {
      assert.equal(verdicts('password: "mypassword1"', path)[0]?.veto, 'placeholder', path);
    }
  });
  it('is nothing where it says that it is to be replaced', () => {
    assert.equal(verdicts('password: yourpassword', 'config.yml')[0]?.veto, 'placeholder');
  });
});
