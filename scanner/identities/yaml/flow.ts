import {
  DEEPEST_NESTING,
  emptyScalar,
  type Anchors,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
} from './node';
import { readQuoted } from './quoted';
import { behindBlanks, DEEPEST_SURE, type Source } from './source';
import {
  AMPERSAND,
  ASTERISK,
  CLOSING_BRACE,
  CLOSING_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  EXCLAMATION,
  FEED,
  HASH,
  isBlank,
  isFlowIndicator,
  mayBeginPlain,
  OPENING_BRACE,
  OPENING_BRACKET,
  RETURN,
  SINGLE_QUOTE,
  SPACE,
  TAB,
} from './units';

/** A node and where reading goes on. */
export interface Read<N extends YamlNode> {
  readonly node: N;
  readonly next: number;
}

interface OpenMap {
  readonly pairs: YamlPair[];
  readonly start: number;
}
interface OpenSequence {
  readonly items: YamlNode[];
  readonly start: number;
}

/**
 * Reads `[…]` or `{…}` from `start` without recursion. One that is not closed ends where the indentation says that
 * something else begins; what stood in it until then counts.
 * @param parentIndent lines indented this far or less end a collection that is not closed; -1 at the root
 */
export function readFlow(source: Source, start: number, parentIndent: number, anchors: Anchors): Read<YamlNode> {
  return new FlowReader(source, start, parentIndent, anchors).read();
}

class FlowReader {
  private readonly text: string;
  private readonly open: (OpenMap | OpenSequence)[] = [];
  /** The entry that is being read: its key, once a colon was met, and its value. */
  private key: YamlScalar | undefined;
  private value: YamlNode | undefined;
  private readonly keys: (YamlScalar | undefined)[] = [];
  /** Where the key's value begins, or would. */
  private valueAt = 0;

  constructor(
    private readonly source: Source,
    private at: number,
    private readonly parentIndent: number,
    private readonly anchors: Anchors,
  ) {
    this.text = source.text;
  }

  read(): Read<YamlNode> {
    const { text } = this;
    let closed: YamlNode | undefined;
    while (closed === undefined && this.at < text.length) {
      const unit = text.charCodeAt(this.at);
      switch (unit) {
        case SPACE:
        case RETURN:
          this.at++;
          break;
        case TAB:
          this.doubt();
          this.at++;
          break;
        case FEED:
          if (!this.goesOn()) return { node: this.unclosed(), next: this.at };
          break;
        case OPENING_BRACKET:
        case OPENING_BRACE:
          this.opened(unit);
          break;
        case CLOSING_BRACKET:
        case CLOSING_BRACE:
          closed = this.closed(unit);
          break;
        case COMMA:
          this.comma();
          break;
        default:
          this.word(unit);
      }
    }
    return { node: closed ?? this.unclosed(), next: this.at };
  }

  private doubt(): void {
    this.source.isSure = false;
  }

