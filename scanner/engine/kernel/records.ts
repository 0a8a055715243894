// What the host is told, four u32 a record, and how much of it: the count grows with the document, so that input made of
// candidates costs no more than twice what ordinary source does.
import { RECORDS, RECORDS_AT_ONCE, RECORDS_END, REPORTED, WINDOW } from './layout';

let next: usize = RECORDS;
let from: usize = 0;
let firstBlock: u32 = 0;
let full: bool = false;

export class Records {
  /** A new document. */
  static reset(): void {
    memory.fill(REPORTED, 0, 32);
    full = false;
  }

  /** A new call, that scans from `start`; `block` blocks of the document stand before. */
  static open(start: usize, block: u32): void {
    next = RECORDS;
    from = start;
    firstBlock = block;
  }

  /** How many there are since `open`. */
  static count(): u32 {
    return <u32>((next - RECORDS) >> 4);
  }

  static full(): bool {
    return full;
  }

  /** Whether records of this kind are used up at `p`. */
  @inline
  static spent(kind: u32, p: usize): bool {
    const reported = load<u32>(REPORTED + (<usize>kind << 2));
    return reported >= RECORDS_AT_ONCE && reported >= most(p);
  }

  /** Records a candidate; to be asked for only where `spent` is false. */
  static add(kind: u32, id: u32, p: usize, a: usize, b: usize, c: usize): void {
    const reported = load<u32>(REPORTED + (<usize>kind << 2)) + 1;
    if (reported >= most(p)) full = true;
    if (reported > most(p) || next == RECORDS_END) {
      full = true;
      return;
    }
    store<u32>(REPORTED + (<usize>kind << 2), reported);
    store<u32>(next, (kind << 24) | id);
    store<u32>(next, <u32>(a - WINDOW), 4);
    store<u32>(next, <u32>(b - WINDOW), 8);
    store<u32>(next, c == 0 ? 0 : <u32>(c - WINDOW), 12);
    next += 16;
  }
}

/** BYTES_A_RECORD are a block. */
function most(p: usize): u32 {
  return RECORDS_AT_ONCE + firstBlock + <u32>((<i32>(p - from)) >> 6);
}
