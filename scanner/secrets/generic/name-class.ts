/** What a name says that its value is. */
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

export interface NameFacts {
  readonly class: NameClass;
  /** The word that decides is the name's last. */
  readonly isLast: boolean;
  /** The last word is `id`: public, however random. */
  readonly isId: boolean;
  /** Words follow it. */
  readonly hasTail: boolean;
  /** The last of them says that this is something about the secret (`token_type`, `passwordLabel`). */
  readonly negativeTail: boolean;
  /** A word anywhere says that this is no secret (`public`, `foreign`, `csrf`, `reset`). */
  readonly negative: boolean;
  readonly isTest: boolean;
  /** `old`, `wrong`: one of several passwords in a test or a form. */
  readonly isVariant: boolean;
  /** `db`, `smtp`: the password of a system. */
  readonly isSystem: boolean;
  readonly isPlural: boolean;
  readonly isUpper: boolean;
  /** Has components (`config.db.password`). */
  readonly isChain: boolean;
  readonly endsInDigit: boolean;
  /** The keyword is part of another word (`author`, `keyboard`). */
  readonly isOtherWord: boolean;
  readonly isPageToken: boolean;
  readonly isPublic: boolean;
  readonly isEncrypted: boolean;
  /** A short keyword stands only inside a longer word (`design`, `mapping`): no name of a secret at all. */
  readonly isAccident: boolean;
  /** Of the last component, lower case. */
  readonly words: readonly string[];
  /** All letters of the name, lower case. */
  readonly letters: string;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Looked for in this order: a word of an earlier class decides over one of a later. */
const classWords: readonly (readonly [NameClass, ReadonlySet<string>])[] = [
  [
    'password',
    set(
      'password passwords passwd passwds passphrase passphrases passcode pwd pwds pass pswd psw pw pword passwort kennwort ' +
        'contrasena contraseña contrasenya clave senha parol parola sifre şifre mdp motdepasse userpass userpassword dbpass ' +
        'dbpassword dbpasswd requirepass masterauth storepass keypass rootpw 密码 口令 пароль identified',
    ),
  ],
  ['secret', set('secret secrets clientsecret appsecret секрет')],
  ['token', set('token tokens accesstoken authtoken apitoken refreshtoken jwt jwts bearer pat 令牌 токен')],
  ['credential', set('cred creds credential credentials')],
  ['api-key', set('apikey apikeys accesskey secretkey privatekey authkey nkey 密钥')],
  ['auth', set('auth authorization authn oauth authentication basic')],
  ['key', set('key keys ключ')],
  [
    'crypto',
    set(
      'salt nonce seed otp totp pin hmac hash digest signature sign sig sas cipher encryption verifier cert certificate private',
    ),
  ],
  ['session', set('session sessionid sessid cookie cookies sid sso')],
];

/** Where no word decides, letters inside the name that were written together do. */
const fusedWords: readonly (readonly [string, NameClass])[] = [
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
const keyAdjectives = set(
  'api access secret private encryption encrypt signing sign auth license licence master account service storage shared ' +
    'session hmac jwt aes des rsa crypto cipher ssh app application consumer client subscription webhook admin deploy machine ' +
    'cookie writing write read current security symmetric validation decryption decrypt crypt aead webapi',
);

const negativeTails = set(
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

const negativeWords = set(
  'public pub pubkey mandatory repeat foreign primary sort partition cache lookup group map dictionary locale translation ' +
    'keyboard hot short routing row col column unique composite natural next page cancellation csrf xsrf lexer parser syntax ' +
    'grammar ast left right brace punctuation continuation cursor pagination sync no missing label title error encrypted ' +
    'hashed fingerprint digest checksum challenge placeholder hint message text help unknown unauthorized forgot reset change ' +
    'confirm is has can should allow use with without support supports need require requires show hide toggle on tag unset ' +
    'keyword keywords authenticity',
);

const testWords = set('test tests mock fake dummy expected example sample demo');
const variantWords = set('invalid wrong bad incorrect old new');
const systemWords = set(
  'db database mysql postgres pg redis mongo smtp mail ldap ftp ssh admin root user master login jdbc bind keystore proxy ' +
    'rabbitmq server sa account',
);
const pageWords = set('next page pagination continuation cursor continue');
const publicWords = set('public pub pubkey');
const encryptedWords = set('encrypted hashed hash digest fingerprint checksum ciphertext sha md');

const otherWord =
  /author(?!iz|is)|authority|tokeniz|keyword|passive|passenger|compass|bypass|keyboard|monkey|turkey|hockey|donkey|jockey|keystroke|keycode|passthr|passage|passed|passes|passing|secretar|signal|design|assign|encode|decode|account|access(?!_?(?:key|token|secret))|license|client(?!_?(?:secret|key|token))|code$/i;

/** Keywords that mean something inside a longer word, and short ones that must be words. */
const meaningful =
  /pass|pwd|psw|pword|secret|token|key|auth|cred|salt|nonce|seed|sess|cookie|signature|(?:\b|_)sig(?:\b|_)|private|hash|\bsas\b|otp|\bpin\b|kennwort|contrase|clave|senha|parol|jwt|hmac|sid\b|bearer|verifier|encrypt|cipher|webhook|dsn|identified|securestring|rootpw|(?:\b|_)pw\b|\bmdp\b|sifre|[\u0080-\uffff]/i;

/** Splits `someName_OfIt-2` into lower case words; digits end a word and are left out. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\u0080-\uffff]+/)
    .filter((word) => word !== '');
}

const REMEMBERED_NAMES = 512;
let remembered = new Map<string, NameFacts>();

/** `en_PW`: the English of Palau. */
const locale = /^[a-z]{2,3}_PW$/;

/** The same few names come again and again in a file: the last 512 different ones are remembered. */
export function classifyName(name: string): NameFacts {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  if (remembered.size >= REMEMBERED_NAMES) remembered = new Map();
  const facts = judgeName(name);
  remembered.set(name, facts);
  return facts;
}

function judgeName(name: string): NameFacts {
  const components = name.split(/[.[\]$]/).filter((component) => component !== '');
  const last = components.at(-1) ?? '';
  const words = wordsOf(last);
  const all = components.length > 1 ? wordsOf(name) : words;
  const { found, position } = decide(words, all);
  const tail = words.at(-1) ?? '';
  const isLast = position === words.length - 1;
  const others = words.filter((_, index) => index !== position);
  return {
    class: found,
    isLast,
    isId: !isLast && (tail === 'id' || tail === 'ids' || tail === 'kid'),
    hasTail: position >= 0 && !isLast,
    negativeTail: !isLast && negativeTails.has(tail),
    negative: others.some((word) => negativeWords.has(word)),
    isTest: words.some((word) => testWords.has(word)),
    isVariant: words.some((word) => variantWords.has(word)),
    isSystem: words.some((word) => systemWords.has(word)),
    isPlural: isLast && found !== 'other' && tail.endsWith('s') && !tail.endsWith('pass'),
    isUpper: last.length > 3 && /^[A-Z0-9_]+$/.test(last),
    isChain: components.length > 1,
    endsInDigit: /\d$/.test(last),
    isOtherWord: otherWord.test(last) || words.slice(0, -1).includes('pass'),
    isPageToken: found === 'token' && words.some((word) => pageWords.has(word)),
    isPublic: words.some((word) => publicWords.has(word)) || /(?:^|_)public_?key/i.test(last),
    isEncrypted: found !== 'crypto' && words.some((word) => encryptedWords.has(word)),
    isAccident: found === 'other' ? !meaningful.test(name) : locale.test(last),
    words,
    letters: all.join(''),
  };
}

/** @returns the class and which of `words` decided, -1 where none of them did */
function decide(words: readonly string[], all: readonly string[]): { found: NameClass; position: number } {
  const near = lookUp(words);
  if (near !== undefined) return near;
  const joined = words.join('');
  for (const [letters, found] of fusedWords) {
    if (joined.includes(letters)) {
      return { found, position: joined.endsWith(letters) || letters === 'passw' ? words.length - 1 : 0 };
    }
  }
  const last = words.at(-1) ?? '';
  if (last.endsWith('key') && keyAdjectives.has(last.slice(0, -3)))
    return { found: 'api-key', position: words.length - 1 };
  const far = all === words ? undefined : lookUp(all);
  return { found: far?.found ?? 'other', position: -1 };
}

/** From the last word back; `pass` counts only as the last word: `passIPs` passes something. */
function lookUp(words: readonly string[]): { found: NameClass; position: number } | undefined {
  for (const [found, members] of classWords) {
    for (let position = words.length - 1; position >= 0; position--) {
      const word = words[position] ?? '';
      if (!members.has(word) || (word === 'pass' && position < words.length - 1)) continue;
      const opens = found === 'key' && keyAdjectives.has(words[position - 1] ?? '');
      return { found: opens ? 'api-key' : found, position };
    }
  }
  return undefined;
}
