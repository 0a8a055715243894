import assert from 'node:assert/strict';
import { filled, verdicts } from './examined';

/** For each flag: the file, a text that sets it and one that comes close and does not. */
const cases: readonly (readonly [flag: string, path: string, set: string, unset: string])[] = [
  ['line: comment', 'a.ts', '// tok^en = "%A12"', 'x; tok^en = "%A12"'],
  ['line: import', 'a.ts', 'import x; tok^en = "%A12"', 'imports(x); tok^en = "%A12"'],
  ['line: message', 'a.ts', 'log.error("tok^en: %A12")', 'catalog.put("tok^en: %A12")'],
  ['line: markup', 'a.html', '<b>tok^en: %A12</b>', 'tok^en: %A12 < 5'],
  ['line: fake', 'a.ts', 'tok^en = "%A12" // an example', 'tok^en = "%A12" // in use'],
  ['line: user', 'a.yml', 'user: bob, pass^word: %A12', 'used: bob, pass^word: %A12'],
  ['near: user', 'a.yml', 'user: bob\nx: 1\nx: 2\npass^word: %A12', 'user: bob\nx: 1\nx: 2\nx: 3\npass^word: %A12'],
  ['near: user', 'a.yml', 'pass^word: %A12\nx: 1\nx: 2\nhost: db', 'pass^word: %A12\nx: 1\nx: 2\nx: 3\nhost: db'],
  ['line: stored', 'a.js', 'map.put("pass^word", "%A12")', 'f(["pass^word", "%A12"])'],
  ['line: header', 'a.sh', 'curl -H "Authorization: %A24"', 'curl -d "Authorization: %A24"'],
  ['writing: goes on', 'a.js', 'tok^en = "%A12" + other', 'tok^en = "%A12"; other'],
  ['writing: is a key', 'a.js', 'tok^en({"%A12": 1})', 'tok^en("%A12", 1)'],
  ['wrap: default', 'a.py', 'tok^en = os.getenv("A_B", "%A12")', 'tok^en = os.putenv("%A12")'],
  ['wrap: bytes', 'a.go', 'tok^en = []byte("%A12")', 'tok^en = []rune("%A12")'],
  ['wrap: decode', 'a.go', 'tok^en = hex.DecodeString("%A12")', 'tok^en = hex.String("%A12")'],
  ['wrap: bracket', 'a.json', '"tok^ens": ["%A12"]', '"tok^ens": "%A12"'],
  ['wrap: call', 'a.ts', 'tok^en = sign("%A12")', 'tok^en = ["%A12"]'],
  ['wrap: method', 'a.ts', 'tok^en = a.sign("%A12")', 'tok^en = sign("%A12")'],
  ['url: example host', 'a.md', 'https^://bob:%A12@db.example.com/', 'https^://bob:%A12@db.internal/'],
  ['url: no user', 'a.md', 'redis^://:%A12@db.internal/', 'redis^://bob:%A12@db.internal/'],
  ['url: generic user', 'a.md', 'https^://user:%A12@db.internal/', 'https^://bob:%A12@db.internal/'],
  ['url: user is password', 'a.md', 'https^://zq7x:zq7x@db.internal/', 'https^://zq7x:zq7y@db.internal/'],
  ['url: number', 'a.md', 'https^://bob:908172@db.internal/', 'https^://bob:90817x@db.internal/'],
  ['url: punctuation', 'a.md', 'https^://bob:zq(7xk@db.internal/', 'https^://bob:zq-7xk@db.internal/'],
  ['url: no host', 'a.md', 'https^://bob:%A12@/', 'https^://bob:%A12@db/'],
  ['value: template', 'a.ts', 'tok^en = "zq${x}7k"', 'tok^en = "zq-x-7k"'],
  ['value: code', 'a.ts', 'tok^en = "zq->x7k"', 'tok^en = "zq-x7k"'],
  ['value: repeat', 'a.ts', 'tok^en = "zq7777xk"', 'tok^en = "zq777xk"'],
  ['value: sequence', 'a.ts', 'tok^en = "zqwxabcd7"', 'tok^en = "zqwxacbd7"'],
  ['value: pattern', 'a.ts', 'tok^en = "^^zq[a-z]7+$"', 'tok^en = "zq[7]"'],
  ['value: markup', 'a.ts', 'tok^en = "zq7<b>x"', 'tok^en = "zq7< b"'],
  ['value: escapes', 'a.ts', String.raw`tok^en = "zq\x7f8k"`, 'tok^en = "zq/x7f8k"'],
  ['value: comment', 'a.ts', 'tok^en = "#zq7xk"', 'tok^en = "zq7#xk"'],
  ['value: not ASCII', 'a.ts', 'tok^en = "zq7éxk"', 'tok^en = "zq7exk"'],
  ['value: the name itself', 'a.ts', 'zqxtok^en = "zqxtok^en7w"', 'zqxtok^en = "zqxtkoen7w"'],
  ['value: a word of the name', 'a.ts', 'zqxwTok^en = "zqxw7kjv"', 'zqxwTok^en = "zxqw7kjv"'],
  ['value: ends like a name', 'a.ts', 'tok^en = "some-other-file"', 'tok^en = "some-other-zqxk"'],
  ['value: bare number', 'a.env', 'PASS^WORD=90817263', 'PASS^WORD="90817263"'],
  ['writing: more words', 'a.conf', 'tok^en = %A12 and more', 'tok^en = %A12 # and more'],
  ['writing: escaped', 'a.sh', String.raw`-d "{\"tok^en\":\"%A12\"}"`, `-d '{"tok^en":"%A12"}'`],
  ['writing: next line', 'a.yml', 'tok^en:\n  %A12', 'tok^en: %A12'],
  ['writing: URL query', 'a.ts', '"https^://h/?tok^en=%A12"', '"tok^en=%A12"'],
  ['writing: typed', 'a.ts', 'const tok^en: string = "%A12"', 'const tok^en = "%A12"'],
  ['path: test', 'src/test/a.ts', 'tok^en = "%A12"', ''],
  ['path: document', 'docs/a.yml', 'tok^en: "%A12"', ''],
  ['path: translation', 'locales/a.yml', 'tok^en: "%A12"', ''],
  ['path: generated', 'dist/a.ts', 'tok^en = "%A12"', ''],
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
