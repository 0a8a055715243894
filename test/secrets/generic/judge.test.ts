import assert from 'node:assert/strict';
import { createScanner } from '../../../scanner/engine';
import { identityKinds } from '../../../scanner/model';
import { createGenericJudge, encodedKeyDetectors, genericDetectors, keywords } from '../../../scanner/secrets/generic';
import { flags } from '../../../scanner/secrets/generic/flags';
import { model } from '../../../scanner/secrets/generic/model';
import { readerOf } from '../../../scanner/text';
import { seeded } from '../seeded';
import { filled, judged } from './examined';

describe('what is found falls under the rule that its name says', () => {
  const rules: readonly (readonly [detector: string, kind: string, path: string, text: string])[] = [
    ['generic-password', 'service_account', 'a.py', 'password = "%A16"'],
    ['database-password', 'database_account', 'a.env', 'MYSQL_PASSWORD=%A16'],
    ['database-password', 'database_account', 'a.sql', "CREATE USER bob IDENTIFIED BY '%A16'"],
    ['generic-secret', 'other', 'a.py', 'secret = "%A24"'],
    ['oauth-client-secret', 'oauth_client', 'a.py', 'client_secret = "%A24"'],
    ['generic-token', 'access_token', 'a.py', 'token = "%A32"'],
    ['generic-api-key', 'api_key', 'a.py', 'api_key = "%A32"'],
    ['generic-key', 'encryption_key', 'a.env', 'KEY=%B44'],
    ['generic-credential', 'other', 'a.py', 'credential = "%A32"'],
    ['session-secret', 'other', 'a.env', 'SESSION=%B88'],
    ['url-credentials', 'service_account', 'a.py', 'u = "https://bob:%A16@host.internal/"'],
    ['url-credentials', 'database_account', 'a.py', 'u = "postgres://bob:%A16@host.internal/"'],
    ['bearer-token', 'access_token', 'a.py', 'h = "Authorization: Bearer %A40"'],
    ['basic-auth', 'service_account', 'a.sh', `curl -H "Authorization: Basic ${btoa(filled('bob:%A16'))}"`],
    ['generic-password', 'service_account', 'a.sh', 'mysql -u root -p%A14 shop'],
    ['generic-password', 'service_account', 'a.ps1', "$p = ConvertTo-SecureString '%A12' -AsPlainText -Force"],
    ['generic-password', 'service_account', 'a.ps1', 'ConvertTo-SecureString -String "%A12" -asplaintext'],
    ['basic-auth', 'service_account', 'a.sh', 'curl -u bob:%A16 https://host.internal'],
  ];
  for (const [detector, kind, path, text] of rules) {
    it(`${detector}: ${text.slice(0, 50)}`, () => {
      const found = judged(filled(text), path);
      assert.deepEqual([...new Set(found.map((one) => [one.detector, one.kind].join(' ')))], [`${detector} ${kind}`]);
      assert.ok(found.every(({ confidence }) => confidence !== 'possible'));
    });
  }

  it('is none where a secure string is made of a variable, and less sure of what may be encrypted', () => {
    assert.deepEqual(judged('ConvertTo-SecureString $env:PW -AsPlainText -Force', 'a.ps1'), []);
    assert.equal(judged(`ConvertTo-SecureString "${'Fenster' + '2Haus'}"`, 'a.ps1')[0]?.confidence, 'possible');
  });

  it('a private key in DER, whatever it is called', () => {
    const [one] = encodedKeyDetectors;
    const example = one?.examples.positive[0]?.(seeded(5));
    assert.equal(judged(`private_key = "${example?.secret ?? ''}"`, 'a.py')[0]?.detector, 'private-key-der');
  });

  it('knows every rule', () => {
    assert.ok(genericDetectors.length > 10);
    assert.equal(new Set(genericDetectors.map(({ id }) => id)).size, genericDetectors.length);
    for (const { id, kind, title, revoke, source } of genericDetectors) {
      assert.match(id, /^[a-z]+(?:-[a-z0-9]+)+$/);
      assert.ok(identityKinds.includes(kind));
      assert.ok(title !== '' && revoke.steps.endsWith('.') && source.from !== '');
    }
  });
});

