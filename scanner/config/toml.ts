import type { Range } from '../model';
import { DEEPEST_NESTING } from './node';
import type { ConfigMap, ConfigMember, ConfigNode, ConfigText } from './node';

interface OpenMap {
  readonly node: ConfigMap;
  readonly members: ConfigMember[];
  /** The last map opened under each name, or the last one of a list of them. */
  readonly children: Map<string, OpenMap>;
  /** Arrays of tables. */
  readonly lists: Map<string, ConfigNode[]>;
}

/**
 * Reads TOML 1.0 tolerantly: tables, arrays of tables, dotted and quoted keys, all strings, arrays, inline tables. A line
 * that is none of these is passed over; nothing is checked (types, duplicates). Linear.
 * @returns the root table
 */
export function readToml(text: string): ConfigNode {
  return new Reader(text).document();
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {
    if (text.charCodeAt(0) === 0xfeff) this.at = 1;
  }

  document(): ConfigNode {
    const root = openMap();
    let table = root;
    while (this.at < this.text.length) {
      this.skip(' \t\r\n');
      if (this.peek() === '[') table = this.header(root) ?? table;
      else if (this.peek() !== '#') this.assignment(table, 0);
      this.skipLine();
    }
    return root.node;
  }

  /** `[a.b]` or `[[a]]` */
  private header(root: OpenMap): OpenMap | undefined {
    const isArray = this.text.startsWith('[[', this.at);
    this.at += isArray ? 2 : 1;
    const path = this.key();
    if (path.length === 0 || this.peek() !== ']') return undefined;
    const parent = this.descend(root, path.slice(0, -1));
    const last = path.at(-1);
    if (last === undefined) return undefined;
    if (!isArray) return this.descend(parent, [last]);
    const map = openMap();
    const list = parent.lists.get(last.value);
    if (list === undefined) {
      const items: ConfigNode[] = [map.node];
      parent.lists.set(last.value, items);
      parent.members.push(memberOf(last, { type: 'list', items }));
    } else {
      list.push(map.node);
    }
    parent.children.set(last.value, map);
    return map;
  }

  private assignment(table: OpenMap, depth: number): boolean {
    const path = this.key();
    const last = path.at(-1);
    if (last === undefined || this.peek() !== '=') return false;
    this.at++;
    const value = this.value(depth);
    if (value === undefined) return false;
    this.descend(table, path.slice(0, -1)).members.push(memberOf(last, value));
    return true;
  }

  /** Follows the keys, into the last item of an array of tables, and opens what is missing. */
  private descend(from: OpenMap, path: readonly ConfigText[]): OpenMap {
    let map = from;
    for (const key of path.slice(0, DEEPEST_NESTING)) {
      const found = map.children.get(key.value);
      const next = found ?? openMap();
      if (found === undefined) {
        map.members.push(memberOf(key, next.node));
        map.children.set(key.value, next);
      }
      map = next;
    }
    return map;
  }

  /** A dotted key; stands behind it and its blanks afterwards. */
  private key(): ConfigText[] {
    const path: ConfigText[] = [];
    for (;;) {
      this.skip(' \t');
      const quote = this.peek();
      const part = quote === '"' || quote === "'" ? this.quoted(quote) : this.bareKey();
      if (part === undefined) return path;
      path.push(part);
      this.skip(' \t');
      if (this.peek() !== '.') return path;
      this.at++;
    }
  }

  private bareKey(): ConfigText | undefined {
    const start = this.at;
    while (/[\w-]/.test(this.peek())) this.at++;
    return this.at === start ? undefined : this.slice({ start, end: this.at });
  }

  private value(depth: number): ConfigNode | undefined {
    this.skip(' \t');
    const first = this.peek();
    if (first === '"' || first === "'") {
      return this.text.startsWith(first.repeat(3), this.at) ? this.longQuoted(first) : this.quoted(first);
    }
    if (first === '[' && depth < DEEPEST_NESTING) return this.array(depth);
    if (first === '{' && depth < DEEPEST_NESTING) return this.inlineTable(depth);
    const start = this.at;
    while (this.at < this.text.length && !',]}#\r\n'.includes(this.peek())) this.at++;
    const end = start + this.text.slice(start, this.at).trimEnd().length;
    return end === start ? undefined : this.slice({ start, end });
  }

  private array(depth: number): ConfigNode {
    const items: ConfigNode[] = [];
    this.at++;
    for (;;) {
      this.skipBlankLines();
      if (this.at >= this.text.length) break;
      if (this.peek() === ']') {
        this.at++;
        break;
      }
      const item = this.value(depth + 1);
      if (item !== undefined) items.push(item);
      this.skipBlankLines();
      if (this.peek() === ',') this.at++;
      else if (this.peek() !== ']') break;
    }
    return { type: 'list', items };
  }

  private inlineTable(depth: number): ConfigNode {
    const map = openMap();
    this.at++;
    for (;;) {
      this.skipBlankLines();
      if (this.peek() === '}') {
        this.at++;
        break;
      }
      if (!this.assignment(map, depth + 1)) break;
      this.skipBlankLines();
      if (this.peek() === ',') this.at++;
      else if (this.peek() !== '}') break;
    }
    return map.node;
  }

  /** On one line; the closing quote may be missing. */
  private quoted(quote: string): ConfigText {
    const start = ++this.at;
    while (this.at < this.text.length && !`${quote}\r\n`.includes(this.peek())) {
      this.at += quote === '"' && this.peek() === '\\' ? 2 : 1;
    }
    this.at = Math.min(this.at, this.text.length);
    const text = this.slice({ start, end: this.at });
    if (this.peek() === quote) this.at++;
    return quote === '"' ? { ...text, value: unescaped(text.value) } : text;
  }

  private longQuoted(quote: string): ConfigText {
    this.at += 3;
    const start = this.at;
    let end = this.text.indexOf(quote.repeat(3), start);
    if (end < 0) end = this.text.length;
    this.at = Math.min(end + 3, this.text.length);
    const text = this.slice({ start, end });
    return quote === '"' ? { ...text, value: unescaped(text.value) } : text;
  }

  private slice(range: Range): ConfigText {
    return { type: 'text', value: this.text.slice(range.start, range.end), range };
  }

  private peek(): string {
    return this.text[this.at] ?? '';
  }

  private skip(signs: string): void {
    while (this.at < this.text.length && signs.includes(this.peek())) this.at++;
  }

  private skipBlankLines(): void {
    this.skip(' \t\r\n');
    while (this.peek() === '#') {
      this.skipLine();
      this.skip(' \t\r\n');
    }
  }

  private skipLine(): void {
    while (this.at < this.text.length && this.peek() !== '\n' && this.peek() !== '\r') this.at++;
  }
}

function openMap(): OpenMap {
  const members: ConfigMember[] = [];
  return { node: { type: 'map', members }, members, children: new Map(), lists: new Map() };
}

function memberOf(key: ConfigText, value: ConfigNode): ConfigMember {
  return { name: key.value, nameRange: key.range, value };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', e: '\u001B' };

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^uU])/g, (_, sign: string) =>
    sign.length > 1 ? codePoint(Number.parseInt(sign.slice(1), 16)) : (ESCAPES[sign] ?? sign),
  );
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
}
