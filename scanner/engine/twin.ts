import { byteFlags } from './byte-classes';
import type { Finder } from './finder';
import * as layout from './kernel/layout';
import { advance } from './text-mark';
import type { Vocabulary } from './vocabulary';

const { IS_WORD, IS_NAME, IS_GAP, IS_VALUE, IS_BLANK, IS_QUOTE, IS_AUTHORITY_END, IS_TYPE } = layout;
const flags = byteFlags();
const code = (character: string): number => character.charCodeAt(0);
const fold = (byte: number): number => (byte >= 65 && byte <= 90 ? byte | 32 : byte);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Those that are operators wherever they stand. */
const operators = ['=', '>', '+=', '||=', '<-', '->', '%3D', '%3d'];

interface Word {
  readonly id: number;
  readonly bytes: Uint8Array;
}
interface Keyword extends Word {
  readonly afterBlank: boolean;
  readonly yields: boolean;
}

/** The words by their first bytes, those with the same ones longest first. */
function index<T extends Word>(words: readonly T[], key: (bytes: Uint8Array) => number): Map<number, T[]> {
  const map = new Map<number, T[]>();
  for (const word of [...words].sort((a, b) => b.bytes.length - a.bytes.length)) {
    const list = map.get(key(word.bytes));
    if (list === undefined) map.set(key(word.bytes), [word]);
    else list.push(word);
  }
  return map;
}
const none: readonly Word[] = [];
const firstThree = (bytes: Uint8Array): number => ((bytes[0] ?? 0) << 16) | ((bytes[1] ?? 0) << 8) | (bytes[2] ?? 0);

/**
 * The kernel's twin: what it must report, written to be read, byte by byte and without state. The oracle of the kernel's
 * tests, and the engine where WebAssembly has no SIMD; about fifty times slower.
 * @param size bytes of the window
 */
