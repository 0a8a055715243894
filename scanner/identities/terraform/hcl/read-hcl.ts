import type { Range } from '../../../model';
import { behindName, behindNumber, isDigit, isNameStart } from './characters';
import { HclCursor } from './cursor';
import { DEEPEST_NESTING } from './node';
import type { HclAttribute, HclBlock, HclBody, HclExpression, HclMember, HclOther, HclText } from './node';

/**
 * Reads HCL native syntax in one pass. It never throws and goes on behind everything that is not understood: an open quote
 * ends with its line, an open heredoc counts as a word, what is too deep is left out. Nothing is evaluated.
 */
export function readHcl(text: string): HclBody {
  return new HclReader(text).file();
}

/** @returns the pieces of a template that stands alone: a string of the JSON syntax; its places are offsets into it */
export function readTemplate(text: string): readonly (string | HclExpression)[] {
  return new HclReader(text).wholeTemplate();
}

const OPERATORS: ReadonlySet<string> = new Set(['==', '!=', '&&', '||']);

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

class HclReader extends HclCursor {
  /** Brackets within which a line break is white space. */
  private brackets = 0;
  private depth = 0;

  file(): HclBody {
    const attributes: HclAttribute[] = [];
    const blocks: HclBlock[] = [];
    // A brace too many closes nothing.
    for (; this.at < this.end; this.at++) {
      const body = this.body();
      attributes.push(...body.attributes);
      blocks.push(...body.blocks);
    }
    return { attributes, blocks };
  }

  wholeTemplate(): readonly (string | HclExpression)[] {
    return this.template(false);
  }

  /** Reads up to a closing brace, which it leaves. */
  private body(): HclBody {
    const attributes: HclAttribute[] = [];
    const blocks: HclBlock[] = [];
    const { brackets } = this;
    this.brackets = 0;
    for (;;) {
      this.skipSeparators();
      if (this.at >= this.end || this.text[this.at] === '}') break;
      this.item(attributes, blocks);
    }
    this.brackets = brackets;
    return { attributes, blocks };
  }

  private item(attributes: HclAttribute[], blocks: HclBlock[]): void {
    const line = this.lineAt(this.at);
    const word = this.word();
    if (word === undefined) {
      this.at++;
      return;
    }
    this.skipSpace(false);
    if (this.text[this.at] === '=' && this.text[this.at + 1] !== '=') {
      this.at++;
      attributes.push({ ...word, line, value: this.expression() });
      return;
    }
    const labels: { readonly name: string; readonly range: Range }[] = [];
    for (;;) {
      this.skipSpace(false);
      const label = this.word();
      if (label === undefined) break;
      labels.push(label);
    }
    if (this.text[this.at] !== '{') return;
    const body = this.enclosed(() => this.body());
    const last = labels.at(-1);
    if (word.name === 'dynamic' && last !== undefined) {
      const content = body?.blocks.find(({ type }) => type === 'content');
      blocks.push({ type: last.name, labels: [], range: last.range, line, body: content?.body ?? EMPTY });
      return;
    }
    const names = labels.map(({ name }) => name);
    blocks.push({ type: word.name, labels: names, range: (last ?? word).range, line, body: body ?? EMPTY });
  }

  /** A name, or a name in quotes; leaves what is neither. */
  private word(): { readonly name: string; readonly range: Range } | undefined {
    const { text, at } = this;
    if (isNameStart(text.charCodeAt(at))) {
      const end = Math.min(behindName(text, at), this.end);
      this.at = end;
      return { name: text.slice(at, end), range: { start: at, end } };
    }
    if (text[at] !== '"') return undefined;
    const { parts, range } = this.quoted();
    return { name: parts.map((part) => (typeof part === 'string' ? part : '?')).join(''), range };
  }

  /** Reads what stands between the brackets at `at` and passes over the closing one. */
  private enclosed<T>(read: () => T): T | undefined {
    this.at++;
    if (this.depth >= DEEPEST_NESTING) {
      this.skipToClosing();
      return undefined;
    }
    this.depth++;
    const result = read();
    this.depth--;
    this.skipToClosing();
    return result;
  }

