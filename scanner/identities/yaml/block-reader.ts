import { blockHeader, readBlockScalar } from './block-scalar';
import { readFlow } from './flow';
import { DEEPEST_NESTING, emptyScalar, type YamlAlias, type YamlNode, type YamlScalar } from './node';
import { closingQuote, quotedScalar, readQuoted } from './quoted';
import { flowValue } from './scalar-text';
import { behindBlanks, DEEPEST_SURE, Source } from './source';
import {
  AMPERSAND,
  ASTERISK,
  AT,
  BACKTICK,
  BAR,
  BYTE_ORDER_MARK,
  COLON,
  DASH,
  DOT,
  DOUBLE_QUOTE,
  EXCLAMATION,
  FEED,
  GREATER,
  HASH,
  isBlank,
  isFlowIndicator,
  mayBeginPlain,
  OPENING_BRACE,
  OPENING_BRACKET,
  PERCENT,
  QUESTION,
  RETURN,
  SINGLE_QUOTE,
  SPACE,
  TAB,
} from './units';

/** What the lines of a text say. */
export interface BlockReading {
  /** The documents' roots in their order, at least one. */
  readonly documents: readonly YamlNode[];
  /** Whether a YAML parser would say the very same, to the last offset. */
  readonly isSure: boolean;
}

/** A collection that may still grow. */
interface Open {
  readonly indent: number;
  readonly node: OpenMap | OpenSequence;
  /** Nothing was read yet for its last pair or item. */
  awaits: boolean;
  /** An anchor that stood where the awaited node will. */
  anchor: string | undefined;
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

/** Forbidden as indentation, so any width will do as long as it is deeper than the line above. */
const TAB_COLUMNS = 2;

/** A key must have its colon within 1024 characters. */
const LONGEST_SURE_KEY = 1000;

/**
 * Reads YAML line by line, by indentation alone, and knows whether that was enough. What goes beyond block style with
 * one-line keys, flow collections, quotes and block scalars, or is not valid, makes it unsure: it then gives as much as
 * can be read. Linear in the text's length; nothing recurses.
 */
export function readBlocks(text: string): BlockReading {
  return new BlockReader(text).read();
}

class BlockReader {
  private readonly source: Source;
  private readonly documents: YamlNode[] = [];
  private readonly open: Open[] = [];
  private anchors = new Map<string, Exclude<YamlNode, YamlAlias>>();
  /** More than one where the first is indented or of another kind: all are kept. */
  private roots: YamlNode[] = [];
  private hasMarker = false;
  /** Offset of the line to be read next. */
  private at = 0;
  /** Where what was read last ends. */
  private said = 0;
  /** Behind the key that was read last, its colon and the blanks that follow. */
  private valueAt = 0;
  /** A comment stands between what was read last and what is read now. */
  private isBehindComment = false;

  constructor(private readonly text: string) {
    this.source = new Source(text);
  }

  read(): BlockReading {
    const { text, source } = this;
    this.doubtSigns();
    while (this.at < text.length) {
      let start = this.at;
      while (text.charCodeAt(start) === SPACE) start++;
      const unit = text.charCodeAt(start);
      if (unit === FEED) {
        this.at = start + 1;
        continue;
      }
      const indent = start - this.at;
      const feed = source.lineEnd(start);
      this.at = feed + 1;
      if (unit === HASH) this.isBehindComment = true;
      else {
        const end = source.trimmed(start, feed);
        if (unit === TAB) source.isSure = false;
        if (start < end) this.content(unit, start, end, indent);
        this.isBehindComment = false;
      }
    }
    if (this.hasMarker && this.roots.length === 0) source.isSure = false;
    this.endDocument();
    if (this.documents.length === 0) this.documents.push(emptyScalar(0));
    return { documents: this.documents, isSure: source.isSure };
  }

  /** Signs that mean something else where they stand alone. */
  private doubtSigns(): void {
    const { text, source } = this;
    for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
      if (text.charCodeAt(at + 1) !== FEED) source.isSure = false;
    }
    if (text.includes('\ufeff', 1)) source.isSure = false;
    if (text.charCodeAt(0) !== BYTE_ORDER_MARK) return;
    this.at = 1;
    const first = text.charCodeAt(1);
    if (first === DASH || first === SPACE) source.isSure = false;
  }

  private endDocument(): void {
    const [root] = this.roots;
    this.close(-1);
    const range = { start: 0, end: this.said };
    if (root) this.documents.push(this.roots.length === 1 ? root : { type: 'sequence', items: this.roots, range });
    this.roots = [];
    this.anchors = new Map();
  }

