import type { Language } from './language';

/** A place in a program that only moves forward. */
export class ProgramCursor {
  protected at = 0;

  constructor(
    protected readonly text: string,
    protected readonly language: Language,
  ) {}

  /** Passes over blanks, line breaks and comments. */
  protected skipSpace(): void {
    const { text, language } = this;
    for (;;) {
      const sign = text[this.at];
      if (sign === ' ' || sign === '\n' || sign === '\t' || sign === '\r') this.at++;
      else if (sign === '#' && language.lineComment === '#') this.skipLine();
      else if (sign === '/' && language.hasBlockComments && text[this.at + 1] === '/') this.skipLine();
      else if (sign === '/' && language.hasBlockComments && text[this.at + 1] === '*') {
        const end = text.indexOf('*/', this.at + 2);
        this.at = end < 0 ? text.length : end + 2;
      } else return;
    }
  }

  private skipLine(): void {
    const feed = this.text.indexOf('\n', this.at);
    this.at = feed < 0 ? this.text.length : feed;
  }

  /** Passes over what is left of a value: up to the comma or the bracket that ends it. */
  protected skipRest(): void {
    let depth = 0;
    for (; this.at < this.text.length;) {
      this.skipSpace();
      const sign = this.text[this.at] ?? '';
      if (sign === '') return;
      if ('([{'.includes(sign)) depth++;
      else if (')]}'.includes(sign) && --depth < 0) return;
      else if (depth === 0 && (sign === ',' || sign === ';')) return;
      if (this.language.quotes.includes(sign)) this.skipString();
      else this.at++;
    }
  }

  /** Passes over a string; an open one ends with its line. */
  protected skipString(): void {
    const { text } = this;
    const quote = text[this.at] ?? '';
    if (this.language.hasLongStrings && text.startsWith(quote.repeat(3), this.at)) {
      const end = text.indexOf(quote.repeat(3), this.at + 3);
      this.at = end < 0 ? text.length : end + 3;
      return;
    }
    for (this.at++; this.at < text.length; this.at++) {
      const sign = text[this.at];
      if (sign === '\\') this.at++;
      else if (sign === quote || (sign === '\n' && quote !== '`')) break;
    }
    this.at = Math.min(this.at + 1, text.length);
  }
}
