/** A piece of a name that may hold a secret, or of a tool that is given one. */
export interface Keyword {
  /** Lower case where it is ASCII; looked for in any case, anywhere in a name. Others are written in each case that occurs. */
  readonly text: string;
  /**
   * Whether the name is also reported where no operator stands behind it, only blanks or the end of the line
   * (`IDENTIFIED BY 'x'`, `Bearer x`, `ENV TOKEN x`, `name: DB_PASSWORD` with the value on the next line). A name that
   * starts with `-` is always reported so: `--password x`.
   */
  readonly afterBlank: boolean;
}

/** Stand before a value with nothing between in configuration, SQL, shell and HTTP. */
const stand = [
  'password',
  'passwd',
  'passphrase',
  'passcode',
  'requirepass',
  'masterauth',
  'rootpw',
  'pwd',
  'secret',
  'token',
  'key',
  'cred',
  'login',
  'bearer',
  'basic',
  'securestring',
  'identified',
];

/** Tools that take a password by a short option: `curl -u a:b`, `mysql -px`. */
const tools = ['curl', 'mysql', 'mongo', 'redis-cli', 'ldap', 'smbclient', 'sqlcmd'];

/** Need an operator: too common in prose and code to be followed by a blank. */
const assigned = [
  'pass',
  'psw',
  'pword',
  'auth',
  'salt',
  'nonce',
  'seed',
  'sess',
  'cookie',
  'signature',
  'sig',
  'private',
  'hash',
  'sas',
  'otp',
  'pin',
  'jwt',
  'hmac',
  'sid',
  'verifier',
  'encrypt',
  'cipher',
  'webhook',
  'dsn',
  'pw',
];

/** German, Spanish, Portuguese, Polish and Italian, French, Turkish, Chinese, Russian. */
const foreign = [
  'kennwort',
  'contrase',
  'clave',
  'senha',
  'parol',
  'mdp',
  'sifre',
  '密码',
  '口令',
  '密钥',
  '令牌',
  'пароль',
  'Пароль',
  'ключ',
  'секрет',
  'токен',
];

/**
 * What the engine looks for on the generic detector's behalf; the index is the `keyword` of its name records.
 * `api`, `code`, `access`, `account`, `client`, `admin`, `license` and `cert` are left out on purpose: alone they bring four times
 * the candidates and next to no secret.
 */
export const keywords: readonly Keyword[] = [
  ...stand.map((text) => ({ text, afterBlank: true })),
  ...tools.map((text) => ({ text, afterBlank: true })),
  ...assigned.map((text) => ({ text, afterBlank: false })),
  ...foreign.map((text) => ({ text, afterBlank: false })),
];