  private expression(): HclExpression {
    const first = this.operand();
    const operands = [first];
    const operators: string[] = [];
    /** Conditions whose colon is still to come: any other colon binds a name or ends a `for`. */
    let conditions = 0;
    for (;;) {
      this.skipSpace(this.brackets > 0);
      const length = this.operatorLength(conditions > 0);
      if (length === 0) break;
      if (this.text[this.at] === '?') conditions++;
      else if (this.text[this.at] === ':') conditions--;
      operators.push(this.text.slice(this.at, this.at + length));
      this.at += length;
      operands.push(this.operand());
    }
    return operands.length === 1 ? first : { type: 'other', operands, operators, line: first.line };
  }

  /** @returns 0 where no operator stands; `=` and `=>` are none */
  private operatorLength(isColonAwaited: boolean): number {
    const { text, at } = this;
    if (at >= this.end) return 0;
    const sign = text[at] ?? '';
    if (sign === ':') return isColonAwaited ? 1 : 0;
    if ('+-*/%?<>'.includes(sign)) return text[at + 1] === '=' ? 2 : 1;
    return OPERATORS.has(text.slice(at, at + 2)) ? 2 : 0;
  }

  private operand(): HclExpression {
    this.skipSpace(this.brackets > 0);
    const isNegated = this.text[this.at] === '!';
    const value = this.value();
    return isNegated ? { type: 'other', operands: [value], operators: ['!'], line: value.line } : value;
  }

  private value(): HclExpression {
    const start = this.at;
    while ('!-'.includes(this.text[this.at] ?? ' ')) this.at++;
    const { at, text } = this;
    const line = this.lineAt(at);
    const unit = text.charCodeAt(at);
    if (at >= this.end) return nothing(line);
    if (isDigit(unit)) return this.literal(start, behindNumber(text, at), line);
    if (isNameStart(unit)) return this.named(line);
    switch (text[at]) {
      case '"':
        return this.traversed(this.quoted());
      case '<':
        return this.heredoc(line);
      case '[':
        return this.traversed(this.bracketed(() => this.list(line)) ?? nothing(line));
      case '{':
        return this.traversed(this.bracketed(() => this.object(line)) ?? nothing(line));
      case '(':
        return this.traversed(this.bracketed(() => this.expression()) ?? nothing(line));
      default:
        return nothing(line);
    }
  }

  private literal(start: number, end: number, line: number): HclText {
    this.at = end;
    return { type: 'text', parts: [this.text.slice(start, end)], range: { start, end }, line };
  }

  private bracketed<T>(read: () => T): T | undefined {
    const { brackets } = this;
    this.brackets++;
    const result = this.enclosed(read);
    this.brackets = brackets;
    return result;
  }

  private named(line: number): HclExpression {
    const start = this.at;
    const end = Math.min(behindName(this.text, start), this.end);
    const name = this.text.slice(start, end);
    if (name === 'true' || name === 'false' || name === 'null') return this.literal(start, end, line);
    this.at = end;
    if (this.text[end] === '(') {
      const found = this.bracketed(() => this.list(line));
      const call = { type: 'call', name, arguments: found?.type === 'list' ? found.items : [], line } as const;
      return this.traversed(call);
    }
    // A provider's own function: provider::name::function(...)
    if (this.text.startsWith('::', end)) {
      this.at = end + 2;
      return this.operand();
    }
    return { type: 'reference', path: [name, ...this.steps()], line };
  }

  /** What is taken out of a value is part of it. */
  private traversed(value: HclExpression): HclExpression {
    const steps = this.steps();
    return steps.length === 0 ? value : { type: 'other', operands: [value], line: value.line };
  }

  /** Reads `.name`, `[0]`, `["name"]`, `[*]`, `.*`; indices are left out. */
  private steps(): readonly string[] {
    const { text } = this;
    const steps: string[] = [];
    for (;;) {
      if (text[this.at] === '.' && this.at < this.end) {
        this.at++;
        const end = behindName(text, this.at);
        if (isNameStart(text.charCodeAt(this.at))) steps.push(text.slice(this.at, end));
        this.at = end > this.at ? end : this.at + (text[this.at] === '*' ? 1 : 0);
      } else if (text[this.at] === '[' && this.at < this.end) {
        const index = this.bracketed(() => this.expression());
        const [only, ...others] = index?.type === 'text' ? index.parts : [];
        if (typeof only === 'string' && others.length === 0 && !/^\d*$/.test(only)) steps.push(only);
      } else return steps;
    }
  }