  private content(unit: number, start: number, end: number, indent: number): void {
    this.source.doubtTabs(start, end);
    if (indent === 0 && (unit === DASH || unit === DOT || unit === PERCENT) && this.isMarker(unit, start, end)) {
      this.marker(unit, start, end);
    } else if (unit === TAB) {
      const said = behindBlanks(this.text, start);
      const columns = indent + (said - start) * TAB_COLUMNS;
      if (this.text.charCodeAt(said) !== HASH) this.line(said, end, columns);
    } else this.line(start, end, indent);
  }

  private isMarker(unit: number, start: number, end: number): boolean {
    if (unit === PERCENT) return true;
    const { text } = this;
    if (text.charCodeAt(start + 1) !== unit || text.charCodeAt(start + 2) !== unit) return false;
    return start + 3 >= end || isBlank(text.charCodeAt(start + 3));
  }

  /** `---`, `...` or a directive; what stands behind a `---` is its document's content. */
  private marker(unit: number, start: number, end: number): void {
    const isFirst = this.documents.length === 0 && !this.hasMarker;
    if (unit !== DASH || (!isFirst && this.roots.length === 0)) this.source.isSure = false;
    this.hasMarker = true;
    this.endDocument();
    if (unit === PERCENT) return;
    const behind = behindBlanks(this.text, start + 3);
    if (behind >= end || this.text.charCodeAt(behind) === HASH) return;
    this.source.isSure = false;
    this.line(behind, end, behind - start);
  }

  /** A line that says something, from its first sign that is no blank. */
  private line(start: number, end: number, indent: number): void {
    const { text, source } = this;
    let at = start;
    let column = indent;
    let unit = text.charCodeAt(at);
    while ((unit === DASH || unit === QUESTION) && isBlank(text.charCodeAt(at + 1))) {
      const behind = behindBlanks(text, at + 1);
      if (unit === QUESTION) source.isSure = false;
      else if (!this.item(column, at, behind)) break;
      column += behind - at;
      at = behind;
      if (at >= end) return;
      unit = text.charCodeAt(at);
    }
    if (unit === HASH) return;
    const key = this.key(unit, at, end);
    if (key) this.pair(column, at, end, key);
    else this.bare(at, end, column, start);
  }

  /** @returns the key that stands at `at`, undefined where the line begins with none; sets `valueAt` */
  private key(unit: number, at: number, end: number): YamlScalar | undefined {
    const { text, source } = this;
    switch (unit) {
      case DOUBLE_QUOTE:
      case SINGLE_QUOTE:
        return this.quotedKey(at, end);
      case OPENING_BRACKET:
      case OPENING_BRACE:
      case BAR:
      case GREATER:
      case AT:
      case BACKTICK:
      case PERCENT:
        return undefined;
    }
    const colon = source.separator(at, end);
    if (colon < 0 || source.comment(at, colon) < colon) return undefined;
    if (colon - at > LONGEST_SURE_KEY || colon === at || !mayBeginPlain(unit, text.charCodeAt(at + 1))) {
      source.isSure = false;
    }
    const keyEnd = source.trimmed(at, colon);
    this.valueAt = behindBlanks(text, colon + 1);
    return { type: 'scalar', style: 'plain', value: text.slice(at, keyEnd), range: { start: at, end: keyEnd } };
  }

  private quotedKey(at: number, end: number): YamlScalar | undefined {
    const { text, source } = this;
    const close = closingQuote(text, at);
    if (close < 0 || close >= end) return undefined;
    const colon = behindBlanks(text, close + 1);
    if (colon >= end || text.charCodeAt(colon) !== COLON || !isBlank(text.charCodeAt(colon + 1))) return undefined;
    if (colon - at > LONGEST_SURE_KEY) source.isSure = false;
    this.valueAt = behindBlanks(text, colon + 1);
    return quotedScalar(source, at, close);
  }

  /** @returns false where it would nest too deep: the rest of the line is then text */
  private item(column: number, at: number, behind: number): boolean {
    let top = this.close(column);
    if (top?.node.type === 'map' && top.indent === column && !top.awaits) {
      this.source.isSure = false;
      top = this.close(column - 1);
    }
    if (top?.node.type !== 'sequence' || top.indent !== column) {
      top = this.nest({ type: 'sequence', items: [], range: { start: at, end: at } }, column);
    }
    if (top?.node.type !== 'sequence') return false;
    top.node.items.push(emptyScalar(behind));
    this.expects(top, behind);
    return true;
  }

