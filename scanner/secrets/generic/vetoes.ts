import { decodeBase64 } from '../judgement';
import { at, classAt, LETTER, DIGIT } from './byte-class';
import type { Candidate } from './candidate';
import type { CandidateClass, Evidence } from './evidence';
import { placeholderShare } from './placeholder';
import { PLACEHOLDER_SHARE } from './weak-password';
import { surprise } from './surprise';
import { isBracketed } from './value-facts';
import type { ValueFacts } from './value-facts';
import { isLookUp } from './wrapper';

/** A reason to judge no further: no secret looks like this. */
export interface Veto {
  readonly id: string;
  readonly test: (evidence: Evidence) => boolean;
}

export const SHORTEST_VALUE = 3;
export const LONGEST_VALUE = 20_000;
const FEW_DIFFERENT = 3;
const literals: ReadonlySet<string> = new Set(
  (
    'null none nil true false undefined yes no empty string str text bool int void self this todo n/a na unknown optional ' +
    'required omitted'
  ).split(' '),
);
const codeWord =
  /^(?:self|this|process|os|env|config|settings|req|request|res|response|params|options|opts|args|props|state|data|user|ctx|context|std|String|System|Rails|ENV|None|null|nil|undefined|true|false|True|False|NULL|void|int|string|bool|boolean|char|const|let|var|new|return|await|async|function|func|def|lambda|class|struct|public|private|static|final|byte|uint8|object|any|number|Optional|Option|List|Dict|Map|Array)\b/;
/** The name of a hash, a cipher or a signature. */
const algorithm =
  /^(?:sha-?\d{1,3}|md[245]|hmac(?:-?sha-?\d{1,3})?|[bs]crypt|argon2(?:id?)?|pbkdf2|aes-?\d{3}(?:-\w{3})?|[hrep]s(?:256|384|512)|rsa|ed25519|scram-sha-\d{1,3}(?:-plus)?)$/i;
/** The name of a character set (IANA's registry and Python's aliases) or of a way to write bytes as text. */
const encoding =
  /^(?:latin[-_]?\d|utf[-_]?(?:7|8|16|32)(?:[-_]?[bl]e|[-_]sig)?|(?:us-)?ascii|iso[-_]?8859[-_]\d{1,2}|(?:windows|cp)[-_]?\d{3,4}|ucs-?[24]|gb(?:2312|k|18030)|big5|shift[-_]jis|euc[-_](?:jp|kr|cn)|koi8-[ru]|base(?:16|32|58|64|85)(?:url)?)$/i;
