import assert from 'node:assert/strict';
import { filled, unmarked, verdicts } from './examined';

/**
 * Invented lines: the file, the text with the value's range between << and >>, and the score in tenths of a log-odds or the
 * veto. A change of the model shows here; look at what moved before writing the new figures down.
 */
const golden: readonly (readonly [path: string, text: string, expected: number | string])[] = [
  ['src/app.py', 'password = "<<%A12>>"', 42],
  ['src/app.py', 'password = "<<summer2019>>"', 25],
  ['src/app.py', 'password = "<<changeme>>"', 'placeholder'],
  ['src/app.py', 'password = get_password("<<db>>")', 'length'],
  ['test/app_test.py', 'password = "<<%A12>>"', 52],
  ['config/prod.env', 'DB_PASSWORD=<<%A16>>', 63],
  ['config/prod.yml', 'password: <<falcon77>>', 29],
  ['config/prod.yml', 'password_policy: <<%A10>>', 49],
  ['src/app.ts', 'const apiKey = "<<%A32>>";', 67],
  ['src/app.ts', 'const cacheKey = "<<%A32>>";', 21],
  ['src/app.ts', 'const key = "<<accessTokenName>>";', 'placeholder'],
  ['src/app.ts', 'const token = <<readToken>>,', -144],
  ['src/App.java', 'private static final String SECRET = "<<%H64>>";', 12],
  ['src/App.java', 'KeyStore.getInstance("<<PKCS12>>")', -99],
  ['src/main.go', 'token := "<<%H40>>"', 21],
  ['src/main.go', 'csrfToken := "<<%H40>>"', 8],
  ['deploy/run.sh', 'curl -H "Authorization: Bearer <<%A40>>"', 48],
  ['deploy/run.sh', 'curl -u deploy:<<%A14>> https://host.internal', 78],
  ['deploy/run.sh', 'mysql -u root -p<<%A10>> shop', 59],
  ['docs/setup.md', 'postgres://app:<<%A14>>@db.internal:5432/app', 83],
  ['docs/setup.md', 'postgres://user:<<password>>@localhost/app', 'placeholder'],
  ['db/users.sql', "CREATE USER app IDENTIFIED BY '<<%A12>>';", 57],
  ['locale/de.json', '"password": "<<Ihr Passwort eingeben>>"', -72],
  ['package-lock.json', '"integrity-token": "<<sha512-%B86>>"', 'version, date, mail, address, path or hash'],
  ['main.tf', 'variable "db_password" {\n  default = "<<%A16>>"\n}', 71],
];

describe('the judgement of invented lines', () => {
  for (const [path, marked, expected] of golden) {
    it(`${path}: ${marked} is ${expected}`, () => {
      const { text, value } = unmarked(filled(marked));
      const found = verdicts(text, path).filter((one) => one.value === value);
      assert.equal(found[0]?.score ?? found[0]?.veto, expected);
    });
  }
});
