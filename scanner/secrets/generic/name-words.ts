/** What a name says that its value is; a word of an earlier class decides over one of a later. */
export const nameClasses = [
  'password',
  'secret',
  'token',
  'credential',
  'api-key',
  'auth',
  'key',
  'crypto',
  'session',
  'other',
] as const;
export type NameClass = (typeof nameClasses)[number];

const list = (words: string): readonly string[] => words.split(' ');

/** Looked for in this order: a word of an earlier class decides over one of a later. */
const classWords: readonly (readonly [NameClass, readonly string[]])[] = [
  [
    'password',
    list(
      'password passwords passwd passwds passphrase passphrases passcode pwd pwds pass pswd psw pw pword passwort kennwort ' +
        'contrasena contraseña contrasenya clave senha parol parola sifre şifre mdp motdepasse userpass userpassword dbpass ' +
        'dbpassword dbpasswd requirepass masterauth storepass keypass rootpw 密码 口令 пароль identified',
    ),
  ],
  ['secret', list('secret secrets clientsecret appsecret секрет')],
  ['token', list('token tokens accesstoken authtoken apitoken refreshtoken jwt jwts bearer pat 令牌 токен')],
  ['credential', list('cred creds credential credentials')],
  ['api-key', list('apikey apikeys accesskey secretkey privatekey authkey nkey 密钥')],
  ['auth', list('auth authorization authn oauth authentication basic')],
  ['key', list('key keys ключ')],
  [
    'crypto',
    list(
      'salt nonce seed otp totp pin hmac hash digest signature sign sig sas cipher encryption verifier cert certificate private',
    ),
  ],
  ['session', list('session sessionid sessid cookie cookies sid sso')],
];

/** Where no word decides, letters inside the name that were written together do. */
export const fusedWords: readonly (readonly [string, NameClass])[] = [
  ['passw', 'password'],
  ['pwd', 'password'],
  ['securestring', 'password'],
  ['secret', 'secret'],
  ['apikey', 'api-key'],
  ['accesskey', 'api-key'],
  ['privatekey', 'api-key'],
  ['token', 'token'],
  ['credential', 'credential'],
];

/** In front of `key` they say what it opens. */
const keyAdjectives = list(
  'api access secret private encryption encrypt signing sign auth license licence master account service storage shared ' +
    'session hmac jwt aes des rsa crypto cipher ssh app application consumer client subscription webhook admin deploy machine ' +
    'cookie writing write read current security symmetric validation decryption decrypt crypt aead webapi',
);

const negativeTails = list(
  'id ids name names type types url urls uri uris path paths file files filename dir length len size count max min expire ' +
    'expires expiry expiration expired timeout ttl label labels placeholder hint message msg error errors err prompt title ' +
    'description desc policy regex pattern format header headers field fields column param params parameter enabled disabled ' +
    'required reset forgot forgotten method endpoint scope scopes prefix suffix algorithm alg version class icon help text ' +
    'index store provider manager service handler validator encoder info status state list map set array object event code ' +
    'codes mode level option options config settings link button input element view page form template schema kind ref arn ' +
    'usage strength changed updated created at date time source attribute attributes property env var variable arg callback ' +
    'func function hook route action command cmd flag char chars ring role domain issuer audience author authors press up ' +
    'down board username user host hostname email login port address encryption hasher authentication generator complexity',
);

const negativeWords = list(
  'public pub pubkey mandatory repeat foreign primary sort partition cache lookup group map dictionary locale translation ' +
    'keyboard hot short routing row col column unique composite natural next page cancellation csrf xsrf lexer parser syntax ' +
    'grammar ast left right brace punctuation continuation cursor pagination sync no missing label title error encrypted ' +
    'hashed fingerprint digest checksum challenge placeholder hint message text help unknown unauthorized forgot reset change ' +
    'confirm is has can should allow use with without support supports need require requires show hide toggle on tag unset ' +
    'keyword keywords authenticity',
);

const testWords = list('test tests mock fake dummy expected example sample demo');
const variantWords = list('invalid wrong bad incorrect old new');
const systemWords = list(
  'db database mysql postgres pg redis mongo smtp mail ldap ftp ssh admin root user master login jdbc bind keystore proxy ' +
    'rabbitmq server sa account',
);
const pageWords = list('next page pagination continuation cursor continue');
const publicWords = list('public pub pubkey');
const encryptedWords = list('encrypted hashed hash digest fingerprint checksum ciphertext sha md');

/** Bits of `wordBits`; the lowest four are the index of the word's class, 15 for none. */
export const CLASS_BITS = 15;
export const KEY_ADJECTIVE = 16;
export const NEGATIVE_TAIL = 32;
export const NEGATIVE = 64;
export const TEST = 128;
export const VARIANT = 256;
export const SYSTEM = 512;
export const PAGE = 1024;
export const PUBLIC = 2048;
export const ENCRYPTED = 4096;

const known = new Map<string, number>();
const mark = (words: readonly string[], bit: number): void => {
  for (const word of words) known.set(word, (known.get(word) ?? CLASS_BITS) | bit);
};
mark(keyAdjectives, KEY_ADJECTIVE);
mark(negativeTails, NEGATIVE_TAIL);
mark(negativeWords, NEGATIVE);
mark(testWords, TEST);
mark(variantWords, VARIANT);
mark(systemWords, SYSTEM);
mark(pageWords, PAGE);
mark(publicWords, PUBLIC);
mark(encryptedWords, ENCRYPTED);
for (const [found, words] of classWords) {
  const index = nameClasses.indexOf(found);
  for (const word of words) known.set(word, ((known.get(word) ?? CLASS_BITS) & ~CLASS_BITS) | index);
}

/** @param word lower case @returns what it means in a name */
export function wordBits(word: string): number {
  return known.get(word) ?? CLASS_BITS;
}
