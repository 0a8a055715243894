import type { Surprise } from './surprise';
import type { ValueFacts } from './value-facts';

/** What a value looks like at first sight; the first that fits, in this order. */
export const shapes = [
  'bytes',
  'uuid',
  'integer',
  'long-integer',
  'number',
  'hex-standard',
  'hex',
  'url',
  'mail',
  'ip-address',
  'version',
  'date',
  'jwt',
  'password-hash',
  'digest',
  'host',
  'dotted',
  'path',
  'camel',
  'camel-random',
  'pascal',
  'pascal-random',
  'constant',
  'snake',
  'snake-random',
  'kebab',
  'kebab-random',
  'text',
  'spaced',
  'word',
  'lower',
  'capital',
  'upper-word',
  'upper',
  'mixed',
  'word-number',
  'random-number',
  'alphanumeric',
  'base64',
  'base64-odd',
  'base64-url',
  'password-like',
  'other',
] as const;
export type Shape = (typeof shapes)[number];

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const url =
  /^(?:https?|ftps?|file|jdbc|mysql|postgres(?:ql)?|rediss?|mongodb(?:\+srv)?|amqps?|wss?|s3|git|urn|arn|data|mailto|classpath|vault|ssm):/i;
const mail = /^[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]{1,200}$/;
const address = /^(?:\d{1,3}\.){3}\d{1,3}/;
const version = /^(?:npm|workspace):|^v?\d{1,8}(?:\.\d{1,8}){1,3}(?:[-+][\w.]{1,60})?$|^[\^~]\d{1,8}\./;
const date = /^\d{4}[-/]\d{2}[-/]\d{2}|^\d{2}[-/]\d{2}[-/]\d{4}/;
const jwt = /^eyJ[\w-]{1,400}\.[\w-]/;
const passwordHash =
  /^(?:[\w.-]{1,60}:)?\$\$?(?:[156y]|2[abxy]?|argon2\w{0,2}|apr1|pbkdf2|scrypt|s0)\$|^\w{1,60}:\{SHA\}|^\{(?:S?SHA\d{0,3}|MD5|CRYPT|bcrypt|noop|pbkdf2|PBKDF2-SHA\d{1,3}|ARGON2)\}|^(?:pbkdf2|pbkdf2_sha\d{1,3}|sha\d{1,3}|md5|bcrypt|scrypt|phpass|SCRAM-SHA-\d{1,3})[:$]/i;
const digest = /^(?:sha\d{1,3}|md5)[-:]/i;
const dotted = /^[\w-]{1,200}(?:\.[\w-]{1,200}){1,60}$/;
const hostEnd = /\.(?:com|org|net|io|dev|local|example|test|gov|edu)$/i;
const path = /^(?:\.{0,2}|~)\/[\w./-]{1,400}$|^[A-Z]:\\|^[\w.-]{1,200}(?:\/[\w.-]{1,200}){1,60}$/i;
const camel = /^[a-z]+(?:[A-Z][a-z]+){1,60}$/;
const pascal = /^(?:[A-Z][a-z]+){2,60}$/;
const constant = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+){1,60}$/;
const snake = /^[a-z][a-z0-9]*(?:_[a-z0-9]+){1,60}$/;
const kebab = /^[a-z][a-z0-9]*(?:-[a-z0-9]+){1,60}$/i;
const wordNumber = /^[A-Z]{2,}\d{1,8}$/i;
const base64 = /^[A-Z0-9+/]{16,}={0,2}$/i;
const base64Url = /^[\w-]{16,}={0,2}$/;
const passwordLike = /^[A-Z0-9][\w.@!#%^&*\-+=?$~:;,|/]{3,}$/i;

/** Lengths in digits of the keys and digests that people write in hex. */
const standardHex: ReadonlySet<number> = new Set([16, 24, 32, 40, 48, 56, 64, 96, 128]);

/** Percent of letters inside words. */
const cover = { somewhat: 40, half: 50, mostly: 60, all: 95 } as const;
/** 1/100 bit a character: a path of words costs less. */
const PATH_COST = 360;

/**
 * @param text the value's first 400 bytes as latin1
 * @param facts of the same bytes
 */
export function shapeOf(text: string, facts: ValueFacts, guess: Surprise): Shape {
  const { lower, upper, digits, special, white, high, seen } = facts;
  if (white > 0) {
    if (digits > 0 && (date.test(text) || address.test(text))) return date.test(text) ? 'date' : 'ip-address';
    if (special > 0 && url.test(text)) return 'url';
    return guess.cover > cover.somewhat || facts.length > 40 ? 'text' : 'spaced';
  }
  if (special === 0 && high === 0) return plainShape(text, facts, guess);
  if (digits > 0) {
    const number = numberShape(text, facts);
    if (number !== undefined) return number;
  }
  if (url.test(text)) return 'url';
  if (mail.test(text)) return 'mail';
  if (digits > 0) {
    if (address.test(text)) return 'ip-address';
    if (version.test(text)) return 'version';
    if (date.test(text)) return 'date';
  }
  if (jwt.test(text)) return 'jwt';
  if (passwordHash.test(text)) return 'password-hash';
  if (digest.test(text)) return 'digest';
  if (guess.cover > cover.half && dotted.test(text)) return hostEnd.test(text) ? 'host' : 'dotted';
  if (guess.perCharacter < PATH_COST && path.test(text)) return 'path';
  if (lower === 0 && constant.test(text)) return 'constant';
  if (upper === 0 && snake.test(text)) return guess.cover > cover.half ? 'snake' : 'snake-random';
  if (kebab.test(text)) return guess.cover > cover.half ? 'kebab' : 'kebab-random';
  if (base64.test(text)) return text.endsWith('=') || seen % 4 === 0 ? 'base64' : 'base64-odd';
  if (base64Url.test(text)) return 'base64-url';
  return passwordLike.test(text) ? 'password-like' : 'other';
}

/** Only letters and digits. */
function plainShape(text: string, facts: ValueFacts, guess: Surprise): Shape {
  const { lower, upper, digits } = facts;
  if (digits > 0) {
    const number = numberShape(text, facts);
    if (number !== undefined) return number;
    if (date.test(text)) return 'date';
    if (wordNumber.test(text)) return guess.cover > cover.all ? 'word-number' : 'random-number';
    return 'alphanumeric';
  }
  if (lower > 0 && upper > 0) {
    if (camel.test(text)) return guess.cover > cover.mostly ? 'camel' : 'camel-random';
    if (pascal.test(text)) return guess.cover > cover.mostly ? 'pascal' : 'pascal-random';
    if (upper > 1 || !/^[A-Z]/.test(text)) return 'mixed';
    return guess.cover > cover.all ? 'word' : 'capital';
  }
  if (lower > 0) return guess.cover > cover.all ? 'word' : 'lower';
  return guess.cover > cover.all ? 'upper-word' : 'upper';
}

function numberShape(text: string, facts: ValueFacts): Shape | undefined {
  const { digits, hex, seen, length } = facts;
  if (/^-?\d{1,400}$/.test(text)) return seen < 6 ? 'integer' : 'long-integer';
  if (/^-?\d{1,40}\.\d{1,40}$/.test(text)) return 'number';
  if (/^0x[0-9a-f]{1,8}u?l{0,2}$/i.test(text)) return 'integer';
  if (seen >= 16 && digits < hex && (hex === seen || (text.startsWith('0x') && hex === seen - 1)))
    return standardHex.has(length) ? 'hex-standard' : 'hex';
  if (seen === 36 && uuid.test(text)) return 'uuid';
  return undefined;
}