export function createTwin(vocabulary: Vocabulary, size: number): Finder {
  const literals = index(
    vocabulary.literals.map((text, id): Word => ({ id, bytes: utf8(text) })),
    firstThree,
  );
  const keywords = index(
    vocabulary.keywords.map(({ text, ...rest }, id): Keyword => ({ id, bytes: utf8(text), ...rest })),
    (bytes) => bytes[0] ?? 0,
  );
  const markers = index(
    vocabulary.markers.map((text, id): Word => ({ id, bytes: utf8(text) })),
    (bytes) => bytes[0] ?? 0,
  );
  const bytes = new Uint8Array(size);
  let records = new Uint32Array(4096);
  let count = 0;
  const reported = new Uint32Array(8);
  let full = false;

  const is = (at: number, what: number): boolean => ((flags[bytes[at] ?? 0] ?? 0) & what) !== 0;
  const has = (at: number, text: string): boolean => {
    for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
    return true;
  };
  const stands = (at: number, word: Uint8Array): boolean => word.every((byte, i) => bytes[at + i] === byte);
  const standsFolded = (at: number, word: Uint8Array): boolean => {
    for (let i = 0; i < word.length; i++) if (fold(bytes[at + i] ?? 0) !== word[i]) return false;
    return true;
  };

  function emit(most: number, kind: number, id: number, a: number, b: number, c: number): void {
    const number = (reported[kind] ?? 0) + 1;
    if (number >= most) full = true;
    if (number > most) return;
    reported[kind] = number;
    if (count * 4 === records.length) {
      const larger = new Uint32Array(records.length * 2);
      larger.set(records);
      records = larger;
    }
    records.set([(kind << 24) | id, a, b, c], count++ * 4);
  }

  /** The longest literal of a word that starts at `p`. */
  function literalAt(p: number): Word | undefined {
    if (!is(p, IS_WORD)) return undefined;
    // the one or two letters of an escape (`\n`, `%3D`) belong to no word
    const isEscape = (at: number): boolean => bytes[at] === code('\\') || bytes[at] === code('%');
    if (is(p - 1, IS_WORD) && !isEscape(p - 2) && !isEscape(p - 3)) return undefined;
    const candidates = literals.get(firstThree(bytes.subarray(p, p + 3)));
    if (candidates === undefined) return undefined;
    for (let i = 0; i < layout.LEAST_VALUE; i++) if (!is(p + i, IS_VALUE)) return undefined;
    return candidates.find((literal) => stands(p, literal.bytes));
  }

  /** Whether an assignment operator stands at `q`, behind a name that starts at `start` and the gap after it. */
  function isOperator(q: number, start: number): boolean {
    if (operators.some((operator) => has(q, operator))) return true;
    if (has(q, ':') && !has(q, '::') && !has(q, '://')) return true;
    if (has(q, '(') && (is(q + 1, IS_QUOTE) || is(q + 2, IS_QUOTE))) return true;
    if (has(q, ',') && (is(q - 1, IS_QUOTE) || bytes[start - 1] === code(':'))) return true;
    return bytes[q] !== 0 && is(q - 1, IS_QUOTE) && is(q - 2, IS_BLANK); // name "value
  }

  /** `Type =` at `q`: where the `=` stands. With blanks alone before it, only blanks may stand before the `=` too. */
  function equalsBehindType(q: number, onlyBlanks: boolean): number | undefined {
    let type = q;
    while (is(type, IS_TYPE)) type++;
    let p = type;
    while (is(p, IS_BLANK)) p++;
    if (type === q || p >= q + layout.MOST_TYPE || bytes[p] !== code('=') || has(p, '==') || has(p, '=>'))
      return undefined;
    return p === type && onlyBlanks ? undefined : p;
  }

  /** The keyword that starts last in [start, end) of a name that ends at `nameEnd`; of those the longest. */
  function keywordIn(start: number, end: number, nameEnd = end): { keyword: Keyword; at: number } | undefined {
    for (let at = end - 1; at >= start; at--) {
      const fits = (word: Keyword): boolean => at + word.bytes.length <= nameEnd && standsFolded(at, word.bytes);
      const keyword = keywords.get(fold(bytes[at] ?? 0))?.find(fits);
      if (keyword !== undefined) return { keyword, at };
    }
    return undefined;
  }

  /** The one to report: the first, reading backwards, that yields to none; where all do the first. */
  function reportedIn(start: number, end: number): number {
    const first = keywordIn(start, end);
    for (let found = first; found !== undefined; found = keywordIn(start, found.at, end))
      if (!found.keyword.yields) return found.keyword.id;
    return first?.keyword.id ?? 0;
  }

  /** A name with a keyword whose gap ends before `q`, and where its value is assigned. */
  function nameBefore(q: number): { keyword: number; start: number; end: number; operator: number } | undefined {
    let end = q;
    while (is(end - 1, IS_GAP)) if (q - --end > layout.MOST_GAP) return undefined;
    let start = end;
    while (is(start - 1, IS_NAME)) if (end - --start > layout.MOST_NAME) return undefined;
    const isAssigned = isOperator(q, start);
    const endsLine = bytes[q] === code('\n') || bytes[q] === code('\r');
    const mayBeType = is(q - 1, IS_BLANK) || bytes[q] === code('[');
    if (!isAssigned && !endsLine && !mayBeType) return undefined;
    const found = keywordIn(start, end);
    if (found === undefined) return undefined;
    const name = { keyword: reportedIn(start, end), start, end };
    if (isAssigned) return { ...name, operator: q };

    const gap = Array.from(bytes.subarray(end, q), (byte) => flags[byte] ?? 0);
    const onlyBlanks = gap.length > 0 && gap.every((flag) => flag & IS_BLANK);
    const operator = mayBeType ? equalsBehindType(q, onlyBlanks) : undefined;
    if (operator !== undefined) return { ...name, operator };

    const { afterBlank } = found.keyword;
    const takesBlank = bytes[start] === code('-') || (afterBlank && found.at + found.keyword.bytes.length === end);
    const follows = endsLine
      ? gap.every((flag) => flag & (IS_BLANK | IS_QUOTE))
      : onlyBlanks && (bytes[q] ?? 0) > code(' ') && bytes[q] !== code(',');
    return takesBlank && follows ? { ...name, operator: q } : undefined;
  }

  /** User and password behind `://`: the first `:` of the authority and its last `@`. */
  function userInfo(scheme: number): { colon: number; at: number } | undefined {
    let colon = -1;
    let at = -1;
    let firstColon = -1;
    for (let p = scheme + 3; p < scheme + 3 + layout.MOST_AUTHORITY && !is(p, IS_AUTHORITY_END); p++) {
      if (bytes[p] === code(':') && firstColon < 0) firstColon = p;
      if (bytes[p] !== code('@') || firstColon < 0) continue;
      colon = firstColon;
      at = p;
    }
    return at < 0 ? undefined : { colon, at };
  }

  return {
    window: bytes,
    get records() {
      return records;
    },
    begin(at) {
      bytes.fill(0, at - layout.PADDING, at);
      reported.fill(0);
      full = false;
    },
    find(from, to, block) {
      count = 0;
      const mostAt = (p: number): number =>
        layout.RECORDS_AT_ONCE + Math.floor((block * 64 + p - from) / layout.BYTES_A_RECORD);
      for (let p = from; p < to; p++) {
        const literal = literalAt(p);
        if (literal !== undefined) emit(mostAt(p), layout.KIND_LITERAL, literal.id, p, p + literal.bytes.length, 0);
        if (!is(p, IS_GAP) && (is(p - 1, IS_GAP) || (is(p - 1, IS_NAME) && !is(p, IS_NAME)))) {
          const name = nameBefore(p);
          if (name !== undefined) emit(mostAt(p), layout.KIND_NAME, name.keyword, name.start, name.end, name.operator);
        }
        if (has(p, '/') && has(p - 2, '://')) {
          const user = userInfo(p - 2);
          if (user !== undefined) emit(mostAt(p), layout.KIND_URL, 0, p - 2, user.colon, user.at);
        }
        if (has(p, 'BEGIN') && has(p - 5, '-----')) emit(mostAt(p), layout.KIND_PEM, 0, p - 5, p, 0);
        for (const marker of markers.get(fold(bytes[p] ?? 0)) ?? none)
          if (standsFolded(p, marker.bytes))
            emit(mostAt(p), layout.KIND_MARKER, marker.id, p, p + marker.bytes.length, 0);
      }
      return count;
    },
    capped: () => full,
    hasZero: (from, to) => bytes.subarray(from, to).includes(0),
    advance: (mark, from, to) => advance(bytes, mark, from, to),
  };
}
