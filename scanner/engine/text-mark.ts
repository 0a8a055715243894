import { UTF8_UNIT } from './kernel/layout';

/** How far a document's text has been counted, at some byte of it. */
export interface TextMark {
  /** UTF-16 units before the byte. */
  units: number;
  /** Line breaks before it; a `\r` just before is not yet one. */
  breaks: number;
  /** Units before the line's first. */
  lineStart: number;
  /** The byte before is `\r`: a line break, unless `\n` follows. */
  afterReturn: boolean;
  /** What the UTF-8 decoder waits for, a state of `utf8Next`; 0: nothing. */
  state: number;
}

export function markAtStart(): TextMark {
  return { units: 0, breaks: 0, lineStart: 0, afterReturn: false, state: 0 };
}

/** Classes of bytes, by what the decoder must know of them. */
const classRanges = [
  [0x00, 0x7f],
  [0x80, 0x8f],
  [0x90, 0x9f],
  [0xa0, 0xbf],
  [0xc2, 0xdf],
  [0xe0, 0xe0],
  [0xe1, 0xec],
  [0xed, 0xed],
  [0xee, 0xef],
  [0xf0, 0xf0],
  [0xf1, 0xf3],
  [0xf4, 0xf4],
] as const;
/** C0, C1, F5 to FF: in no UTF-8. */
const INVALID = classRanges.length;
const LOW = 1;
const MIDDLE = 2;
const UPPER = 3;

/** What a state waits for: continuation bytes of these classes, then that state; `unit`: the character takes two. */
const states = [
  { accepts: [], then: 0, unit: false },
  { accepts: [LOW, MIDDLE, UPPER], then: 0, unit: false }, // 1: the last of two or three
  { accepts: [LOW, MIDDLE, UPPER], then: 1, unit: false }, // 2: the second of three
  { accepts: [UPPER], then: 1, unit: false }, // 3: the second after E0
  { accepts: [LOW, MIDDLE], then: 1, unit: false }, // 4: the second after ED
  { accepts: [LOW, MIDDLE, UPPER], then: 0, unit: true }, // 5: the last of four
  { accepts: [LOW, MIDDLE, UPPER], then: 5, unit: false }, // 6: the third of four
  { accepts: [LOW, MIDDLE, UPPER], then: 6, unit: false }, // 7: the second of four
  { accepts: [MIDDLE, UPPER], then: 6, unit: false }, // 8: the second after F0
  { accepts: [LOW], then: 6, unit: false }, // 9: the second after F4
] as const;
/** The state a leading byte of each class brings; a stray continuation or an invalid byte brings none. */
const leads = [0, 0, 0, 0, 1, 3, 2, 4, 2, 8, 7, 9, 0] as const;

/** Byte -> class. */
export function utf8Classes(): Uint8Array {
  const classes = new Uint8Array(256).fill(INVALID);
  classRanges.forEach(([from, to], index) => classes.fill(index, from, to + 1));
  return classes;
}

/**
 * [state << 4 | class] -> next state, UTF8_UNIT added where the byte adds a unit to the text. A character's first unit is
 * counted at its first byte, the second one of a four-byte character at its last: what an error turns into U+FFFD is by
 * the Encoding Standard just what has been counted by then, and the byte that broke it off is looked at afresh.
 */
export function utf8Next(): Uint8Array {
  const next = new Uint8Array(256);
  states.forEach(({ accepts, then, unit }, state) => {
    for (let kind = 0; kind <= INVALID; kind++) {
      const continues = (accepts as readonly number[]).includes(kind);
      next[(state << 4) | kind] = continues ? then | (unit ? UTF8_UNIT : 0) : (leads[kind] ?? 0) | UTF8_UNIT;
    }
  });
  return next;
}

const classOf = utf8Classes();
const next = utf8Next();

/** Moves `mark`, which stands at `from`, to `to`. */
export function advance(bytes: Uint8Array, mark: TextMark, from: number, to: number): void {
  let { units, breaks, lineStart, afterReturn, state } = mark;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (afterReturn && byte !== 10) {
      breaks++;
      lineStart = units;
    }
    const step = next[(state << 4) | (classOf[byte] ?? 0)] ?? 0;
    state = step & ~UTF8_UNIT;
    units += step >> 7;
    afterReturn = byte === 13;
    if (byte === 10) {
      breaks++;
      lineStart = units;
    }
  }
  Object.assign(mark, { units, breaks, lineStart, afterReturn, state });
}
