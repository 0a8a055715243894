import { isBlank, RETURN, SPACE, TAB } from './units';

/** Blocks, and brackets, that nest deeper are left to the parser, whose limit is no more than twice this. */
export const DEEPEST_SURE = 40;

/**
 * A text that is read once from its start to its end. What lies ahead is found by native search, and no part is searched
 * twice: questions come in ascending order of `at`.
 */
export class Source {
  /** False once something was met that only a whole YAML parser can judge. */
  isSure = true;
  private lineFrom = 0;
  private feed = -1;
  private colon = -1;
  private hash = -1;
  private tab = -1;

  constructor(readonly text: string) {}

  /** @returns where the line ends: its line feed, or the text's end */
  lineEnd(at: number): number {
    if (at > this.feed || at < this.lineFrom) {
      this.lineFrom = at;
      this.feed = this.next('\n', at);
    }
    return this.feed;
  }

  /** @returns the end without the blanks before it */
  trimmed(at: number, end: number): number {
    let last = end;
    for (; last > at; last--) {
      const unit = this.text.charCodeAt(last - 1);
      if (unit !== SPACE && unit !== RETURN && unit !== TAB) break;
    }
    return last;
  }

  /** @returns the first colon that ends a key: one with a blank or nothing behind it; -1 where there is none before `end` */
  separator(at: number, end: number): number {
    if (this.colon < at) this.colon = this.next(':', at);
    while (this.colon < end) {
      if (isBlank(this.text.charCodeAt(this.colon + 1))) return this.colon;
      this.colon = this.next(':', this.colon + 1);
    }
    return -1;
  }

  /** @returns where a comment begins, `end` where none does: at the first `#` with a blank before it */
  comment(at: number, end: number): number {
    if (this.hash < at) this.hash = this.next('#', at);
    while (this.hash < end) {
      if (isBlank(this.text.charCodeAt(this.hash - 1))) return this.hash;
      this.hash = this.next('#', this.hash + 1);
    }
    return end;
  }

  /** A tab is white space to some rules and none to others. */
  doubtTabs(at: number, end: number): void {
    if (this.tab < at) this.tab = this.next('\t', at);
    if (this.tab < end) this.isSure = false;
  }

  private next(sign: string, from: number): number {
    const at = this.text.indexOf(sign, from);
    return at < 0 ? this.text.length : at;
  }
}

/** @returns behind the spaces and tabs that begin at `at` */
export function behindBlanks(text: string, at: number): number {
  let behind = at;
  for (let unit = text.charCodeAt(behind); unit === SPACE || unit === TAB; unit = text.charCodeAt(behind)) behind++;
  return behind;
}
