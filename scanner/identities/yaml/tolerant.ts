import { DEEPEST_NESTING } from './composed';
import { readFlow, readQuoted, type FlowContext, type Read } from './flow';
import { emptyScalar, type YamlAlias, type YamlNode, type YamlScalar } from './node';
import { blockScalarHeader, keyAt, lineAt, propertyAt, type Line } from './tolerant-line';
import { flowValue } from './scalar-text';

type Anchored = Exclude<YamlNode, YamlAlias>;

/** A collection that may still grow. */
interface Open {
  readonly indent: number;
  readonly node: OpenMap | OpenSequence;
  /** Nothing was read yet for its last pair or item. */
  awaits: boolean;
  /** An anchor that stood where the awaited node will. */
  anchor?: string;
}
interface OpenMap {
  readonly type: 'map';
  readonly pairs: { readonly key: YamlScalar; value: YamlNode }[];
  readonly range: { readonly start: number; end: number };
}
interface OpenSequence {
  readonly type: 'sequence';
  readonly items: YamlNode[];
  readonly range: { readonly start: number; end: number };
}

/**
 * Reads YAML line by line, by indentation alone: for files that are half-written, too large or nested too deep to parse.
 * On valid block-style files it gives what the parser gives; of what is broken it gives as much as can be read. Linear
 * in the text's length; nothing recurses.
 * @returns the documents' roots in their order, at least one
 */
export function readTolerantly(text: string): readonly YamlNode[] {
  return new TolerantReader(text).read();
}

class TolerantReader {
  private readonly documents: YamlNode[] = [];
  private readonly open: Open[] = [];
  private anchors = new Map<string, Anchored>();
  /** More than one where the first is indented or of another kind: all are kept. */
  private roots: YamlNode[] = [];
  private at = 0;

  constructor(private readonly text: string) {}

  read(): readonly YamlNode[] {
    while (this.at < this.text.length) {
      const line = lineAt(this.text, this.at);
      this.at = line.next;
      if (line.kind === 'marker') this.endDocument();
      if (line.kind === 'content' || (line.kind === 'marker' && line.start < line.end)) this.content(line);
    }
    this.endDocument();
    return this.documents.length > 0 ? this.documents : [emptyScalar(0)];
  }

  private endDocument(): void {
    const [root] = this.roots;
    const range = { start: 0, end: this.at };
    if (root) this.documents.push(this.roots.length === 1 ? root : { type: 'sequence', items: this.roots, range });
    this.roots = [];
    this.open.length = 0;
    this.anchors = new Map();
  }

  private content({ start, end, indent }: Line): void {
    let at = start;
    let column = indent;
    while (isIndicator(this.text, at, end)) {
      if (this.text.charAt(at) === '-' && !this.sequenceItem(column, at)) break;
      const from = at++;
      while (at < end && ' \t'.includes(this.text.charAt(at))) at++;
      column += at - from;
    }
    if (at >= end || this.text.charAt(at) === '#') return;
    const key = keyAt(this.text, at, end);
    if (key === undefined) {
      this.bare(at, end, column);
      return;
    }
    const holder = this.pair(column, key.key);
    if (holder) this.value(holder, key.next, end);
  }

  /** @returns false where it would nest too deep: the rest of the line is then text */
  private sequenceItem(column: number, at: number): boolean {
    let top = this.close((open) => open.indent > column);
    if (top?.node.type === 'map' && top.indent === column && !top.awaits)
      top = this.close((open) => open.indent >= column);
    if (top?.node.type !== 'sequence' || top.indent !== column) {
      top = this.nest({ type: 'sequence', items: [], range: { start: at, end: at } }, column);
      if (!top) return false;
    }
    if (top.node.type !== 'sequence') return false;
    top.node.items.push(emptyScalar(at + 1));
    top.awaits = true;
    return true;
  }

