import type { Window } from '../../engine';
import type { RawMatch } from '../detector';
import { isMonotonous, isPlaceholder } from '../judgement';
import { jsonWebKey } from './kinds';

/** The member that every key has (RFC 7517, 4.1), in JSON, in a string that holds JSON, in code and in YAML. */
export const jwkWords: readonly string[] = ['kty"', "kty'", 'kty\\', 'kty:'];

/** A 4,096-bit RSA key with its certificate chain stands within this, before or behind its type. */
const REACH_BYTES = 8192;
/** 128 bits, the least that a shared key may have. */
const LEAST_SHARED = 22;
/** RSA of 1,024 bits. */
const LEAST_RSA = 171;
/** The exact lengths of P-256, Ed25519 and X25519; P-384; X448, Ed448; P-521 (RFC 7518, 6.2.2; RFC 8037). */
const CURVE_LENGTHS: ReadonlySet<number> = new Set([43, 64, 75, 76, 88]);
const RANK = 130;

const KTY = /^kty\\{0,3}["']?\s{0,8}[:=]\s{0,8}\\{0,3}["']?(RSA|EC|OKP|oct)\b/;
/** `d` of a private key, `k` of a shared one. */
const members = {
  d: /(?<![\w-])d\\{0,3}["']?\s{0,8}[:=]\s{0,8}\\{0,3}["']?([\w-]{43,1400})(?![\w-])/,
  k: /(?<![\w-])k\\{0,3}["']?\s{0,8}[:=]\s{0,8}\\{0,3}["']?([\w-]{22,1400})(?![\w-])/,
};

/** A blank line, or the dash of a list's next item. */
const ITEM_END = /\n[ \t]{0,40}(?:\r?\n|-[ \t])/g;

/**
 * @param start index of `kty`
 * @returns the secret member of the JSON Web Key whose type stands there; nothing of a public key
 */
export function jsonWebKeyAt(window: Window, start: number): RawMatch | undefined {
  const type = KTY.exec(window.latin1(start, Math.min(window.end, start + 40)))?.[1];
  if (type === undefined) return undefined;
  const from = Math.max(window.start, start - REACH_BYTES);
  const text = window.latin1(from, Math.min(window.end, start + REACH_BYTES));
  const { open, close } = objectAround(text, start - from);
  const member = type === 'oct' ? 'k' : 'd';
  const found = members[member].exec(text.slice(open, close));
  const value = found?.[1];
  if (found === null || value === undefined || !isKey(type, value) || isPlaceholder(value) || isMonotonous(value)) {
    return undefined;
  }
  const end = from + open + found.index + found[0].length;
  return {
    detector: jsonWebKey,
    confidence: 'certain',
    reason: `the ${type === 'oct' ? 'key itself' : 'private part'}, beside its type ${type}`,
    parts: [{ start: end - value.length, end }],
    publicPrefix: 0,
    name: member,
    rank: RANK,
  };
}

function isKey(type: string, value: string): boolean {
  if (type === 'oct') return value.length >= LEAST_SHARED;
  return type === 'RSA' ? value.length >= LEAST_RSA : CURVE_LENGTHS.has(value.length);
}

/** The object that holds `at`: a set of keys has one beside the other. Where no bracket stands (YAML), a blank line or a new item ends it. */
function objectAround(text: string, at: number): { open: number; close: number } {
  const open = text.lastIndexOf('{', at);
  const close = text.indexOf('}', at);
  const isClosed = open !== -1 && close !== -1 && !text.slice(open, at).includes('}');
  if (isClosed) return { open, close };
  const last = [...text.slice(0, at).matchAll(ITEM_END)].at(-1);
  const next = text.slice(at).search(ITEM_END);
  return {
    open: last === undefined ? 0 : last.index + last[0].length,
    close: next === -1 ? text.length : at + next,
  };
}
