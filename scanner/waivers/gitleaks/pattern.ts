/** A piece of a regular expression that needs no regular expression. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  /** `.*` */
  | { readonly kind: 'any' }
  /** `[^/]*` */
  | { readonly kind: 'in-segment' }
  /** `[^/]+` */
  | { readonly kind: 'segment' }
  | { readonly kind: 'start' | 'end' };

export interface Pattern {
  /** Each matches what the expression matches; together they match all of it. */
  readonly alternatives: readonly (readonly Token[])[];
  readonly ignoresCase: boolean;
}

/** `(a|b)(c|d)(e|f)(g|h)`; more is a list that somebody should look at. */
const MOST_ALTERNATIVES = 16;
const MOST_UNITS = 500;

/**
 * Takes a regular expression apart without ever running it: another tool's file may hold any.
 * @param source in RE2 syntax, as gitleaks has it
 * @returns undefined where it is more than words, `.*`, `[^/]*`, anchors, groups of alternatives and optional letters
 */
export function readPattern(source: string): Pattern | undefined {
  if (source.length > MOST_UNITS) return undefined;
  const ignoresCase = source.startsWith('(?i)');
  const reader = new PatternReader(ignoresCase ? source.slice(4) : source);
  const alternatives = reader.all();
  return alternatives && { alternatives, ignoresCase };
}

type Sequences = readonly (readonly Token[])[];

class PatternReader {
  private at = 0;

  constructor(private readonly source: string) {}

  all(): Sequences | undefined {
    const read = this.alternation();
    return this.at === this.source.length ? read?.map(joined) : undefined;
  }

  private alternation(): Sequences | undefined {
    const read: (readonly Token[])[] = [];
    for (;;) {
      const sequences = this.sequence();
      if (sequences === undefined || read.length + sequences.length > MOST_ALTERNATIVES) return undefined;
      read.push(...sequences);
      if (this.source[this.at] !== '|') return read;
      this.at++;
    }
  }

  private sequence(): Sequences | undefined {
    let read: Sequences = [[]];
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const piece = this.piece();
      if (piece === undefined || read.length * piece.length > MOST_ALTERNATIVES) return undefined;
      read = read.flatMap((before) => piece.map((after) => [...before, ...after]));
    }
    return read;
  }

  private piece(): Sequences | undefined {
    const one = this.wildcard() ?? this.group() ?? this.letter();
    if (one === undefined) return undefined;
    if (this.source[this.at] === '?') {
      this.at++;
      return [...one, []];
    }
    return /^[*+{]/.test(this.source.slice(this.at, this.at + 1)) ? undefined : one;
  }

  private wildcard(): Sequences | undefined {
    const found = /^(?:\.\*|\[\^\/\][*+])\??|^[$^]/.exec(this.source.slice(this.at, this.at + 6))?.[0];
    if (found === undefined) return undefined;
    this.at += found.length;
    if (found === '^' || found === '$') return [[{ kind: found === '^' ? 'start' : 'end' }]];
    if (found.startsWith('.')) return [[{ kind: 'any' }]];
    return [[{ kind: found.includes('+') ? 'segment' : 'in-segment' }]];
  }

  private group(): Sequences | undefined {
    if (this.source[this.at] !== '(') return undefined;
    this.at += this.source.startsWith('(?:', this.at) ? 3 : 1;
    if (this.source[this.at] === '?') return undefined;
    const read = this.alternation();
    if (this.source[this.at] !== ')') return undefined;
    this.at++;
    return read;
  }

  private letter(): Sequences | undefined {
    const [all, escaped, boxed, plain] =
      /^(?:\\([^a-z0-9])|\[([^\]\\^[])\]|([^\\.[\](){}*+?|^$]))/i.exec(this.source.slice(this.at, this.at + 3)) ?? [];
    const text = escaped ?? boxed ?? plain;
    if (all === undefined || text === undefined) return undefined;
    this.at += all.length;
    return [[{ kind: 'text', text }]];
  }
}

function joined(tokens: readonly Token[]): readonly Token[] {
  const read: Token[] = [];
  for (const token of tokens) {
    const last = read.at(-1);
    if (token.kind === 'text' && last?.kind === 'text')
      read[read.length - 1] = { kind: 'text', text: last.text + token.text };
    else read.push(token);
  }
  return read;
}