  /** @returns the map that now awaits the key's value */
  private pair(column: number, key: YamlScalar): Open | undefined {
    const top = this.close((open) => open.indent > column || (open.indent === column && open.node.type === 'sequence'));
    const holder =
      top?.node.type === 'map' && top.indent === column
        ? top
        : this.nest({ type: 'map', pairs: [], range: { ...key.range } }, column);
    if (holder?.node.type !== 'map') return undefined;
    holder.node.pairs.push({ key, value: emptyScalar(key.range.end) });
    holder.awaits = true;
    return holder;
  }

  /** Text that is neither an item nor a pair: an awaited value on a line of its own, or a name not yet followed by its colon. */
  private bare(at: number, end: number, column: number): void {
    const holder = this.close(
      (open) => open.indent > column || (open.indent === column && open.node.type === 'sequence'),
    );
    if (holder === undefined) {
      const read = this.node(-1, at, end);
      this.roots.push(read.node);
      this.at = Math.max(this.at, read.next);
      return;
    }
    if (holder.awaits && holder.indent < column) {
      this.value(holder, at, end);
      return;
    }
    if (holder.node.type === 'map') holder.node.pairs.push({ key: emptyScalar(at), value: emptyScalar(at) });
    else holder.node.items.push(emptyScalar(at));
    holder.awaits = true;
    this.value(holder, at, end);
  }

  /** Reads what stands behind a colon or a dash; may go on over the lines below. */
  private value(holder: Open, from: number, end: number): void {
    let at = from;
    for (let property = propertyAt(this.text, at, end); property; property = propertyAt(this.text, at, end)) {
      if (property.anchor !== undefined) holder.anchor = property.anchor;
      at = property.next;
    }
    if (at >= end || (this.text.charAt(at) === '#' && (at > from || ' \t'.includes(this.text.charAt(at - 1))))) return;
    const { node, next } = this.node(holder.indent, at, end);
    this.put(holder, node);
    this.at = Math.max(this.at, next);
  }

  private node(parentIndent: number, at: number, end: number): Read<YamlNode> {
    if (blockScalarHeader(this.text, at, end)) return this.blockScalar(parentIndent);
    const context: FlowContext = { text: this.text, parentIndent, anchors: this.anchors };
    const sign = this.text.charAt(at);
    if (sign === '[' || sign === '{') {
      const read = readFlow(context, at);
      return { node: read.node, next: lineAt(this.text, read.next).next };
    }
    if (sign === '"' || sign === "'") {
      const read = readQuoted(context, at);
      return read ? { node: read.node, next: lineAt(this.text, read.next).next } : this.unclosed(at, end);
    }
    if (sign === '*' && /^\*[^\s,[\]{}]+$/.test(withoutComment(this.text.slice(at, end)))) return this.alias(at, end);
    return this.plain(parentIndent, at, end);
  }

  /** A quotation that somebody has yet to close ends with its line. */
  private unclosed(at: number, end: number): Read<YamlScalar> {
    const style = this.text.charAt(at) === '"' ? 'double' : 'single';
    const value = flowValue(this.text.slice(at + 1, end), style);
    return { node: { type: 'scalar', style, value, range: { start: at + 1, end } }, next: this.at };
  }

  private alias(at: number, lineEnd: number): Read<YamlAlias> {
    const end = at + withoutComment(this.text.slice(at, lineEnd)).length;
    const name = this.text.slice(at + 1, end);
    return { node: { type: 'alias', name, target: this.anchors.get(name), range: { start: at, end } }, next: lineEnd };
  }

  /** A plain scalar goes on over deeper lines that look like neither a pair nor an item. */
  private plain(parentIndent: number, at: number, lineEnd: number): Read<YamlScalar> {
    let end = at + withoutComment(this.text.slice(at, lineEnd)).length;
    let commented = end < at + this.text.slice(at, lineEnd).trimEnd().length;
    let next = this.at;
    for (
      let line = lineAt(this.text, next);
      !commented && next < this.text.length;
      line = lineAt(this.text, line.next)
    ) {
      if (line.kind === 'blank') {
        if (line.next >= this.text.length) break;
        continue;
      }
      if (line.kind !== 'content' || line.indent <= parentIndent) break;
      if (isIndicator(this.text, line.start, line.end) || keyAt(this.text, line.start, line.end)) break;
      const words = withoutComment(this.text.slice(line.start, line.end));
      end = line.start + words.length;
      commented = end < line.end;
      next = line.next;
    }
    const value = flowValue(this.text.slice(at, end), 'plain');
    return { node: { type: 'scalar', style: 'plain', value, range: { start: at, end } }, next };
  }

