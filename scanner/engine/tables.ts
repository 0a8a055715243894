import { byteFlags, members } from './byte-classes';
import { buildAutomaton } from './keyword-automaton';
import * as layout from './kernel/layout';
import { assignBuckets, FREE, type Placed, type Run } from './letter-buckets';
import { utf8Classes, utf8Next } from './text-mark';
import { checkVocabulary, type Vocabulary } from './vocabulary';

/** Zeroes between two pieces of the image that are worth a piece's head. */
const LEAST_GAP = 16;

/** The part of the kernel's memory that holds tables, by the kernel's addresses. */
class Image {
  readonly #bytes = new Uint8Array(layout.TABLES_END - layout.VECTORS);
  readonly #view = new DataView(this.#bytes.buffer);

  byte(address: number): number {
    return this.#view.getUint8(address - layout.VECTORS);
  }
  setByte(address: number, value: number): void {
    this.#view.setUint8(address - layout.VECTORS, value);
  }
  setHalf(address: number, value: number): void {
    this.#view.setUint16(address - layout.VECTORS, value, true);
  }
  setWord(address: number, value: number): void {
    this.#view.setUint32(address - layout.VECTORS, value, true);
  }
  setBytes(address: number, bytes: Uint8Array): void {
    this.#bytes.set(bytes, address - layout.VECTORS);
  }