/** What `credential` of nhi.yaml may say, and what identity providers call their kinds. */
const credentialKind = /^(?:static|ephemeral|keyless|brokered|unknown|managed|federated|workload[_-]identity)$/i;
const mime = /^(?:application|text|image|audio|video)\//;
const angled = /^<[a-z_\- ]{1,80}>|<[a-z_\- ]{1,80}>$|&lt;[^&]{0,200}&gt;/i;
const masked = /\*{3}|x{4}|_{4}|-{4}|\u2022|\u00e2\u0080\u00a2/i;
const cut = /\.\.\.|\u00e2\u0080\u00a6|<snip>/;
const encrypted =
  /^ENC[([{]|^\{[A-Z0-9+/=]{16,}\}$|^\$ANSIBLE_VAULT|^!vault|^AQICA|^vault:|^enc:|^AES\[|^\{cipher\}|^AgB[\w+/]{60}/i;
const publicKey =
  /^(?:MFkw|MIIB[IC]jAN|MIGfMA0|MII[CD]IjAN|MCowBQYDK2Vw|ssh-(?:rsa|ed25519|dss)|MII[C-F][\w+/]{2}CC[\w+/])/;
const passwordHash = /^(?:[\w.-]{1,60}:)?\$\$?(?:[156y]|2[abxy]?|argon2\w{0,2}|apr1|pbkdf2|scrypt)\$/;
const knownExample = /1234567890|John ?Doe|jwt\.io|eyJzdWIiOiIxMjM0NTY3ODkwI/;
/** A reference in a template language, and nothing else. */
const reference =
  /^(?:\$\{[^{}]{0,200}\}|\$?\{\{[^{}]{0,200}\}\}|\$\([^()]{0,200}\)|<%[^%]{0,200}%>|#\{[^{}]{0,200}\}|%\(?\w{1,60}\)?[sdv]?%?|\$[A-Z_][A-Z0-9_]{1,60}|@[A-Z_]{3,60}@)$/;

const neverSecret: ReadonlySet<string> = new Set([
  'date',
  'digest',
  'ip-address',
  'mail',
  'path',
  'password-hash',
  'version',
  'number',
]);

/** By the name alone. */
export const nameVetoes: readonly Veto[] = [
  { id: 'name is no name', test: ({ name }) => name?.isAccident === true },
  { id: 'page token', test: ({ name }) => name?.isPageToken === true },
  { id: 'public', test: ({ name }) => name?.isPublic === true },
  { id: 'encrypted or hashed', test: ({ name }) => name?.isEncrypted === true },
];

/** By the value, in the order in which they are asked: the cheap ones first. */
export const valueVetoes: readonly Veto[] = [
  {
    id: 'table of numbers',
    test: ({ candidate: { numbers }, class: found }) => numbers !== undefined && isTable(numbers, found),
  },
  {
    id: 'few different characters',
    test: ({ facts, candidate }) =>
      candidate.numbers === undefined && facts.length >= 6 && facts.distinct <= FEW_DIFFERENT,
  },
  { id: 'null, true, optional', test: ({ text }) => literals.has(text.toLowerCase()) },
  {
    id: 'in brackets',
    test: ({ bytes, from, to, facts, text }) =>
      facts.special > 0 && (isBracketed(bytes, from, to) || angled.test(text)),
  },
  { id: 'reference', test: ({ facts, text }) => facts.special > 0 && reference.test(text) },
  { id: 'code', test: ({ text, candidate }) => isBare(candidate) && codeWord.test(text) },
  {
    id: 'punctuation',
    test: ({ bytes, from, to, facts, candidate }) => isBare(candidate) && isPunctuation(bytes, from, to, facts),
  },
  { id: 'algorithm', test: ({ text }) => algorithm.test(text) },
  { id: 'encoding', test: ({ text }) => encoding.test(text) },
  { id: 'kind of credential', test: ({ class: found, text }) => found === 'credential' && credentialKind.test(text) },
  { id: 'EXAMPLE', test: ({ text }) => text.includes('EXAMPLE') },
  { id: 'cut short', test: ({ facts, text }) => facts.special > 0 && cut.test(text) },
  { id: 'masked', test: ({ facts, text }) => (facts.longestRun >= 3 || facts.high > 0) && masked.test(text) },
  { id: 'known example', test: ({ text }) => knownExample.test(text) },
  { id: 'Windows security id', test: ({ text }) => /^S-1-\d/.test(text) },
  { id: 'media type', test: ({ facts, text }) => facts.special > 0 && mime.test(text) },
  { id: 'encrypted value', test: ({ text }) => encrypted.test(text) },
  { id: 'password hash', test: ({ facts, text }) => facts.special > 0 && passwordHash.test(text) },
  { id: 'public key', test: ({ text }) => publicKey.test(text) },
  { id: 'placeholder', test: (evidence) => evidence.placeholder >= PLACEHOLDER_SHARE && !evidence.isWeak },
  {
    id: 'looked up',
    test: ({ wrap, text, candidate }) =>
      !candidate.isDefault && /[([]\s{0,4}$/.test(wrap) && isKey(text) && isLookUp(wrap),
  },
  { id: 'module', test: ({ wrap }) => /\b(?:require|import)\s?\(/.test(wrap) },
  { id: 'version, date, mail, address, path or hash', test: ({ shape }) => neverSecret.has(shape) },
  { id: 'text in base64', test: isEncodedText },
];

/** By what stands around. */
export const placeVetoes: readonly Veto[] = [
  { id: 'the user beside it', test: ({ place }) => place.isUser },
  { id: 'definition', test: ({ place }) => place.isDefinition },
  { id: 'country', test: ({ place }) => place.isCountry },
  { id: 'sealed', test: ({ place }) => place.isSealed },
];

/** Keys, salts and tokens are shorter; a private key may be longer. */
const LONGEST_KEY_BYTES = 128;
const long: ReadonlySet<CandidateClass> = new Set<CandidateClass>(['password', 'secret', 'credential', 'api-key']);

/** Numbers that ascend, or so many that they are no key. */
function isTable(numbers: Uint8Array, found: CandidateClass): boolean {
  if (numbers.length > LONGEST_KEY_BYTES && !long.has(found)) return true;
  return numbers.every((number, index) => index === 0 || number >= (numbers[index - 1] ?? 0));
}

/** What a look-up looks for is no value. */
function isKey(text: string): boolean {
  return /^[A-Z_][\w.-]{0,80}$/i.test(text);
}

function isBare({ quote, numbers }: Candidate): boolean {
  return quote === 0 && numbers === undefined;
}

/** A bare value that begins, or opens something at its end, as only code does. */
function isPunctuation(bytes: Uint8Array, from: number, to: number, facts: ValueFacts): boolean {
  const first = bytes[from] ?? 0;
  if ('{}()[]<>,;|&~'.includes(String.fromCharCode(first))) return true;
  // `!secret` and `*alias` are YAML's own, `!Zk7w` may be a password
  if ('!?*%^'.includes(String.fromCharCode(first)) && (facts.digits === 0 || facts.lower + facts.upper === 0))
    return true;
  const last = bytes[to - 1];
  return last === at.open || last === at.openCurly || last === at.openSquare;
}

const base64 = /^[\w+/-]{8,}={0,2}$/;
/** Says of what was encoded that it stands for something else. */
const filler = /change_?me|your[-_ ]|example|placeholder|dummy|redacted|xxxx/i;
/** 1/100 bit a character, percent. */
const WORDS_COST = 280;
const WORDS_COVER = 90;
const DUMMY_SHARE = 60;
const PRINTABLE_SHARE = 95;

/** Base64 that decodes to words, to a public PEM block, or (behind `Basic`) to a placeholder. */
function isEncodedText({ text, facts, candidate }: Evidence): boolean {
  if (candidate.numbers !== undefined || facts.length < 8 || !base64.test(text)) return false;
  if (facts.hex === facts.seen || facts.lower === facts.seen) return false;
  if (facts.length < 12 && facts.length % 4 !== 0) return false;
  const decoded = decodeBase64(text.length % 4 === 1 ? text.slice(0, -1) : text);
  if (decoded === undefined || decoded.length < 5) return false;
  if (text.startsWith('LS0tLS1')) return !/PRIVATE KEY-----\s{0,4}[\w+/=\s]{40}/.test(decoded);
  const all = latin1Bytes(decoded);
  let printable = 0;
  for (const byte of all) if ((byte >= 32 && byte < 127) || byte === 10) printable++;
  if (printable * 100 <= decoded.length * PRINTABLE_SHARE) return false;
  if (filler.test(decoded)) return true;
  const colon = candidate.joint === 'scheme' ? decoded.indexOf(':') : -1;
  const secret = all.subarray(colon + 1);
  if (candidate.joint === 'scheme') {
    if (secret.length < 3 || decoded.slice(0, colon) === decoded.slice(colon + 1)) return true;
    if (placeholderShare(secret, 0, secret.length) >= DUMMY_SHARE) return true;
  }
  if (decoded.length < 8) return false;
  const guess = surprise(secret, 0, secret.length);
  return guess.perCharacter < WORDS_COST || guess.cover > WORDS_COVER;
}

function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Whether a value could be a secret at all: letters or digits somewhere among its first bytes. */
export function hasSubstance(bytes: Uint8Array, from: number, to: number): boolean {
  const end = Math.min(to, from + 16);
  for (let i = from; i < end; i++) if (classAt(bytes, i) & (LETTER | DIGIT) || (bytes[i] ?? 0) > 127) return true;
  return false;
}
