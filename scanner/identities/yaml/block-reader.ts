import { blockHeader, readBlockScalar } from './block-scalar';
import { readFlow } from './flow';
import { Nesting, type Open } from './nesting';
import { emptyScalar, type YamlAlias, type YamlNode, type YamlScalar } from './node';
import { closingQuote, quotedScalar, readQuoted } from './quoted';
import { flowValue } from './scalar-text';
import { behindBlanks, Source } from './source';
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

/**
 * Two lines of three: a key, with a dash before it or without, and behind it nothing or a value without a sign that could
 * mean something. V8 runs a pattern natively from the start, the rest of this file only when it is warm.
 */
const PLAIN_LINE =
  /( *)(- +)?([A-Z_][\w.-]{0,99}):(?:\r?\n|$| +(?:([\w$./~(<=+^;][^\n\r\t#:]*(?::[^\s#:][^\n\r\t#:]*)*)(?:\r?\n|$))?)/iy;

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
  private readonly nesting: Nesting;
  /** Offset of the line to be read next. */
  private at = 0;
  /** Behind the key that was read last, its colon and the blanks that follow. */
  private valueAt = 0;
  /** Where the node that was read last ends, quote or bracket included. */
  private nodeEnd = 0;
  /** Where the plain scalar begins that was read last and reaches its line's end, -1 where it does not. */
  private plainAt = -1;
  /** The block whose value it is, while deeper lines would go on with it. */
  private plainHolder: Open | undefined;
  /** A comment stands between what was read last and what is read now. */
  private isBehindComment = false;

  constructor(private readonly text: string) {
    this.source = new Source(text);
    this.nesting = new Nesting(this.source);
  }

  read(): BlockReading {
    const { text, source } = this;
    this.doubtSigns();
    while (this.at < text.length) {
      if (text.charCodeAt(this.at) === FEED) this.at++;
      else if (!this.plainLine()) this.anyLine();
    }
    const documents = this.nesting.end();
    return { documents, isSure: source.isSure };
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

  /** @returns false where the line is none that `PLAIN_LINE` describes */
  private plainLine(): boolean {
    const { text, source } = this;
    PLAIN_LINE.lastIndex = this.at;
    const match = PLAIN_LINE.exec(text);
    if (!match) return false;
    const next = PLAIN_LINE.lastIndex;
    let column = match[1]?.length ?? 0;
    let at = this.at + column;
    const dash = match[2];
    if (dash !== undefined) {
      if (!this.nesting.addItem(column, at, at + dash.length)) return false;
      column += dash.length;
      at += dash.length;
    }
    this.isBehindComment = false;
    const value = match[3] ?? '';
    const key: YamlScalar = { type: 'scalar', value, style: 'plain', range: { start: at, end: at + value.length } };
    const plain = match[4];
    if (plain !== undefined) {
      this.at = next;
      this.plainPair(column, key, plain);
    } else if (text.charCodeAt(next - 1) === FEED) {
      this.at = next;
      this.pair(column, at, key, key.range.end + 1);
    } else {
      const feed = source.lineEnd(next);
      const end = source.trimmed(next, feed);
      source.doubtTabs(next, feed);
      this.at = feed + 1;
      const holder = this.pair(column, at, key, next);
      if (holder) this.value(holder, next, end, true);
    }
    return true;
  }

  /** @param value stands on the line above `at`, blanks behind it included */
  private plainPair(column: number, key: YamlScalar, value: string): void {
    const { text, source } = this;
    let end = this.at;
    if (text.charCodeAt(end - 1) === FEED) end--;
    if (text.charCodeAt(end - 1) === RETURN) end--;
    const start = end - value.length;
    end = source.trimmed(start, end);
    const range = { start, end };
    const node: YamlScalar = { type: 'scalar', value: text.slice(start, end), style: 'plain', range };
    this.plainHolder = this.nesting.addPair(column, key.range.start, key, node, false);
    this.plainAt = start;
  }

  private anyLine(): void {
    const { text, source } = this;
    let start = this.at;
    while (text.charCodeAt(start) === SPACE) start++;
    const indent = start - this.at;
    const unit = text.charCodeAt(start);
    if (unit === FEED) {
      this.at = start + 1;
      return;
    }
    const feed = source.lineEnd(start);
    this.at = feed + 1;
    if (unit === HASH) {
      this.isBehindComment = true;
      this.plainHolder = undefined;
      return;
    }
    if (unit === TAB) source.isSure = false;
    const end = source.trimmed(start, feed);
    if (start >= end) return;
    source.doubtTabs(start, feed);
    if (indent === 0 && (unit === DASH || unit === DOT || unit === PERCENT) && this.isMarker(unit, start)) {
      this.marker(unit, start, end);
    } else if (unit === TAB) {
      const said = behindBlanks(text, start);
      if (text.charCodeAt(said) !== HASH) this.line(said, end, indent + (said - start) * TAB_COLUMNS);
    } else this.line(start, end, indent);
    this.isBehindComment = false;
  }

  private isMarker(unit: number, start: number): boolean {
    if (unit === PERCENT) return true;
    const { text } = this;
    const isThree = text.charCodeAt(start + 1) === unit && text.charCodeAt(start + 2) === unit;
    return isThree && isBlank(text.charCodeAt(start + 3));
  }

  /** `---`, `...` or a directive; what stands behind a `---` is its document's content. */
  private marker(unit: number, start: number, end: number): void {
    const { text, source } = this;
    if (unit !== DASH) source.isSure = false;
    this.nesting.marker();
    this.plainHolder = undefined;
    if (unit === PERCENT) return;
    const behind = behindBlanks(text, start + 3);
    if (behind >= end || text.charCodeAt(behind) === HASH) return;
    source.isSure = false;
    this.line(behind, end, behind - start);
  }

  /** A line that says something, from its first sign that is no blank. */
  private line(start: number, end: number, indent: number): void {
    const { text } = this;
    let at = start;
    let column = indent;
    let unit = text.charCodeAt(at);
    while ((unit === DASH || unit === QUESTION) && isBlank(text.charCodeAt(at + 1))) {
      const behind = behindBlanks(text, at + 1);
      if (unit === QUESTION) this.source.isSure = false;
      else if (!this.nesting.addItem(column, at, behind)) break;
      else this.plainHolder = undefined;
      column += behind - at;
      at = behind;
      if (at >= end) return;
      unit = text.charCodeAt(at);
    }
    if (unit === HASH) return;
    const key = this.key(unit, at, end);
    if (!key) this.bare(at, end, column, at > start);
    else {
      const { valueAt } = this;
      const pairHolder = this.pair(column, at, key, valueAt);
      if (pairHolder) this.value(pairHolder, valueAt, end, true);
    }
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
    if (colon - at > LONGEST_SURE_KEY || !mayBeginPlain(unit, text.charCodeAt(at + 1))) source.isSure = false;
    const keyEnd = source.trimmed(at, colon);
    this.valueAt = behindBlanks(text, colon + 1);
    return { type: 'scalar', value: text.slice(at, keyEnd), style: 'plain', range: { start: at, end: keyEnd } };
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

  /** @returns the block that now awaits the key's value */
  private pair(column: number, at: number, key: YamlScalar, valueAt: number): Open | undefined {
    this.plainHolder = undefined;
    return this.nesting.addPair(column, at, key, emptyScalar(valueAt), true);
  }

  /** Text that is neither an item nor a pair: an awaited value on a line of its own, or a name not yet followed by its colon. */
  private bare(at: number, end: number, column: number, isBehindDash: boolean): void {
    const { source, nesting } = this;
    const holder = nesting.closeItems(column);
    if (!holder) {
      source.isSure = false;
      nesting.addRoot(this.node(-1, at, end, true));
    } else if (holder.awaits && holder.indent < column) {
      // The parser takes the comment's indentation for the least that the value's further lines must have.
      if (this.isBehindComment && !isBehindDash) source.isSure = false;
      this.value(holder, at, end, isBehindDash);
    } else if (holder !== this.plainHolder || holder.indent >= column || !this.plainGoesOn(holder, at, end)) {
      source.isSure = false;
      nesting.addNameless(holder, at);
      this.value(holder, at, end, true);
    }
  }

  /** Reads what stands behind a colon or a dash; may go on over the lines below. */
  private value(holder: Open, from: number, end: number, isBehindSign: boolean): void {
    const { text, source, nesting } = this;
    let at = from;
    let unit = text.charCodeAt(at);
    while (at < end && (unit === AMPERSAND || unit === EXCLAMATION)) {
      if (at > from || !isBehindSign) source.isSure = false;
      at = this.property(holder, at, end);
      unit = text.charCodeAt(at);
    }
    if (at < end && (unit !== HASH || !isBlank(text.charCodeAt(at - 1)))) {
      this.plainAt = -1;
      const node = this.node(holder.indent, at, end, isBehindSign);
      nesting.say(holder, node, this.nodeEnd);
      this.plainHolder = this.plainAt < 0 ? undefined : holder;
    } else if (at > from) {
      nesting.say(holder, emptyScalar(at), at);
      holder.awaits = true;
    }
  }

  /** Reads an anchor or a tag. @returns behind it and its blanks */
  private property(holder: Open, at: number, end: number): number {
    const { text, source } = this;
    let behind = at + 1;
    while (!isBlank(text.charCodeAt(behind)) && !isFlowIndicator(text.charCodeAt(behind))) behind++;
    const next = behindBlanks(text, behind);
    if (text.charCodeAt(at) === AMPERSAND) {
      holder.anchor = text.slice(at + 1, behind);
      if (behind === at + 1 || (next === behind && behind < end)) source.isSure = false;
    } else source.isSure = false;
    if (text.charCodeAt(behind - 1) === COLON) source.isSure = false;
    return next;
  }

  /** Sets `nodeEnd`, and `at` where the node goes on over lines below. */
  private node(parentIndent: number, at: number, end: number, isBehindSign: boolean): YamlNode {
    const { text, source } = this;
    switch (text.charCodeAt(at)) {
      case BAR:
      case GREATER: {
        const header = blockHeader(source, at, end);
        if (!header) break;
        if (!isBehindSign) source.isSure = false;
        const { node, next } = readBlockScalar(source, header, this.at, parentIndent);
        this.at = next;
        this.nodeEnd = node.range.end;
        return node;
      }
      case OPENING_BRACKET:
      case OPENING_BRACE: {
        const { node, next } = readFlow(source, at, parentIndent, this.nesting.anchors);
        this.endLine(next);
        return node;
      }
      case DOUBLE_QUOTE:
      case SINGLE_QUOTE: {
        const quoted = readQuoted(source, at, parentIndent);
        if (!quoted) return this.unclosed(at, end);
        this.endLine(quoted.next);
        return quoted.node;
      }
      case ASTERISK: {
        const name = text.slice(at + 1, source.trimmed(at, source.comment(at, end)));
        if (/^[^\s,[\]{}]+$/.test(name)) return this.alias(at, name);
      }
    }
    return this.plain(at, end);
  }

  /** Takes note of where a node ended that may have gone on over several lines. */
  private endLine(nodeEnd: number): void {
    const { text, source } = this;
    this.nodeEnd = nodeEnd;
    const feed = source.lineEnd(nodeEnd);
    this.at = Math.max(this.at, feed + 1);
    const behind = behindBlanks(text, nodeEnd);
    if (behind >= feed || text.charCodeAt(behind) === RETURN) return;
    if (text.charCodeAt(behind) !== HASH || behind === nodeEnd) source.isSure = false;
  }

  /** A quotation that somebody has yet to close ends with its line. */
  private unclosed(at: number, end: number): YamlScalar {
    this.source.isSure = false;
    this.nodeEnd = end;
    const style = this.text.charCodeAt(at) === DOUBLE_QUOTE ? 'double' : 'single';
    const value = flowValue(this.text.slice(at + 1, end), style);
    return { type: 'scalar', value, style, range: { start: at + 1, end: Math.max(at + 1, end) } };
  }

  private alias(at: number, name: string): YamlAlias {
    if (name.endsWith(':')) this.source.isSure = false;
    const end = at + 1 + name.length;
    this.nodeEnd = end;
    return { type: 'alias', name, target: this.nesting.anchors.get(name), range: { start: at, end } };
  }

  private plain(at: number, lineEnd: number): YamlScalar {
    const { text, source } = this;
    const stop = source.comment(at, lineEnd);
    const isPlain = mayBeginPlain(text.charCodeAt(at), text.charCodeAt(at + 1));
    if (!isPlain || source.separator(at, stop) >= 0) source.isSure = false;
    const end = source.trimmed(at, stop);
    this.nodeEnd = end;
    this.plainAt = stop < lineEnd ? -1 : at;
    return { type: 'scalar', value: text.slice(at, end), style: 'plain', range: { start: at, end } };
  }

  /** Goes on with the plain scalar above, over all lines that do. @returns false where the first one does not */
  private plainGoesOn(holder: Open, at: number, firstEnd: number): boolean {
    const { text, source, nesting, plainAt: start } = this;
    let end = -1;
    let lineEnd = firstEnd;
    for (let line = at; line >= 0;) {
      const stop = source.comment(line, lineEnd);
      if (source.separator(line, stop) >= 0) break;
      end = source.trimmed(line, stop);
      this.at = source.lineEnd(line) + 1;
      line = stop < lineEnd ? -1 : this.deeperLine(holder.indent);
      if (line < 0) break;
      lineEnd = source.trimmed(line, source.lineEnd(line));
      source.doubtTabs(line, lineEnd);
    }
    if (end < 0) return false;
    const value = flowValue(text.slice(start, end), 'plain');
    nesting.say(holder, { type: 'scalar', value, style: 'plain', range: { start, end } }, end);
    this.plainHolder = undefined;
    return true;
  }

  /** @returns where the next line begins to say something that is deeper text and no item; -1 where it says something else */
  private deeperLine(indent: number): number {
    const { text } = this;
    let line = this.at;
    for (;;) {
      let at = line;
      while (text.charCodeAt(at) === SPACE) at++;
      const unit = text.charCodeAt(at);
      if (unit === FEED || unit === RETURN) {
        line = at + 1;
        continue;
      }
      if (at - line <= indent || at >= text.length || unit === HASH || unit === TAB) return -1;
      return (unit === DASH || unit === QUESTION) && isBlank(text.charCodeAt(at + 1)) ? -1 : at;
    }
  }
}