  private pair(column: number, at: number, end: number, key: YamlScalar): void {
    const top = this.closeItems(column);
    const holder =
      top?.node.type === 'map' && top.indent === column
        ? top
        : this.nest({ type: 'map', pairs: [], range: { start: at, end: at } }, column);
    if (holder?.node.type !== 'map') return;
    const { valueAt } = this;
    holder.node.pairs.push({ key, value: emptyScalar(valueAt) });
    this.expects(holder, valueAt);
    this.value(holder, valueAt, end, true);
  }

  private expects(holder: Open, at: number): void {
    holder.awaits = true;
    holder.anchor = undefined;
    this.said = at;
  }

  /** Text that is neither an item nor a pair: an awaited value on a line of its own, or a name not yet followed by its colon. */
  private bare(at: number, end: number, column: number, start: number): void {
    const holder = this.closeItems(column);
    if (holder === undefined) {
      this.source.isSure = false;
      this.roots.push(this.node(-1, at, end, true));
      return;
    }
    if (holder.awaits && holder.indent < column) {
      // The parser takes the comment's indentation for the least that the value's further lines must have.
      if (this.isBehindComment && at === start) this.source.isSure = false;
      this.value(holder, at, end, at > start);
      return;
    }
    this.source.isSure = false;
    if (holder.node.type === 'map') holder.node.pairs.push({ key: emptyScalar(at), value: emptyScalar(at) });
    else holder.node.items.push(emptyScalar(at));
    this.expects(holder, at);
    this.value(holder, at, end, true);
  }

  /** Reads what stands behind a colon or a dash; may go on over the lines below. */
  private value(holder: Open, from: number, end: number, isBehindSign: boolean): void {
    const { text, source } = this;
    let at = from;
    let unit = text.charCodeAt(at);
    while (at < end && (unit === AMPERSAND || unit === EXCLAMATION)) {
      if (at > from || !isBehindSign) source.isSure = false;
      at = this.property(holder, at, end);
      unit = text.charCodeAt(at);
    }
    if (at < end && (unit !== HASH || !isBlank(text.charCodeAt(at - 1)))) {
      this.put(holder, this.node(holder.indent, at, end, isBehindSign));
    } else if (at > from) {
      this.put(holder, emptyScalar(at));
      holder.awaits = true;
      this.said = at;
    }
  }

  /** Reads an anchor or a tag. @returns behind it and its blanks */
  private property(holder: Open, at: number, end: number): number {
    const { text } = this;
    let behind = at + 1;
    while (!isBlank(text.charCodeAt(behind)) && !isFlowIndicator(text.charCodeAt(behind))) behind++;
    const next = behindBlanks(text, behind);
    if (text.charCodeAt(at) !== AMPERSAND || behind === at + 1 || (next === behind && behind < end)) {
      this.source.isSure = false;
    }
    if (text.charCodeAt(at) === AMPERSAND) holder.anchor = text.slice(at + 1, behind);
    if (text.charCodeAt(behind - 1) === COLON) this.source.isSure = false;
    return next;
  }

  private node(parentIndent: number, at: number, end: number, isBehindSign: boolean): YamlNode {
    const { text, source } = this;
    const unit = text.charCodeAt(at);
    switch (unit) {
      case BAR:
      case GREATER: {
        const header = blockHeader(source, at, end);
        if (!header) break;
        if (!isBehindSign) source.isSure = false;
        const { node, next } = readBlockScalar(source, header, this.at, parentIndent);
        this.at = next;
        this.said = node.range.end;
        return node;
      }
      case OPENING_BRACKET:
      case OPENING_BRACE: {
        const { node, next } = readFlow(source, at, parentIndent, this.anchors);
        this.ended(next);
        return node;
      }
      case DOUBLE_QUOTE:
      case SINGLE_QUOTE: {
        const quoted = readQuoted(source, at, parentIndent);
        if (!quoted) return this.unclosed(at, end);
        this.ended(quoted.next);
        return quoted.node;
      }
      case ASTERISK: {
        const name = text.slice(at + 1, source.trimmed(at, source.comment(at, end)));
        if (/^[^\s,[\]{}]+$/.test(name)) return this.alias(at, name);
      }
    }
    return this.plain(parentIndent, at, end);
  }

  /** Takes note of where a node ended that may have gone on over several lines. */
  private ended(next: number): void {
    const { text, source } = this;
    this.said = next;
    const feed = source.lineEnd(next);
    this.at = Math.max(this.at, feed + 1);
    const behind = behindBlanks(text, next);
    if (behind >= feed || text.charCodeAt(behind) === RETURN) return;
    if (text.charCodeAt(behind) !== HASH || behind === next) source.isSure = false;
  }

