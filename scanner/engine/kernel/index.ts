/*
 * The kernel: one pass over a document's bytes that finds where a secret may stand. AssemblyScript, compiled to
 * WebAssembly with SIMD; ../twin.ts says the same without any of it and is its oracle.
 *
 * Every question is a mask, one bit a byte, 64 bytes at a time; what must be known of the block before is carried on.
 * A name that holds a keyword, and the operator behind it, are found by two additions, whatever stands between:
 *
 *     bytes              m y _ s e c r e t K e y ' ]   =   " x "
 *     name               1 1 1 1 1 1 1 1 1 1 1 1 . . . . . . 1 .    what names are made of (masks.ts)
 *     keyword            . . . . . . . . 1 . . 1 . . . . . . . .    the last of a few letters of a keyword
 *     name + keyword     . . . . . . . . . . . . 1 . . . . . . .    the carry runs on, and out behind the name
 *     gap                . . . . . . . . . . . . 1 1 1 . 1 1 . 1    blanks, quotes, brackets
 *     gap + that         . . . . . . . . . . . . . . . 1 . . . .    the carry runs on, and out behind the gap: a landing
 *
 * (The first byte is the lowest bit, so a carry runs to the right; bits that an addition leaves inside a name or a gap
 * are masked out.) However long the run, it costs two additions. Only landings leave the pass, one in a hundred bytes;
 * scalar code looks for an operator there, then walks back once over gap and name with an automaton of the reversed
 * keywords, which is exact (check.ts).
 *
 * The letters of a keyword: each of a byte's eight bits is a bucket of keywords. Four tables say in which buckets a letter
 * may be the first, second, third or fourth of four; the AND of four neighbours tells which buckets may stand there. The
 * markers share the last bucket, whose bit is a byte's sign. ../letter-buckets.ts deals the words out so that chance hits
 * are few.
 *
 * A literal stands where a word starts and twelve value bytes follow: AND of the mask with itself moved by one, two, four
 * and eight places; then a hash of three bytes, then the literals of that hash, longest first. URLs are looked at behind
 * `//`.
 *
 * Work is linear in the bytes: a landing's walk covers its own name and gap only, every other look is bounded
 * (layout.ts), and of records there are only so many for so many bytes (records.ts).
 *
 *     masks.ts        bytes -> masks            candidates.ts   masks -> positions
 *     check.ts        positions -> records      count.ts        UTF-16 units and lines
 *     layout.ts       memory and bounds; what the tables there hold is written by ../tables.ts
 */
import {
  anchorsEnd,
  forget,
  landingsEnd,
  listCandidates,
  slashesEnd,
  startsEnd,
} from './candidates';
import { anchorAt, literalAt, nameBefore, userInfoAt } from './check';
import { countText } from './count';
import { ANCHORS, LANDINGS, PADDING, SLASHES, STARTS } from './layout';
import { Records } from './records';

/** A new document, whose first byte will stand at `at`. */
export function begin(at: usize): void {
  memory.fill(at - PADDING, 0, PADDING);
  forget();
  Records.reset();
}

/**
 * Scans [from, to): at most MOST_CALL bytes and, but for a document's last call, a multiple of 64. PADDING bytes on either
 * side may be read. The last call runs one block more, over the zeroes behind the document.
 * @param block how many blocks of the document stand before `from`
 * @returns the number of records
 */
export function find(from: usize, to: usize, block: u32, last: bool): u32 {
  listCandidates(from, last ? to + 64 : to);
  Records.open(from, block);
  for (let at: usize = STARTS; at < startsEnd; at += 4) literalAt(load<u32>(at));
  for (let at: usize = LANDINGS; at < landingsEnd; at += 4) nameBefore(load<u32>(at));
  for (let at: usize = SLASHES; at < slashesEnd; at += 4) userInfoAt(load<u32>(at));
  for (let at: usize = ANCHORS; at < anchorsEnd; at += 4) anchorAt(load<u32>(at));
  return Records.count();
}

/** Whether candidates of this document were left out because there were too many. */
export function capped(): bool {
  return Records.full();
}

/** Moves the counts of text, which stand at `from`, to `to`. */
export function count(from: usize, to: usize): void {
  countText(from, to);
}

/** Whether a zero byte stands in [from, to). */
export function hasZero(from: usize, to: usize): bool {
  let p = from;
  for (; p + 16 <= to; p += 16) if (!i8x16.all_true(v128.load(p))) return true;
  for (; p < to; p++) if (load<u8>(p) == 0) return true;
  return false;
}