  /** At a line break: steps behind it where the next line that says anything still belongs to the collection. */
  private goesOn(): boolean {
    const { text } = this;
    let line = this.at + 1;
    let at = line;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === FEED) line = at + 1;
      else if (unit === TAB) this.doubt();
      else if (unit !== SPACE && unit !== RETURN) break;
    }
    if (at >= text.length) return false;
    const indent = at - line;
    if (indent <= this.parentIndent) {
      const unit = text.charCodeAt(at);
      if (unit !== CLOSING_BRACKET && unit !== CLOSING_BRACE) return false;
      // As everybody writes it, though the standard wants the bracket indented deeper.
      if (indent < this.parentIndent || this.open.length > 1) this.doubt();
    }
    this.at = at;
    return true;
  }

  private opened(unit: number): void {
    if (this.value !== undefined) this.doubt();
    const start = this.at++;
    if (this.open.length >= DEEPEST_SURE) this.doubt();
    if (this.open.length >= DEEPEST_NESTING) return;
    this.keys.push(this.key);
    this.key = undefined;
    this.value = undefined;
    this.open.push(unit === OPENING_BRACKET ? { items: [], start } : { pairs: [], start });
  }

  /** @returns the outermost collection, once it is closed */
  private closed(unit?: number): YamlNode | undefined {
    this.entry();
    if (unit !== undefined) this.at++;
    const last = this.open.pop();
    this.key = this.keys.pop();
    if (!last) return undefined;
    const range = { start: last.start, end: this.at };
    const isSequence = 'items' in last;
    if (unit !== (isSequence ? CLOSING_BRACKET : CLOSING_BRACE)) this.doubt();
    const node: YamlNode = isSequence
      ? { type: 'sequence', items: last.items, range }
      : { type: 'map', pairs: last.pairs, range };
    if (this.open.length === 0) return node;
    this.value = node;
    return undefined;
  }

  private unclosed(): YamlNode {
    this.doubt();
    let closed: YamlNode | undefined;
    while (closed === undefined && this.open.length > 0) closed = this.closed();
    return closed ?? emptyScalar(this.at);
  }

  private comma(): void {
    if (this.key === undefined && this.value === undefined) this.doubt();
    this.entry();
    this.at++;
  }

  private entry(): void {
    const top = this.open.at(-1);
    const { key, value } = this;
    this.key = undefined;
    this.value = undefined;
    if (!top || (key === undefined && value === undefined)) return;
    if ('pairs' in top) {
      if (key === undefined && value?.type !== 'scalar') this.doubt();
      top.pairs.push(pairOf(key, value, key ? this.valueAt : this.at));
    } else if (key === undefined) top.items.push(value ?? emptyScalar(this.at));
    else {
      this.doubt();
      top.items.push(mapOf(pairOf(key, value, this.at)));
    }
  }

  /** Whatever is no bracket, comma or blank. */
  private word(unit: number): void {
    const { text } = this;
    if (unit === HASH && isBlank(text.charCodeAt(this.at - 1))) this.at = this.source.lineEnd(this.at);
    else if (unit === COLON && this.isSeparator()) this.separated();
    else if (unit === AMPERSAND || unit === EXCLAMATION) {
      this.doubt();
      this.at = endOfWord(text, this.at);
    } else {
      if (this.value !== undefined) this.doubt();
      this.value = this.scalar(unit);
    }
  }

  private isSeparator(): boolean {
    const next = this.text.charCodeAt(this.at + 1);
    if (isBlank(next)) return true;
    if (isFlowIndicator(next)) {
      this.doubt();
      return true;
    }
    return this.value?.type === 'scalar' && this.value.style !== 'plain' && this.key === undefined;
  }

  private separated(): void {
    if (this.value?.type !== 'scalar' || this.key !== undefined) this.doubt();
    this.key = this.value?.type === 'scalar' ? this.value : emptyScalar(this.at);
    this.value = undefined;
    this.at = behindBlanks(this.text, this.at + 1);
    this.valueAt = this.at;
  }

  private scalar(unit: number): YamlNode {
    const { text } = this;
    const start = this.at;
    if (unit === ASTERISK) {
      this.at = endOfWord(text, start);
      const name = text.slice(start + 1, this.at);
      if (name === '' || name.endsWith(':')) this.doubt();
      return { type: 'alias', name, target: this.anchors.get(name), range: { start, end: this.at } };
    }
    if (unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE) {
      const quoted = readQuoted(this.source, start, this.parentIndent);
      if (quoted) {
        this.at = quoted.next;
        return quoted.node;
      }
    }
    if (!mayBeginPlain(unit, text.charCodeAt(start + 1))) this.doubt();
    this.at = this.endOfPlain(start);
    const end = this.source.trimmed(start, this.at);
    return { type: 'scalar', style: 'plain', value: text.slice(start, end), range: { start, end } };
  }

  private endOfPlain(start: number): number {
    const { text } = this;
    let at = start;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === FEED || (unit === RETURN && at > start)) return at;
      if (isFlowIndicator(unit)) {
        if (unit === OPENING_BRACE && text.startsWith('${{', at - 1) && at > start) {
          // An expression's braces are no collection: flow style forbids them unquoted, and people write them all the same.
          this.doubt();
          const end = this.source.lineEnd(at);
          const close = text.slice(at, end).indexOf('}}');
          if (close < 0) return end;
          at += close + 1;
        } else if (at > start) return at;
      } else if (unit === COLON) {
        const next = text.charCodeAt(at + 1);
        if (isBlank(next) || isFlowIndicator(next)) return Math.max(at, start + 1);
      } else if (unit === HASH && at > start && isBlank(text.charCodeAt(at - 1))) return at;
    }
    return at;
  }
}

function endOfWord(text: string, start: number): number {
  let at = start + 1;
  for (let unit = text.charCodeAt(at); !isBlank(unit) && !isFlowIndicator(unit); unit = text.charCodeAt(at)) at++;
  return at;
}

function pairOf(key: YamlScalar | undefined, value: YamlNode | undefined, at: number): YamlPair {
  if (key) return { key, value: value ?? emptyScalar(at) };
  return value?.type === 'scalar'
    ? { key: value, value: emptyScalar(value.range.end) }
    : { key: emptyScalar(at), value: value ?? emptyScalar(at) };
}

function mapOf(pair: YamlPair): YamlMap {
  return { type: 'map', pairs: [pair], range: { start: pair.key.range.start, end: pair.value.range.end } };
}
