import type { Range } from '../../../model';

/** One way in which a language writes a string. */
export interface StringForm {
  /** What opens it, prefix letters left out. */
  readonly open: string;
  readonly close: string;
  /** A backslash takes the next unit's meaning. */
  readonly escapes?: true;
  /** The closing sign twice stands for itself. */
  readonly doubles?: true;
  readonly isMultiline?: true;
  /** What opens code within it; the code ends at `}`. */
  readonly code?: string;
}

/** As much of a language's syntax as tells strings from code. */
export interface Syntax {
  readonly lineComments: readonly string[];
  readonly blockComments: readonly (readonly [open: string, close: string])[];
  /** Longer openings first. */
  readonly strings: readonly StringForm[];
  /** Letters that may stand before a string and belong to it, in any case. */
  readonly prefix?: RegExp;
  /** Behind such a prefix a backslash is one. */
  readonly rawPrefix?: RegExp;
  /** A slash where a value may stand begins a regular expression. */
  readonly hasRegex?: true;
  /** Only what stands between these signs is the language: `<?php` and `?>`. */
  readonly island?: { readonly open: RegExp; readonly close: string };
}

/** A string of a program. */
export interface Literal {
  readonly form: StringForm;
  /** As written, lower case; empty where it has none. */
  readonly prefix: string;
  /** Prefix and signs included. */
  readonly range: Range;
  readonly content: Range;
  /** Offsets of the brackets that are open around it, the innermost last. */
  readonly brackets: readonly number[];
  /** Where the statement begins that it stands in: behind the last `;`, `{` or `}` outside of strings. */
  readonly statement: number;
}

interface OpenString {
  readonly form: StringForm;
  readonly prefix: string;
  readonly start: number;
  readonly content: number;
  readonly brackets: readonly number[];
  readonly statement: number;
}

/**
 * Finds the string that a range stands in, reading the program from its start, once.
 * @returns undefined where it stands in code, in a comment, in code within a string, or the strings cannot be told apart
 */
export function literalAt(text: string, syntax: Syntax, range: Range): Literal | undefined {
  return new Lexer(text, syntax, range).find();
}

class Lexer {
  private at = 0;
  private statement = 0;
  private readonly brackets: number[] = [];
  /** Strings whose code is being read. */
  private readonly around: OpenString[] = [];
  private holder: OpenString | undefined;

  constructor(
    private readonly text: string,
    private readonly syntax: Syntax,
    private readonly range: Range,
  ) {}

  find(): Literal | undefined {
    const { text, syntax, range } = this;
    if (syntax.island) this.seekIsland();
    while (this.at < text.length) {
      if (this.at > range.start && this.holder === undefined && this.around.length === 0) return undefined;
      const found = this.step();
      if (found === 'stray') return undefined;
      if (found) return found;
    }
    return undefined;
  }

  private step(): Literal | 'stray' | undefined {
    const { text, syntax } = this;
    const sign = text.charAt(this.at);
    if (syntax.island && text.startsWith(syntax.island.close, this.at)) {
      this.seekIsland();
      return undefined;
    }
    for (const comment of syntax.lineComments)
      if (text.startsWith(comment, this.at)) {
        this.skippedTo('\n');
        return;
      }
    for (const [open, close] of syntax.blockComments)
      if (text.startsWith(open, this.at)) {
        this.skippedTo(close);
        return;
      }
    const form = syntax.strings.find(({ open }) => text.startsWith(open, this.at));
    if (form) return this.string(this.opened(form));
    if (sign === '/' && syntax.hasRegex && this.isRegexStart()) {
      this.skippedRegex();
      return;
    }
    if ('([{'.includes(sign)) this.brackets.push(this.at);
    if (sign === '}' && this.around.length > 0 && this.brackets.length === this.around.at(-1)?.brackets.length) {
      const outer = this.around.pop();
      this.at++;
      return outer && this.string(outer);
    }
    if (')]}'.includes(sign)) this.brackets.pop();
    this.at++;
    if (';{}'.includes(sign)) this.statement = this.at;
    return undefined;
  }

  private opened(form: StringForm): OpenString {
    const { text, syntax, at, brackets, statement } = this;
    const before = text.slice(Math.max(0, at - 4), at);
    const prefix = syntax.prefix?.exec(before)?.[0] ?? '';
    this.at += form.open.length;
    return { form, prefix, start: at - prefix.length, content: this.at, brackets: [...brackets], statement };
  }

  /** Reads on in a string, from its opening or from behind code within it. */
  private string(open: OpenString): Literal | 'stray' | undefined {
    const { text, range } = this;
    const { form, prefix } = open;
    const isRaw = this.syntax.rawPrefix?.test(prefix) === true;
    const from = this.at;
    for (; this.at < text.length; this.at++) {
      const sign = text.charAt(this.at);
      if (sign === '\n' && form.isMultiline === undefined) return this.abandon(open);
      if (sign === '\\' && form.escapes && !isRaw) this.at++;
      else if (text.startsWith(form.close, this.at)) {
        if (form.doubles && text.startsWith(form.close + form.close, this.at)) this.at++;
        else break;
      } else if (form.code !== undefined && text.startsWith(form.code, this.at)) {
        if (from <= range.start && range.end <= this.at) this.holder = open;
        this.at += form.code.length;
        this.around.push({ ...open, brackets: [...this.brackets] });
        return undefined;
      }
    }
    if (from <= range.start && range.end <= this.at) this.holder = open;
    const end = this.at;
    this.at += form.close.length;
    if (this.holder?.start !== open.start) return undefined;
    if (end >= text.length) return 'stray';
    return {
      form,
      prefix: prefix.toLowerCase(),
      range: { start: open.start, end: this.at },
      content: { start: open.content, end },
      brackets: open.brackets,
      statement: open.statement,
    };
  }

  /** A lone quote, as in `Don't`: it opened nothing. */
  private abandon(open: OpenString): 'stray' | undefined {
    if (open.start <= this.range.start && this.range.start <= this.at) return 'stray';
    this.at = open.content;
    return undefined;
  }

  private skippedTo(close: string): undefined {
    const end = this.text.indexOf(close, this.at + 1);
    this.at = end < 0 ? this.text.length : end + close.length;
    return undefined;
  }

  private seekIsland(): void {
    const { island } = this.syntax;
    if (island === undefined) return;
    const rest = this.text.slice(this.at);
    const found = island.open.exec(rest);
    this.at = found ? this.at + found.index + found[0].length : this.text.length;
  }

  /** Behind an operator or an opening bracket no division can stand. */
  private isRegexStart(): boolean {
    const before = this.text.slice(Math.max(0, this.at - 40), this.at).trimEnd();
    return before === '' || /[([{,;=:!&|?+\-*%~^<>]$|\b(?:return|typeof|case|of|in)$/.test(before);
  }

  private skippedRegex(): undefined {
    const { text } = this;
    let isClass = false;
    let at = this.at + 1;
    for (; at < text.length; at++) {
      const sign = text.charAt(at);
      if (sign === '\n') break;
      if (sign === '\\') at++;
      else if (sign === '[') isClass = true;
      else if (sign === ']') isClass = false;
      else if (sign === '/' && !isClass) {
        this.at = at + 1;
        return undefined;
      }
    }
    this.at++;
    return undefined;
  }
}
