import assert from 'node:assert/strict';
import { filled, verdicts } from './examined';

/** For each flag: the file, a text that sets it and one that comes close and does not. */
const cases: readonly (readonly [flag: string, path: string, set: string, unset: string])[] = [
  ['line: comment', 'a.ts', '// token = "%A12"', 'x; token = "%A12"'],
  ['line: import', 'a.ts', 'import x; token = "%A12"', 'imports(x); token = "%A12"'],
  ['line: message', 'a.ts', 'log.error("token: %A12")', 'catalog.put("token: %A12")'],
  ['line: markup', 'a.html', '<b>token: %A12</b>', 'token: %A12 < 5'],
  ['line: fake', 'a.ts', 'token = "%A12" // an example', 'token = "%A12" // in use'],
  ['line: user', 'a.yml', 'user: bob, password: %A12', 'used: bob, password: %A12'],
  ['near: user', 'a.yml', 'user: bob\nx: 1\nx: 2\npassword: %A12', 'user: bob\nx: 1\nx: 2\nx: 3\npassword: %A12'],
  ['near: user', 'a.yml', 'password: %A12\nx: 1\nx: 2\nhost: db', 'password: %A12\nx: 1\nx: 2\nx: 3\nhost: db'],
  ['line: stored', 'a.js', 'map.put("password", "%A12")', 'f(["password", "%A12"])'],
  ['line: header', 'a.sh', 'curl -H "Authorization: %A24"', 'curl -d "Authorization: %A24"'],
  ['writing: goes on', 'a.js', 'token = "%A12" + other', 'token = "%A12"; other'],
  ['writing: is a key', 'a.js', 'token({"%A12": 1})', 'token("%A12", 1)'],
  ['wrap: default', 'a.py', 'token = os.getenv("A_B", "%A12")', 'token = os.putenv("%A12")'],
  ['wrap: bytes', 'a.go', 'token = []byte("%A12")', 'token = []rune("%A12")'],
  ['wrap: decode', 'a.go', 'token = hex.DecodeString("%A12")', 'token = hex.String("%A12")'],
  ['wrap: bracket', 'a.json', '"tokens": ["%A12"]', '"tokens": "%A12"'],
  ['wrap: call', 'a.ts', 'token = sign("%A12")', 'token = ["%A12"]'],
  ['wrap: method', 'a.ts', 'token = a.sign("%A12")', 'token = sign("%A12")'],
  ['url: example host', 'a.md', 'https://bob:%A12@db.example.com/', 'https://bob:%A12@db.internal/'],
  ['url: no user', 'a.md', 'redis://:%A12@db.internal/', 'redis://bob:%A12@db.internal/'],
  ['url: generic user', 'a.md', 'https://user:%A12@db.internal/', 'https://bob:%A12@db.internal/'],
  ['url: user is password', 'a.md', 'https://zq7x:zq7x@db.internal/', 'https://zq7x:zq7y@db.internal/'],
  ['url: number', 'a.md', 'https://bob:908172@db.internal/', 'https://bob:90817x@db.internal/'],
  ['url: punctuation', 'a.md', 'https://bob:zq(7xk@db.internal/', 'https://bob:zq-7xk@db.internal/'],
  ['url: no host', 'a.md', 'https://bob:%A12@/', 'https://bob:%A12@db/'],
  ['value: template', 'a.ts', 'token = "zq${x}7k"', 'token = "zq-x-7k"'],
  ['value: code', 'a.ts', 'token = "zq->x7k"', 'token = "zq-x7k"'],
  ['value: repeat', 'a.ts', 'token = "zq7777xk"', 'token = "zq777xk"'],
  ['value: sequence', 'a.ts', 'token = "zqwxabcd7"', 'token = "zqwxacbd7"'],
  ['value: pattern', 'a.ts', 'token = "^zq[a-z]7+$"', 'token = "zq[7]"'],
  ['value: markup', 'a.ts', 'token = "zq7<b>x"', 'token = "zq7< b"'],
  ['value: escapes', 'a.ts', String.raw`token = "zq\x7f8k"`, 'token = "zq/x7f8k"'],
  ['value: comment', 'a.ts', 'token = "#zq7xk"', 'token = "zq7#xk"'],
  ['value: not ASCII', 'a.ts', 'token = "zq7éxk"', 'token = "zq7exk"'],
  ['value: the name itself', 'a.ts', 'zqxtoken = "zqxtoken7w"', 'zqxtoken = "zqxtkoen7w"'],
  ['value: a word of the name', 'a.ts', 'zqxwToken = "zqxw7kjv"', 'zqxwToken = "zxqw7kjv"'],
  ['value: ends like a name', 'a.ts', 'token = "some-other-file"', 'token = "some-other-zqxk"'],
  ['value: bare number', 'a.env', 'PASSWORD=90817263', 'PASSWORD="90817263"'],
  ['writing: more words', 'a.conf', 'token = %A12 and more', 'token = %A12 # and more'],
  ['writing: escaped', 'a.sh', String.raw`-d "{\"token\":\"%A12\"}"`, `-d '{"token":"%A12"}'`],
  ['writing: next line', 'a.yml', 'token:\n  %A12', 'token: %A12'],
  ['writing: URL query', 'a.ts', '"https://h/?token=%A12"', '"token=%A12"'],
  ['writing: typed', 'a.ts', 'const token: string = "%A12"', 'const token = "%A12"'],
  ['path: test', 'src/test/a.ts', 'token = "%A12"', ''],
  ['path: document', 'docs/a.yml', 'token: "%A12"', ''],
  ['path: translation', 'locales/a.yml', 'token: "%A12"', ''],
  ['path: generated', 'dist/a.ts', 'token = "%A12"', ''],
];

describe('a flag', () => {
  for (const [flag, path, set, unset] of cases) {
    it(`“${flag}” is set by ${set}`, () => {
      const found = verdicts(filled(set), path);
      assert.ok(
        found.some(({ flags }) => flags.includes(flag)),
        JSON.stringify(found),
      );
    });
    if (unset === '') continue;
    it(`“${flag}” is not set by ${unset}`, () => {
      const found = verdicts(filled(unset), path);
      assert.ok(found.length > 0);
      assert.ok(
        found.every(({ flags }) => !flags.includes(flag)),
        JSON.stringify(found),
      );
    });
  }
});