describe('a match of the generic judge', () => {
  it('is exactly the value, with its name, its reason and a rank below 100', () => {
    const value = filled('%A24');
    const found = judged(`config.db.api_token = "${value}"`, 'a.py');
    assert.deepEqual(
      found.map(({ rank, ...rest }) => ({ ...rest, isBelow: rank > 0 && rank < 100 })),
      [
        {
          detector: 'generic-token',
          kind: 'access_token',
          confidence: 'certain',
          value,
          name: 'config.db.api_token',
          reason: 'its name says so, random',
          isBelow: true,
        },
      ],
    );
  });

  it('says that it stands in a test path', () => {
    assert.match(judged(filled('token = "%A24"'), 'test/a.py')[0]?.reason ?? '', /in a test path$/);
  });

  it('is possible and no more where placeholder words cover it', () => {
    const found = judged(filled('services:\n  db:\n    pass^word: adminsecret1'), 'deploy.yml');
    assert.deepEqual(
      found.map(({ confidence, reason }) => [confidence, reason]),
      [['possible', 'its name says so, perhaps a placeholder']],
    );
  });

  it('is decoded in the data of a Kubernetes Secret, and only there', () => {
    const secret = (kind: string, section: string, value: string): string =>
      `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: db\n${section}:\n  password: ${value}\n`;
    const weak = btoa('adminsecret1');
    assert.equal(judged(secret('Secret', 'data', weak), 'a.yaml')[0]?.confidence, 'possible');
    assert.deepEqual(judged(secret('ConfigMap', 'data', weak), 'a.yaml'), []);
    assert.deepEqual(judged(secret('Secret', 'stringData', weak), 'a.yaml'), []);
    const strong = btoa(filled('%A20'));
    assert.equal(judged(secret('Secret', 'data', strong), 'a.yaml')[0]?.value, strong);
  });

  it('of numbers says how they are to be read', () => {
    const numbers = Array.from(
      seeded(3).pick('abcdefghijklmnopqrstuvwxyz0123456789', 32),
      (one) => one.charCodeAt(0) * 2,
    );
    const [match] = judged(`secret := []byte{${numbers.join(', ')}}`, 'a.go');
    assert.deepEqual([match?.decoding, match?.value], ['byte-array', numbers.join(', ')]);
  });

  it('is none in a table of hashes', () => {
    const row = (seed: number): string => `  key: "${seeded(seed).pick('0123456789abcdef', 40)}",\n`;
    const rows = (count: number): string => Array.from({ length: count }, (_, index) => row(index + 1)).join('');
    assert.ok(judged(`{\n${rows(2)}}`, 'a.ts').length >= judged(`{\n${rows(30)}}`, 'a.ts').length);
    assert.deepEqual(judged(`{\n${rows(30)}}`, 'a.ts'), []);
  });
});

describe('the explanation of a judgement', () => {
  function explained(text: string, path = 'a.py') {
    const judge = createGenericJudge(path);
    const found: ReturnType<typeof judge.explain>[number][] = [];
    const ignore = (): void => undefined;
    createScanner({ vocabulary: { literals: [], keywords, markers: [] } }).scan(
      readerOf(new TextEncoder().encode(text)),
      {
        literal: ignore,
        url: ignore,
        pem: ignore,
        marker: ignore,
        name: (window, keyword, start, end, operator) =>
          void found.push(...judge.explain(window, keyword, start, end, operator)),
      },
    );
    return found;
  }

  it('gives flags and weights that add up to the score, and nothing of the value', () => {
    const value = filled('%A24');
    const [one] = explained(`api_token = "${value}"`);
    assert.equal(
      one?.score,
      one?.flags.reduce((sum, { weight }) => sum + weight, model.bias),
    );
    assert.ok(one?.flags.some(({ flag }) => flag === 'class=token'));
    assert.ok(!JSON.stringify(one).includes(value.slice(0, 5)));
  });

  it('is complete where the judgement itself stops early', () => {
    const [one] = explained('key = "a1b2"');
    assert.equal(one?.confidence, undefined);
    assert.ok((one?.flags.length ?? 0) > 5);
    assert.deepEqual(judged('key = "a1b2"', 'a.py'), []);
  });

  it('names the veto', () => {
    assert.equal(explained('password = "changeme"')[0]?.veto, 'placeholder');
  });
});

describe('the model', () => {
  it('weighs only flags that exist', () => {
    const names = new Set(flags.map(({ name }) => name));
    assert.deepEqual(
      Object.keys(model.weights).filter((name) => !names.has(name)),
      [],
    );
  });

  it('is whole, and its bands ascend', () => {
    for (const weight of Object.values(model.weights)) assert.ok(Number.isInteger(weight) && weight !== 0);
    const { possible, likely, certain } = model.bands;
    assert.ok(possible < likely && likely < certain);
  });

  it('has no two flags of one name', () => {
    assert.equal(new Set(flags.map(({ name }) => name)).size, flags.length);
  });
});
