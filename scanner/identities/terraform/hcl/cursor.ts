import { Heredocs } from './heredoc';

/** A place in HCL that only moves forward, over what means nothing. */
export class HclCursor {
  protected at = 0;
  /** Where reading stops: the text's end, or that of the heredoc it is in. */
  protected end: number;
  protected readonly heredocs: Heredocs;
  private line = 1;
  private feed: number;

  constructor(protected readonly text: string) {
    this.end = text.length;
    this.feed = this.feedFrom(0);
    this.heredocs = new Heredocs(text);
    if (text.charCodeAt(0) === 0xfeff) this.at = 1;
  }

  /** Passes over whatever is left before the bracket that closes the current one, and over it. */
  protected skipToClosing(): void {
    for (let open = 0; this.at < this.end;) {
      const sign = this.text[this.at] ?? '';
      if ('{[('.includes(sign)) open++;
      else if ('}])'.includes(sign) && --open < 0) {
        this.at++;
        return;
      }
      if (sign === '"') this.skipQuoted();
      else if (sign === '#' || sign === '/') this.skipComment();
      else if (sign === '<') this.at = this.heredocs.boundsAt(this.at)?.next ?? this.at + 1;
      else this.at++;
    }
  }

  private skipQuoted(): void {
    this.at++;
    for (; this.at < this.end; this.at++) {
      const sign = this.text[this.at];
      if (sign === '\\') this.at++;
      else if (sign === '"' || sign === '\n') break;
    }
    this.at = Math.min(this.at + 1, this.end);
  }

  protected skipSeparators(): void {
    this.skipSpace(true);
    while (this.text[this.at] === ',' && this.at < this.end) {
      this.at++;
      this.skipSpace(true);
    }
  }

  /** Passes over blanks and comments; over line breaks where they mean nothing. */
  protected skipSpace(breaks: boolean): void {
    const { text } = this;
    for (; this.at < this.end;) {
      const sign = text[this.at] ?? '';
      if (sign === ' ' || sign === '\t' || sign === '\r' || (breaks && sign === '\n')) this.at++;
      else if (sign === '#' || (sign === '/' && '/*'.includes(text[this.at + 1] ?? ' '))) this.skipComment();
      else return;
    }
  }

  private skipComment(): void {
    const { text, at } = this;
    const isBlock = text.startsWith('/*', at);
    if (!isBlock && text[at] === '/' && text[at + 1] !== '/') {
      this.at++;
      return;
    }
    const found = isBlock ? text.indexOf('*/', at + 2) : text.indexOf('\n', at);
    this.at = Math.min(this.end, found < 0 ? this.end : found + (isBlock ? 2 : 0));
  }

  /** @param offset never smaller than the one before */
  protected lineAt(offset: number): number {
    while (this.feed < offset) {
      this.line++;
      this.feed = this.feedFrom(this.feed + 1);
    }
    return this.line;
  }

  private feedFrom(from: number): number {
    const found = this.text.indexOf('\n', from);
    return found < 0 ? this.text.length : found;
  }
}
