/** Where a heredoc's lines are. */
export interface HeredocBounds {
  /** Its first line. */
  readonly start: number;
  /** The line break before its last marker, or the start where it is empty. */
  readonly end: number;
  /** Behind the last marker. */
  readonly next: number;
}

/** Every one that is never closed costs a search to the text's end. */
const MOST_UNCLOSED = 20;

/** Finds heredocs; those that nobody closes are told apart early, so that a file full of them stays cheap. */
export class Heredocs {
  private unclosed = 0;

  constructor(private readonly text: string) {}

  /**
   * @param at of `<<`
   * @returns undefined where no heredoc begins or where it is never closed
   */
  boundsAt(at: number): HeredocBounds | undefined {
    const { text } = this;
    const [opening, marker] = /^<<-?([\p{L}_][\p{L}\d_-]{0,100})[ \t]*\r?\n/u.exec(text.slice(at, at + 128)) ?? [];
    if (opening === undefined || marker === undefined || this.unclosed >= MOST_UNCLOSED) return undefined;
    const start = at + opening.length;
    for (let line = start; line < text.length;) {
      const content = behindBlanks(text, line);
      const next = content + marker.length;
      if (text.startsWith(marker, content) && endsMarker(text, next)) {
        return { start, end: Math.max(start, line - 1), next };
      }
      const feed = text.indexOf('\n', content);
      line = feed < 0 ? text.length : feed + 1;
    }
    this.unclosed++;
    return undefined;
  }
}

function behindBlanks(text: string, at: number): number {
  let behind = at;
  while (text[behind] === ' ' || text[behind] === '\t') behind++;
  return behind;
}

/** Behind it may stand what closes the call that the heredoc is an argument of. */
function endsMarker(text: string, at: number): boolean {
  const sign = text[at];
  return sign === undefined || '\n\r \t),'.includes(sign);
}
