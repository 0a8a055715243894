import assert from 'node:assert/strict';
import { kernelScanner, latin1, tell, toBytes, twinScanner } from './scanners';
import { vocabulary } from './vocabulary';

const engines = [
  { name: 'kernel', scanner: kernelScanner(vocabulary) },
  { name: 'twin', scanner: twinScanner(vocabulary) },
];

/** Each text, with ‹ › around the name and ↓ before its operator; without them no name is told. */
const assigned = [
  '‹password›↓="x"',
  '‹PassWord›↓=x',
  '‹my.api_key› ↓= x',
  "‹pass›'] ↓= 'x'",
  '"‹secret›": "x"'.replace(':', '↓:'),
  '\\"‹secret›\\"↓: \\"x\\"',
  ':‹secret› ↓=> "x"',
  ':‹secret›↓, "x"',
  'f("‹secret›"↓, "x")',
  '<‹password›↓>x</',
  '‹secret›? ↓: "x"',
  '‹secret›!↓= "x"',
  '‹setPassword›↓("x")',
  '‹setPassword›↓(b"x")',
  '‹secret› ↓+= "x"',
  '‹secret› ↓||= "x"',
  '‹secret› ↓<- "x"',
  '‹secret› ↓-> "x"',
  '‹secret›↓%3Dx',
  '‹secret›↓%3dx',
  '‹secret›↓:= "x"',
  '‹pass› "↓x"',
  '‹pass› "↓+x"',
  '‹auth› string ↓= "x"',
  '‹auth› []byte ↓= x',
  '‹password›[] ↓= "x"',
  '‹password›[MAX_LENGTH]↓= "x"',
  `‹auth› ${'T'.repeat(30)} ↓= x`,
  '<add name="‹Auth›" value↓="x"',
  '‹Bearer› ↓abc',
  'IDENTIFIED BY x'.replace('IDENTIFIED BY', '‹IDENTIFIED› ↓BY'),
  '‹-pass› ↓x',
  '‹--auth-key› ↓x',
  '‹x-token›\t ↓x',
  'name: ‹DB_PASSWORD›↓\n  value: x',
  "name: '‹DB_PASSWORD›'↓\r\n",
  '- ‹--auth›↓\n- x',
  '‹\xe9key›↓=x',
] as const;
const unassigned = [
  'password',
  'password;',
  'pass x',
  'pass\n',
  'tokens x',
  'token',
  'token ',
  'token \0',
  'password::x',
  'password://x',
  'setPassword(x)',
  'f(password, x)',
  'pass + x',
  'pass | x',
  'pass < x',
  'pass - x',
  'auth string == x',
  'password[0] == x',
  'password["a"] x',
  'auth string => x',
  'auth string= x',
  `auth ${'T'.repeat(31)} = x`,
  'auth a b = x',
  'password)\n',
  'password "',
  'password , x',
  '-x-y z',
  'word = x',
  'ke y=x',
];

const name = (text: string): { bytes: Uint8Array; told: number[] } => {
  const plain = text.replace(/[‹›↓]/g, '');
  const at = (sign: string): number => text.slice(0, text.indexOf(sign)).replace(/[‹›↓]/g, '').length;
  return { bytes: latin1(plain), told: text.includes('‹') ? [at('‹'), at('›'), at('↓')] : [] };
};

for (const { name: engine, scanner } of engines) {
  const namesIn = (bytes: Uint8Array) => tell(scanner, bytes).filter(([kind]) => kind === 'name');
  const keywordIn = (text: string) => namesIn(toBytes(text)).map(([, id]) => vocabulary.keywords[id ?? 0]?.text);

  describe(`names, by the ${engine}`, () => {
    it('are told with the place their value is assigned at', () => {
      for (const text of assigned) {
        const { bytes, told } = name(text);
        for (const shift of [0, 3, 60, 63])
          assert.deepEqual(
            namesIn(Buffer.concat([Buffer.alloc(shift, '\n'), bytes])).map((each) => each.slice(2)),
            [told.map((place) => place + shift)],
            text,
          );
      }
    });

    it('are not told where nothing is assigned', () => {
      for (const text of unassigned) assert.deepEqual(namesIn(latin1(text)), [], text);
    });

    it('come with the keyword that starts last, of those the longest', () => {
      assert.deepEqual(keywordIn('tokenSecret=x'), ['secret']);
      assert.deepEqual(keywordIn('secretToken=x'), ['token']);
      assert.deepEqual(keywordIn('password=x'), ['password']);
      assert.deepEqual(keywordIn('my_api_key=x'), ['key']);
      assert.deepEqual(keywordIn('passpw=x'), ['pw']);
    });

    it('come with a keyword that yields only where there is no other', () => {
      assert.deepEqual(keywordIn('secret_pin=x'), ['secret']);
      assert.deepEqual(keywordIn('pin_secret=x'), ['secret']);
      assert.deepEqual(keywordIn('hash_pin=x'), ['pin']);
    });

    it('come in any language', () => {
      assert.deepEqual(keywordIn('密码 = x'), ['密码']);
      assert.deepEqual(keywordIn('мойпароль: x'), ['пароль']);
      assert.deepEqual(keywordIn('МойПароль: x'), ['Пароль']);
      assert.deepEqual(keywordIn('CONTRASEñA: x'), ['contraseña']);
      assert.deepEqual(keywordIn('имя: x'), []);
    });

    it('end where their bounds are', () => {
      assert.equal(namesIn(latin1(`${'a'.repeat(93)}key=x`)).length, 1);
      assert.equal(namesIn(latin1(`${'a'.repeat(94)}key=x`)).length, 0);
      assert.equal(namesIn(latin1(`key${' '.repeat(40)}=x`)).length, 1);
      assert.equal(namesIn(latin1(`key${' '.repeat(41)}=x`)).length, 0);
    });
  });
}
