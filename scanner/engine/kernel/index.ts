import {
  anchorsEnd,
  forget,
  landingsEnd,
  listCandidates,
  slashesEnd,
  startsEnd,
} from './candidates';
import { literalAt, markersAt, nameBefore, pemAt, userInfoAt } from './check';
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
  for (let at: usize = ANCHORS; at < anchorsEnd; at += 4) {
    pemAt(load<u32>(at));
    markersAt(load<u32>(at));
  }
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