  private blockScalar(parentIndent: number): Read<YamlScalar> {
    const lines: string[] = [];
    let contentIndent: number | undefined;
    let next = this.at;
    let start: number | undefined;
    let end = next;
    while (next < this.text.length) {
      const line = lineAt(this.text, next);
      const isBlank = line.start >= line.end;
      if (!isBlank && line.indent <= parentIndent) break;
      if (!isBlank) {
        contentIndent ??= line.start - next;
        start ??= line.start;
        end = line.end;
      }
      lines.push(isBlank ? '' : this.text.slice(Math.min(next + (contentIndent ?? 0), line.start), line.end));
      next = line.next;
    }
    while (lines.at(-1) === '') lines.pop();
    const range = { start: start ?? next, end: start === undefined ? next : end };
    return { node: { type: 'scalar', style: 'block', value: lines.join('\n'), range }, next };
  }

  /** Pops what `isClosed`. @returns the collection that is open then */
  private close(isClosed: (open: Open) => boolean): Open | undefined {
    let top = this.open.at(-1);
    while (top && isClosed(top)) {
      this.open.pop();
      top = this.open.at(-1);
    }
    return top;
  }

  /** Opens a collection where the innermost open one awaits a node, or, in a broken file, where it would belong. */
  private nest(node: Open['node'], indent: number): Open | undefined {
    if (this.open.length >= DEEPEST_NESTING) return undefined;
    const top = this.open.at(-1);
    if (top) {
      const reopened = top.awaits ? undefined : this.reopened(top, node, indent);
      if (reopened) return reopened;
      if (!top.awaits) keepBeside(node, lastOf(top));
      this.put(top, node);
    } else this.roots.push(node);
    const open: Open = { indent, node, awaits: false };
    this.open.push(open);
    return open;
  }

  /** A pair or item that stands further left than its siblings still is one of them. */
  private reopened(top: Open, node: Open['node'], indent: number): Open | undefined {
    const child = lastOf(top);
    if (child?.type !== node.type) return undefined;
    const open: Open = { indent, node: child as Open['node'], awaits: false };
    this.open.push(open);
    return open;
  }

  private put(holder: Open, node: YamlNode): void {
    const { node: collection } = holder;
    const last = (collection.type === 'map' ? collection.pairs : collection.items).length - 1;
    if (collection.type === 'sequence') collection.items[last] = node;
    else {
      const pair = collection.pairs[last];
      if (pair) pair.value = node;
    }
    for (const open of this.open) open.node.range.end = Math.max(open.node.range.end, node.range.end);
    if (holder.anchor !== undefined && node.type !== 'alias') this.anchors.set(holder.anchor, node);
    delete holder.anchor;
    holder.awaits = false;
  }
}

function lastOf({ node }: Open): YamlNode | undefined {
  return node.type === 'map' ? node.pairs.at(-1)?.value : node.items.at(-1);
}

/** What stood where a collection now begins is kept in it, under no name. */
function keepBeside(node: Open['node'], before: YamlNode | undefined): void {
  if (before === undefined || (before.type === 'scalar' && before.value === '')) return;
  if (node.type === 'map') node.pairs.push({ key: emptyScalar(before.range.start), value: before });
  else node.items.push(before);
}

function isIndicator(text: string, at: number, end: number): boolean {
  const sign = text.charAt(at);
  return (sign === '-' || sign === '?') && (at + 1 >= end || ' \t'.includes(text.charAt(at + 1)));
}

/** A `#` behind a blank begins a comment. */
function withoutComment(line: string): string {
  for (let at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
    if (at === 0 || ' \t'.includes(line.charAt(at - 1))) return line.slice(0, at).trimEnd();
  }
  return line.trimEnd();
}