  /** Items up to a closing bracket; a `for` gives what it is made of. */
  private list(line: number): HclExpression {
    const items: HclExpression[] = [];
    let isLoop = false;
    for (;;) {
      this.skipSeparators();
      const sign = this.text[this.at];
      if (this.at >= this.end || sign === ']' || sign === ')' || sign === '}') break;
      const before = this.at;
      const item = this.expression();
      if (item.type === 'reference' && item.path.length === 1 && item.path[0] === 'for') isLoop = true;
      if (this.at === before) this.at++;
      else items.push(item);
    }
    return isLoop ? { type: 'other', operands: items, line } : { type: 'list', items, line };
  }

  private object(line: number): HclExpression {
    const members: HclMember[] = [];
    const loose: HclExpression[] = [];
    for (;;) {
      this.skipSeparators();
      if (this.at >= this.end || this.text[this.at] === '}') break;
      const before = this.at;
      const name = this.operand();
      this.skipSpace(false);
      if (this.text[this.at] === '=' || this.text[this.at] === ':') {
        this.at += this.text[this.at + 1] === '>' ? 2 : 1;
        const { brackets } = this;
        this.brackets = 0;
        members.push({ name, value: this.expression(), line: name.line });
        this.brackets = brackets;
      } else if (this.at === before) this.at++;
      else loose.push(name);
    }
    if (loose.length === 0) return { type: 'object', members, line };
    const values = members.flatMap(({ name, value }) => [name, value]);
    return { type: 'other', operands: [...loose, ...values], line } satisfies HclOther;
  }

  private quoted(): HclText {
    const start = this.at + 1;
    const line = this.lineAt(this.at);
    this.at = start;
    const parts = this.template(true);
    const end = Math.min(this.at, this.end);
    if (this.text[end] === '"') this.at = end + 1;
    return { type: 'text', parts, range: { start, end }, line };
  }

  private heredoc(line: number): HclExpression {
    const bounds = this.heredocs.boundsAt(this.at);
    if (bounds === undefined || bounds.next > this.end) {
      this.at += 2;
      return nothing(line);
    }
    const outer = this.end;
    this.at = bounds.start;
    this.end = bounds.end;
    const contentLine = this.lineAt(bounds.start);
    const parts = this.template(false);
    this.end = outer;
    this.at = bounds.next;
    const range = { start: bounds.start, end: bounds.end };
    return { type: 'text', parts, range, line: contentLine, isHeredoc: true };
  }

  /** Reads text with `${…}` and `%{…}` in it, up to a quote or line break, or up to the heredoc's end. */
  private template(isQuoted: boolean): readonly (string | HclExpression)[] {
    const { text } = this;
    const parts: (string | HclExpression)[] = [];
    let literal = '';
    let from = this.at;
    const take = (): void => {
      literal += text.slice(from, this.at);
    };
    while (this.at < this.end) {
      const sign = text[this.at];
      if (isQuoted && (sign === '"' || sign === '\n' || (sign === '\r' && text[this.at + 1] === '\n'))) break;
      if (isQuoted && sign === '\\') {
        take();
        literal += this.escape();
        from = this.at;
      } else if ((sign === '$' || sign === '%') && text[this.at + 1] === '{') {
        take();
        if (literal !== '') parts.push(literal);
        literal = '';
        parts.push(this.inserted());
        from = this.at;
      } else if ((sign === '$' || sign === '%') && text[this.at + 1] === sign && text[this.at + 2] === '{') {
        this.at++;
        take();
        this.at += 2;
        from = this.at - 1;
      } else this.at++;
    }
    take();
    if (literal !== '' || parts.length === 0) parts.push(literal);
    return parts;
  }

  private escape(): string {
    const sign = this.text[this.at + 1] ?? '';
    this.at += 2;
    if (sign !== 'u') return ESCAPES[sign] ?? sign;
    const code = /^[\da-f]{4}/i.exec(this.text.slice(this.at, this.at + 4))?.[0];
    if (code === undefined) return '';
    this.at += 4;
    return String.fromCharCode(Number.parseInt(code, 16));
  }

  /** `${ expression }`; a directive gives nothing known. */
  private inserted(): HclExpression {
    const line = this.lineAt(this.at);
    const isDirective = this.text[this.at] === '%';
    this.at++;
    const value = this.bracketed(() => {
      if (this.text[this.at] === '~') this.at++;
      return this.expression();
    });
    return value === undefined || isDirective ? nothing(line) : value;
  }
}

const EMPTY: HclBody = { attributes: [], blocks: [] };

function nothing(line: number): HclOther {
  return { type: 'other', operands: [], line };
}
