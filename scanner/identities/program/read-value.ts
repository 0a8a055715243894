import type { Range } from '../../model';
import { ProgramCursor } from './cursor';
import type { Language } from './language';
import { DEEPEST_NESTING } from './node';
import type { ProgramCall, ProgramMap, ProgramMember, ProgramNode } from './node';

/**
 * Reads the value that begins at an offset: literals, objects, calls with their arguments. It never throws; what it does
 * not understand it passes over up to the comma or bracket that ends it.
 */
export function readValueAt(text: string, at: number, language: Language): ProgramNode {
  return new ValueReader(text, language).valueAt(at);
}

interface Arguments {
  readonly items: readonly ProgramNode[];
  readonly members: readonly ProgramMember[];
}

const NOTHING: Arguments = { items: [], members: [] };

/** Letters before a quote: f"…", r'…', $"…", @"…". */
const STRING_PREFIX = /[a-z$@]{0,2}(?=["'])/iy;
const NAME = /[a-z_$][\w$]*/iy;
const NUMBER = /-?\d[\w.]*/y;

class ValueReader extends ProgramCursor {
  private depth = 0;

  valueAt(at: number): ProgramNode {
    this.at = at;
    return this.value();
  }

  private value(): ProgramNode {
    this.skipSpace();
    // Addresses, spreads and keywords before a value say nothing of it.
    const [keywords] = this.match(/(?:(?:new|await|yield|&|\.\.\.|\*\*)\s*(?=[\w$&{["'(]))*/y);
    const isNew = keywords.includes('new');
    // Go writes the type before the braces: []*string{ … }, map[string]any{ … }.
    this.match(/(?:\[\]|map\[\w{1,40}\])(?:\*|\[\])?(?:[\w.]{1,60}|interface\{\})?(?=\{)/y);
    const start = this.at;
    const sign = this.text[start] ?? '';
    if (sign === '[') return this.nested(() => this.list(']'), start);
    if (sign === '{') return this.nested(() => this.braces(), start);
    const prefix = this.match(STRING_PREFIX)[0];
    if (this.language.quotes.includes(this.text[this.at] ?? ' ')) return this.string(prefix);
    this.at = start;
    const [number] = this.match(NUMBER);
    if (number !== '') return { type: 'text', parts: [number], range: { start, end: this.at } };
    return this.chain(start, isNew) ?? { type: 'other', range: { start, end: start } };
  }

  private nested(read: () => ProgramNode, start: number): ProgramNode {
    if (this.depth >= DEEPEST_NESTING) {
      this.at++;
      this.skipRest();
      this.at++;
      return { type: 'other', range: { start, end: this.at } };
    }
    this.depth++;
    const result = read();
    this.depth--;
    return result;
  }

  private list(closing: string): ProgramNode {
    const start = this.at++;
    const items: ProgramNode[] = [];
    this.eachItem(closing, () => items.push(this.whole()));
    return { type: 'list', items, range: { start, end: this.at } };
  }

  /** An object or a dictionary; without names a list, as Go and C# write it. */
  private braces(): ProgramNode {
    const start = this.at++;
    const { items, members } = this.arguments('}');
    const range = { start, end: this.at };
    return members.length === 0 && items.length > 0 ? { type: 'list', items, range } : { type: 'map', members, range };
  }

  private eachItem(closing: string, read: () => void): void {
    for (;;) {
      this.skipSpace();
      const sign = this.text[this.at];
      if (sign === undefined) return;
      if (sign === ',' || sign === ';') {
        this.at++;
        continue;
      }
      if (sign === ')' || sign === ']' || sign === '}') {
        // Another bracket than the own one belongs to whoever is outside.
        if (sign === closing) this.at++;
        return;
      }
      const before = this.at;
      read();
      if (this.at === before) this.at++;
    }
  }

  /** Items with and without names: `a`, `name: a`, `"name": a`, `name = a`, `["name"] = a`. */
  private arguments(closing: string): Arguments {
    const items: ProgramNode[] = [];
    const members: ProgramMember[] = [];
    this.eachItem(closing, () => {
      const start = this.at;
      const name = this.name();
      this.skipSpace();
      const [binding] = this.match(/:(?![:=])|=(?![=>])/y);
      if (name !== undefined && binding !== '') members.push({ ...name, value: this.whole() });
      else {
        this.at = start;
        const value = this.whole();
        // { user } is { user: user }
        const [only, ...others] = value.type === 'name' ? value.path : [];
        if (closing === '}' && only !== undefined && others.length === 0)
          members.push({ name: only, nameRange: value.range, value });
        else items.push(value);
      }
    });
    return { items, members };
  }

  private name(): { readonly name: string; readonly nameRange: Range } | undefined {
    const [opening] = this.match(/\[?["']?/y);
    const start = this.at;
    const isQuoted = opening.endsWith('"') || opening.endsWith("'");
    const [name] = this.match(isQuoted ? /[^"'\n]{0,200}(?=["'])/y : /[\w$]+/y);
    const range = { start, end: this.at };
    if (opening !== '') this.match(/["']?\]?/y);
    return name === '' ? undefined : { name, nameRange: range };
  }

  /** A value with what operators or calls may follow it. */
  private whole(): ProgramNode {
    const value = this.value();
    this.skipSpace();
    const sign = this.text[this.at];
    if (sign === undefined || ',;)]}'.includes(sign)) return value;
    const { start } = value.range;
    this.skipRest();
    // What is added to a text, or asserted of a value, leaves most of it as it is.
    return value.type === 'other' ? { type: 'other', range: { start, end: this.at } } : value;
  }

  /** `a.b.c`, `a.b(…)`, `a.b { … }`, `A.builder().b(…).build()` */
  private chain(start: number, isNew: boolean): ProgramNode | undefined {
    const path = [...this.dotted()];
    if (path.length === 0) return undefined;
    // A tagged template is the text it is made of.
    if (this.text[this.at] === '`') return this.string('');
    let call: ProgramCall | undefined;
    const setters: ProgramMember[] = [];
    let isBuilder = false;
    for (;;) {
      this.match(/\s*<[\w\s.,[\]?]{0,200}>(?=\s*[({[])/y);
      const opening = this.match(/\s*[({]/y)[0].at(-1);
      if (opening === undefined) break;
      this.at--;
      // A brace behind a lone lower-case name opens a block: if x { … }
      if (opening === '{' && !isNew && call === undefined && !/^[A-Z]/.test(path.at(-1) ?? '')) break;
      const name = path.at(-1) ?? '';
      const given = this.nestedArguments(opening === '(' ? ')' : '}');
      if (isBuilder && call !== undefined) {
        const [value] = given.items;
        if (value !== undefined) setters.push({ name, nameRange: value.range, value });
      } else if (call === undefined) call = { type: 'call', path: [...path], ...given, range: { start, end: this.at } };
      else if (/^with_?conditions$/i.test(name)) call = { ...call, items: [...call.items, ...given.items] };
      else if (opening === '{') call = { ...call, members: [...call.members, ...given.members] };
      isBuilder ||= /^(?:builder|create|Builder)$/.test(name);
      const behind = this.at;
      this.skipSpace();
      if (this.text[this.at] === '.' || this.text.startsWith('?.', this.at)) {
        this.match(/\??\./y);
        this.skipSpace();
        const next = this.dotted();
        if (next.length === 0) break;
        path.splice(0, path.length, ...next);
      } else if (this.text[this.at] !== '{' || !isNew) {
        this.at = behind;
        break;
      }
    }
    const range = { start, end: this.at };
    if (call === undefined) return { type: 'name', path, range };
    return { ...call, members: [...call.members, ...setters], range };
  }

  private nestedArguments(closing: string): Arguments {
    const start = this.at;
    let given = NOTHING;
    const read = (): ProgramNode => {
      this.at++;
      given = this.arguments(closing);
      return { type: 'other', range: { start, end: this.at } };
    };
    this.nested(read, start);
    return given;
  }

  private dotted(): readonly string[] {
    const names: string[] = [];
    for (;;) {
      const [name] = this.match(NAME);
      if (name === '') return names;
      names.push(name);
      const before = this.at;
      this.match(/!?\s*(?:\.|\?\.|::)\s*/y);
      if (this.at === before || !/[a-z_$]/i.test(this.text[this.at] ?? '')) {
        this.at = before;
        return names;
      }
    }
  }

  private string(prefix: string): ProgramNode {
    const { text } = this;
    const opening = this.at;
    const quote = text[opening] ?? '';
    if (prefix.includes('@')) return this.verbatim();
    this.skipString();
    const width = this.language.hasLongStrings && text.startsWith(quote.repeat(3), opening) ? 3 : 1;
    const start = opening + width;
    const end = Math.max(start, text[this.at - 1] === quote ? this.at - width : this.at);
    const range = { start, end };
    const isFilled = quote === '`' || /[f$]/i.test(prefix);
    return {
      type: 'text',
      parts: isFilled ? this.filled(range, quote === '`' ? '${' : '{') : [decoded(text.slice(start, end))],
      range,
    };
  }

  /** C#: goes over lines, a quote in it is written twice. */
  private verbatim(): ProgramNode {
    const { text } = this;
    const start = this.at + 1;
    let end = text.indexOf('"', start);
    while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
    if (end < 0) end = text.length;
    this.at = Math.min(end + 1, text.length);
    return { type: 'text', parts: [text.slice(start, end).replaceAll('""', '"')], range: { start, end } };
  }

  /** `${a.b}` or {a.b} within a string. */
  private filled({ start, end }: Range, opening: '${' | '{'): readonly (string | ProgramNode)[] {
    const { text } = this;
    const parts: (string | ProgramNode)[] = [];
    let from = start;
    for (let at = text.indexOf(opening, start); at >= 0 && at < end; at = text.indexOf(opening, from)) {
      const close = text.indexOf('}', at);
      if (close < 0 || close > end) break;
      if (at > from) parts.push(decoded(text.slice(from, at)));
      const inner = { start: at + opening.length, end: close };
      const path = text.slice(inner.start, close).trim().split('.');
      parts.push(
        path.every((name) => /^\w+$/.test(name))
          ? { type: 'name', path, range: inner }
          : { type: 'other', range: inner },
      );
      from = close + 1;
    }
    if (from < end || parts.length === 0) parts.push(decoded(text.slice(from, end)));
    return parts;
  }

  /** Matches a sticky pattern here and passes over it. */
  private match(pattern: RegExp): readonly [string, ...string[]] {
    pattern.lastIndex = this.at;
    const [whole = '', ...groups] = pattern.exec(this.text) ?? [];
    this.at += whole.length;
    return [whole, ...groups];
  }
}

function decoded(text: string): string {
  return text.includes('\\') ? text.replace(/\\(.)/gs, (_, sign: string) => (sign === 'n' ? '\n' : sign)) : text;
}

/** @returns the member of that name in any spelling: `userName`, `UserName`, `user_name` */
export function memberOf(map: ProgramMap | ProgramCall, name: string): ProgramMember | undefined {
  const wanted = snakeCase(name);
  return map.members.findLast((member) => snakeCase(member.name) === wanted);
}

/** @returns `assume_role_policy` of assumeRolePolicy and AssumeRolePolicy; `open_id_connect` of OpenIDConnect */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}