  /** What is not zero, as pieces: u32 address, u32 length, bytes. */
  pieces(): Uint8Array {
    const out: number[] = [];
    const word = (value: number): void =>
      void out.push(value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24);
    for (let from = 0; from < this.#bytes.length; from++) {
      if (this.#bytes[from] === 0) continue;
      let to = from;
      for (let at = from; at < this.#bytes.length && at - to <= LEAST_GAP; at++) if (this.#bytes[at] !== 0) to = at + 1;
      word(from + layout.VECTORS);
      word(to - from);
      out.push(...this.#bytes.subarray(from, to));
      from = to;
    }
    return Uint8Array.from(out);
  }
}

function writeClasses(image: Image): void {
  image.setBytes(layout.FLAGS, byteFlags());
  image.setBytes(layout.UTF8_CLASS, utf8Classes());
  image.setBytes(layout.UTF8_NEXT, utf8Next());
  for (let row = 0; row < 8; row++) image.setByte(layout.VECTORS + layout.VECTOR_ROWS + row, 1 << row);
  const sets = [
    [layout.VECTOR_NAME, members.name],
    [layout.VECTOR_GAP, members.gap],
    [layout.VECTOR_VALUE, members.value],
    [layout.VECTOR_WORD, members.word],
  ] as const;
  for (const [vector, set] of sets)
    for (const member of set) {
      const byte = member.charCodeAt(0);
      const address = layout.VECTORS + vector + (byte & 15);
      image.setByte(address, image.byte(address) | (1 << (byte >> 4)));
    }
}

/** ASCII letters in either case, by their last five bits. */
const LETTERS = 32;

/** The last three letters of a run as the bytes of a word, in lower case. */
function anchorOf({ letters: [, second = 0, third = 0, fourth = 0] }: Run): number {
  return (second + 97) | ((third + 97) << 8) | ((fourth + 97) << 16);
}

/** Puts where a run's letters may stand into the letter tables. */
function writeRun(image: Image, { bucket, run }: Placed): void {
  const mark = (offset: number): void => {
    const address = layout.VECTORS + offset;
    image.setByte(address, image.byte(address) | (1 << bucket));
  };
  run.letters.forEach((letter, place) => {
    if (letter !== FREE) mark(layout.VECTOR_PLACES + place * layout.PLACE_BYTES + letter);
    else for (let i = 0; i < 16; i++) mark(layout.VECTOR_FREE + place * 16 + i);
  });
}

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/** A two-letter ending behind each byte. */
function everyThree(two: Uint8Array): Uint8Array[] {
  return Array.from({ length: 256 }, (_, first) => Uint8Array.of(first, ...two));
}

function writeEnding(image: Image, [a = 0, b = 0, c = 0]: Uint8Array): void {
  const hash = Math.imul(a | (b << 8) | (c << 16) | 0x202020, 0x9e3779b1) >>> 20;
  const address = layout.ENDINGS + (hash >> 3);
  image.setByte(address, image.byte(address) | (1 << (hash & 7)));
}

function writeKeywords(image: Image, keywords: Vocabulary['keywords']): void {
  const bytes = keywords.map(({ text }) => new TextEncoder().encode(text));
  const { columns, next, words } = buildAutomaton(bytes);
  image.setBytes(layout.COLUMNS, columns);
  next.forEach((state, index) => image.setHalf(layout.AUTOMATON + index * 2, state));
  words.forEach((word, state) => image.setHalf(layout.STATE_KEYWORD + state * 2, word));
  keywords.forEach(({ afterBlank, yields }, id) =>
    image.setByte(
      layout.KEYWORDS + id,
      (bytes[id]?.length ?? 0) | (afterBlank ? layout.KEYWORD_AFTER_BLANK : 0) | (yields ? layout.KEYWORD_YIELDS : 0),
    ),
  );

  keywords.forEach(({ afterBlank }, id) => {
    const ending = bytes[id]?.subarray(-3) ?? new Uint8Array();
    if (afterBlank) for (const three of ending.length === 3 ? [ending] : everyThree(ending)) writeEnding(image, three);
  });
}

/** The letters that are looked for: of all markers, of a PEM block's BEGIN, and of the keywords that nothing else finds. */
function writeLetters(image: Image, { keywords, markers }: Vocabulary): readonly Placed[] {
  // a word with a byte above 127 is found by that byte; one that holds another word, by the other
  const texts = keywords.map(({ text }) => text).filter(isAscii);
  const needed = texts.filter((text) => !texts.some((other) => other !== text && text.includes(other)));
  const placed = assignBuckets(needed, [...markers, 'begin']);
  for (const place of placed) writeRun(image, place);
  const begin = placed.at(-1)?.run;
  if (begin !== undefined) {
    image.setWord(layout.SETTINGS + layout.SETTING_PEM_ANCHOR, anchorOf(begin));
    image.setWord(layout.SETTINGS + layout.SETTING_PEM, begin.lastAt);
  }
  const anchors = placed.slice(needed.length);
  writePairs(image, anchors);
  return anchors.slice(0, -1);
}

/** Which letter follows which in the last three of an anchor. */
function writePairs(image: Image, anchors: readonly Placed[]): void {
  const seconds = new Uint32Array(LETTERS);
  const thirds = new Uint32Array(LETTERS);
  const follow = (pairs: Uint32Array, letter: number, next: number): void => {
    const at = letter % LETTERS;
    pairs[at] = (pairs[at] ?? 0) | (1 << (next % LETTERS));
  };
  for (const { run } of anchors) {
    const anchor = anchorOf(run);
    follow(seconds, anchor & 255, (anchor >> 8) & 255);
    follow(thirds, (anchor >> 8) & 255, anchor >> 16);
  }
  seconds.forEach((mask, letter) => image.setWord(layout.ANCHOR_SECONDS + letter * 4, mask));
  thirds.forEach((mask, letter) => image.setWord(layout.ANCHOR_THIRDS + letter * 4, mask));
}

function writeMarkers(image: Image, markers: readonly string[], places: readonly Placed[]): void {
  image.setWord(layout.SETTINGS + layout.SETTING_MARKERS, markers.length);
  markers.forEach((text, id) => {
    const run = places[id]?.run;
    if (run === undefined) return;
    const address = layout.MARKERS + id * layout.MARKER_BYTES;
    const textAddress = layout.MARKER_TEXTS + id * 64;
    image.setWord(address, anchorOf(run));
    image.setWord(address + 4, run.lastAt);
    image.setWord(address + 8, textAddress);
    image.setHalf(address + 12, text.length);
    image.setHalf(address + 14, id);
    image.setBytes(textAddress, new TextEncoder().encode(text));
  });
}

/** By the hash of its first three bytes; those of one slot one behind another, the longest first. */
function writeLiterals(image: Image, literals: readonly string[]): void {
  const bySlot = new Map<number, { id: number; text: string; three: number }[]>();
  literals.forEach((text, id) => {
    const three = text.charCodeAt(0) | (text.charCodeAt(1) << 8) | (text.charCodeAt(2) << 16);
    const slot = Math.imul(three, 0x9e3779b1) >>> 20;
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), { id, text, three }]);
  });
  let entry = 1; // 0 is none
  let textAddress = layout.LITERAL_TEXTS;
  for (const [slot, list] of bySlot) {
    list.sort((a, b) => b.text.length - a.text.length || a.id - b.id);
    image.setHalf(layout.SLOTS + slot * 2, entry);
    list.forEach(({ id, text, three }, index) => {
      const address = layout.LITERALS + entry++ * layout.LITERAL_BYTES;
      const bytes = new TextEncoder().encode(text);
      image.setWord(address, three);
      image.setWord(address + 4, text.length);
      image.setBytes(address + 8, new Uint8Array(Math.min(8, text.length - 3)).fill(255));
      image.setBytes(address + 16, bytes.subarray(3, 11));
      image.setWord(address + 24, textAddress);
      image.setHalf(address + 28, id);
      image.setHalf(address + 30, index + 1 < list.length ? 1 : 0);
      image.setBytes(textAddress, bytes);
      textAddress += bytes.length;
    });
  }
}

/**
 * Builds what the kernel reads, for `loadTables` of simd.ts. Takes a fraction of a second: done when the project is built.
 * @throws ScannerError where the vocabulary holds what the engine cannot look for
 */
export function buildTables(vocabulary: Vocabulary): Uint8Array {
  checkVocabulary(vocabulary);
  const image = new Image();
  writeClasses(image);
  writeKeywords(image, vocabulary.keywords);
  writeMarkers(image, vocabulary.markers, writeLetters(image, vocabulary));
  writeLiterals(image, vocabulary.literals);
  return image.pieces();
}
