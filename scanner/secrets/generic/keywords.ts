import type { Keyword } from '../../engine';

/** The value may follow them after blanks alone: in configuration, SQL, shell and HTTP (`Bearer x`, `ENV TOKEN x`). */
const stand = [
  'password',
  'passwd',
  'passphrase',
  'passcode',
  'pass',
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
const tools = [
  'curl',
  'mysql',
  'mysqldump',
  'mysqladmin',
  'mariadb',
  'mongo',
  'mongosh',
  'mongodump',
  'mongorestore',
  'redis-cli',
  'ldapsearch',
  'ldapadd',
  'ldapmodify',
  'sshpass',
  'smbclient',
  'sqlcmd',
];

/** Not names of secrets; whose value they carry stands before: `name: DB_PASSWORD`, `variable "db_password"`, `setKey(decode(`. */
const carriers = ['value', 'default', 'decode'];

/** Need an operator: too common in prose and code to be followed by a blank. */
const assigned = [
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
  ...stand.map((text) => ({ text, afterBlank: true, yields: false })),
  ...tools.map((text) => ({ text, afterBlank: true, yields: true })),
  ...carriers.map((text) => ({ text, afterBlank: false, yields: true })),
  ...assigned.map((text) => ({ text, afterBlank: false, yields: false })),
  ...foreign.map((text) => ({ text, afterBlank: false, yields: false })),
];

/** Stand inside words that mean something else: `design`, `mapping`, `inside`; a tool's name says nothing of what is assigned to it. */
const weak: ReadonlySet<string> = new Set([
  ...tools,
  ...carriers,
  'sig',
  'sas',
  'pin',
  'sid',
  'pw',
  'mdp',
  'basic',
  'login',
]);
const weakKeywords = Uint8Array.from(keywords, ({ text }) => (weak.has(text) ? 1 : 0));

const firstTool = stand.length;
const firstCarrier = firstTool + tools.length;

/** Whether the keyword is a tool's name. */
export function isToolKeyword(keyword: number): boolean {
  return keyword >= firstTool && keyword < firstCarrier;
}

/** Whether the keyword is one that carries what another name is assigned. */
export function isCarrier(keyword: number): boolean {
  return keyword >= firstCarrier && keyword < firstCarrier + carriers.length;
}

/** Whether the keyword of a name record does not yet make its name that of a secret. */
export function isWeakKeyword(keyword: number): boolean {
  return weakKeywords[keyword] === 1;
}