  /** A quotation that somebody has yet to close ends with its line. */
  private unclosed(at: number, end: number): YamlScalar {
    this.source.isSure = false;
    this.said = end;
    const style = this.text.charCodeAt(at) === DOUBLE_QUOTE ? 'double' : 'single';
    const value = flowValue(this.text.slice(at + 1, end), style);
    return { type: 'scalar', style, value, range: { start: at + 1, end: Math.max(at + 1, end) } };
  }

  private alias(at: number, name: string): YamlAlias {
    if (name.endsWith(':')) this.source.isSure = false;
    const end = at + 1 + name.length;
    this.said = end;
    return { type: 'alias', name, target: this.anchors.get(name), range: { start: at, end } };
  }

  /** A plain scalar goes on over deeper lines that look like neither a pair nor an item. */
  private plain(parentIndent: number, at: number, lineEnd: number): YamlScalar {
    const { text, source } = this;
    if (!mayBeginPlain(text.charCodeAt(at), text.charCodeAt(at + 1))) source.isSure = false;
    let stop = source.comment(at, lineEnd);
    if (source.separator(at, stop) >= 0) source.isSure = false;
    let end = source.trimmed(at, stop);
    let line = this.at;
    while (stop >= lineEnd && line < text.length) {
      let start = line;
      while (text.charCodeAt(start) === SPACE) start++;
      const unit = text.charCodeAt(start);
      if (unit === FEED || unit === RETURN) {
        line = start + 1;
        continue;
      }
      if (start - line <= parentIndent || unit === HASH || unit === TAB || start >= text.length) break;
      const feed = source.lineEnd(start);
      const words = source.trimmed(start, feed);
      if ((unit === DASH || unit === QUESTION) && isBlank(text.charCodeAt(start + 1))) break;
      source.doubtTabs(start, words);
      stop = source.comment(start, words);
      if (source.separator(start, stop) >= 0) break;
      lineEnd = words;
      end = source.trimmed(start, stop);
      line = feed + 1;
      this.at = line;
    }
    this.said = end;
    return {
      type: 'scalar',
      style: 'plain',
      value: flowValue(text.slice(at, end), 'plain'),
      range: { start: at, end },
    };
  }

  /** Closes what is indented deeper. @returns the collection that is open then */
  private close(column: number): Open | undefined {
    let top = this.open.at(-1);
    while (top && top.indent > column) top = this.closeTop(top);
    return top;
  }

  /** Closes what is indented deeper, and a sequence whose items stand where something else stands now. */
  private closeItems(column: number): Open | undefined {
    const top = this.close(column);
    return top?.indent === column && top.node.type === 'sequence' ? this.closeTop(top) : top;
  }

  private closeTop(top: Open): Open | undefined {
    top.node.range.end = this.said;
    this.open.pop();
    return this.open.at(-1);
  }

  /** Opens a collection where the innermost open one awaits a node, or, in a broken file, where it would belong. */
  private nest(node: Open['node'], indent: number): Open | undefined {
    if (this.open.length >= DEEPEST_SURE) {
      this.source.isSure = false;
      if (this.open.length >= DEEPEST_NESTING) return undefined;
    }
    const top = this.open.at(-1);
    if (top) {
      if (!top.awaits) {
        this.source.isSure = false;
        const reopened = this.reopened(top, node, indent);
        if (reopened) return reopened;
        keepBeside(node, lastOf(top));
      }
      this.put(top, node);
    } else {
      if (this.roots.push(node) > 1) this.source.isSure = false;
    }
    const open: Open = { indent, node, awaits: false, anchor: undefined };
    this.open.push(open);
    return open;
  }

  /** A pair or item that stands further left than its siblings still is one of them. */
  private reopened(top: Open, node: Open['node'], indent: number): Open | undefined {
    const child = lastOf(top);
    if (child?.type !== node.type) return undefined;
    const open: Open = { indent, node: child as Open['node'], awaits: false, anchor: undefined };
    this.open.push(open);
    return open;
  }

  private put(holder: Open, node: YamlNode): void {
    const { node: collection, anchor } = holder;
    if (collection.type === 'sequence') collection.items[collection.items.length - 1] = node;
    else {
      const pair = collection.pairs[collection.pairs.length - 1];
      if (pair) pair.value = node;
    }
    if (anchor !== undefined) {
      if (node.type === 'alias') this.source.isSure = false;
      else this.anchors.set(anchor, node);
    }
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
