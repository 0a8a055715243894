import assert from 'node:assert/strict';
import { nameVetoes, placeVetoes, valueVetoes } from '../../../scanner/secrets/generic/vetoes';
import { filled, verdicts } from './examined';

const OPEN_SSL = btoa('-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ==\n-----END CERTIFICATE-----\n');

/** For each veto: its file, what it ends, and what comes close and is weighed. */
const cases: Readonly<Record<string, readonly (readonly [path: string, vetoed: string, weighed: string])[]>> = {
  'name is no name': [['a.yaml', '- name: REGION\n  value: %A12', '- name: SIG\n  value: %A12']],
  'page token': [['a.json', '"nextPageTok^en": "%A24"', '"accessTok^en": "%A24"']],
  public: [['a.json', '"public_key": "%B44"', '"signing_key": "%B44"']],
  'encrypted or hashed': [['a.json', '"encryptedPass^word": "%B44"', '"encryptionPass^word": "%B44"']],
  'few different characters': [['a.ini', 'pass^word = ababab', 'pass^word = abcdba']],
  'table of numbers': [
    ['a.go', 'k^ey := []byte{1, 2, 3, 5, 8, 13, 21, 34}', 'k^ey := []byte{1, 2, 3, 5, 8, 13, 21, 20}'],
    ['a.go', `k^ey := []byte{${'7, 3, 9, '.repeat(43)}}`, `k^ey := []byte{${'7, 3, 9, '.repeat(42)}}`],
  ],
  'null, true, optional': [['a.yml', 'pass^word: optional', 'pass^word: optionzl']],
  'in brackets': [
    ['a.yml', 'pass^word: "<%A8>"', 'pass^word: "%A4<%A4"'],
    ['a.yml', 'pass^word: "{%A8}"', 'pass^word: "{%A8"'],
  ],
  reference: [
    ['a.yml', 'pass^word: "${DB_PW7}"', 'pass^word: "${DB_PW7}x9q"'],
    ['a.sh', 'pass^word="$DB_PW7"', 'pass^word="$dB-PW7"'],
  ],
  code: [['a.conf', 'pass^word = config.zq7', 'pass^word = configzq7']],
  punctuation: [
    ['a.yml', 'pass^word: !secret', 'pass^word: !Zk7Wq3v'],
    ['a.conf', 'pass^word = ~zq7', 'pass^word = zq7~'],
  ],
  algorithm: [['a.php', "$pass^word = 'sha512';", "$pass^word = 'sha512x';"]],
  encoding: [
    ['a.py', 'pass^word = pass^word.encode("latin1")', 'pass^word = pass^word.encode("latinx1")'],
    ['a.py', 'pass^word = "utf-16-le"', 'pass^word = "utf-16-lx"'],
  ],
  'kind of credential': [['a.ts', "cred^ential: 'ephemeral'", "cred^ential: 'ephemeral7'"]],
  EXAMPLE: [['a.ini', 'k^ey = %A8EXAMPLE%A4', 'k^ey = %A8EXAMP%A4']],
  'cut short': [['a.ini', 'k^ey = "%A12..."', 'k^ey = "%A12.."']],
  masked: [['a.ini', 'k^ey = "%A4****"', 'k^ey = "%A4*%A4"']],
  'known example': [['a.ini', 'tok^en = zq1234567890', 'tok^en = zq1234657890']],
  'Windows security id': [['a.tf', 'domain_s^id = "S-1-5-21-%H8"', 'domain_s^id = "S-X-5-21-%H8"']],
  'media type': [['a.js', "const tok^en = 'text/zq7x'", "const tok^en = 'zqxt/zq7x'"]],
  'encrypted value': [
    ['a.yml', 'pass^word: "ENC(%B24)"', 'pass^word: "EN(%B24"'],
    ['a.yml', 'pass^word: "vault:%B24"', 'pass^word: "vaults:%B24"'],
  ],
  'password hash': [['a.yml', 'pass^word: "$2b$10$%A53"', 'pass^word: "$7b$10$%A53"']],
  'public key': [['a.yml', 'k^ey: "MFkw%B60"', 'k^ey: "MFkv%B60"']],
  placeholder: [
    ['a.ts', 'pass^word = "changeme"', 'pass^word = "changzqe"'],
    ['a.env.example', 'PASS^WORD=mypass^word1', 'PASS^WORD=mypazzword1'],
  ],
  'looked up': [['a.js', "tok^en = config.get('zqx.wvk7')", "tok^en = config.got('zqx.wvk7')"]],
  module: [['a.js', "const tok^en = require('zq7xkv')", "const tok^en = requires('zq7xkv')"]],
  'version, date, mail, address, path or hash': [
    ['a.yml', 'pass^word: "2024-01-31"', 'pass^word: "2024-01-3x"'],
    ['a.yml', 'pass^word: "bob@host.example"', 'pass^word: "bob@host"'],
    ['a.yml', 'pass^word: "10.27.38.49"', 'pass^word: "10.27.38x"'],
    ['a.yml', 'pass^word: "/etc/some/path"', 'pass^word: "/%A6+%A8"'],
  ],
  'text in base64': [
    ['a.py', `k^ey = "${btoa('the configuration of the server')}"`, 'k^ey = "%B44"'],
    ['a.py', `k^ey = "${OPEN_SSL}"`, 'k^ey = "LS0tLS2%B60"'],
    [
      'a.sh',
      `-H "Authorization: Basic ${btoa(filled('user:pass^word'))}"`,
      `-H "Authorization: Basic ${btoa('bob:zq7xkw2v')}"`,
    ],
  ],
  'the user beside it': [['a.yml', 'user: zq7bob, pass^word: zq7bob', 'user: zq7bob, pass^word: zq7bobx']],
  definition: [['a.js', 'function login(pass^word = zq7xbob) {', 'functions login(pass^word = zq7xbob) {']],
  country: [['a.php', "'PW' => 'Palzq',", "'PW^D' => 'Palzq',"]],
  sealed: [['a.tf', 'pass^word = ENC(zq7x9)', 'pass^word = EN(zq7x9)']],
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
    assert.equal(verdicts(filled('pass^word: mypass^word1'), 'deploy/config.yml')[0]?.veto, undefined);
  });
  it('is nothing in code, tests, samples and documentation', () => {
    for (const path of ['a.ts', 'test/config.yml', 'config.yml.example', 'docs/config.yml']) {
      assert.equal(verdicts(filled('pass^word: "mypass^word1"'), path)[0]?.veto, 'placeholder', path);
    }
  });
  it('is nothing where it says that it is to be replaced', () => {
    assert.equal(verdicts(filled('pass^word: yourpass^word'), 'config.yml')[0]?.veto, 'placeholder');
  });
});
