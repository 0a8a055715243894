import { DEEPEST_NESTING } from './composed';
import { emptyScalar, type YamlAlias, type YamlMap, type YamlNode, type YamlPair, type YamlScalar } from './node';
import { flowValue } from './scalar-text';

/** What the tolerant reader shares with the reader of its flow collections. */
export interface FlowContext {
  readonly text: string;
  /** Lines indented this far or less end an unclosed collection or quotation; -1 at the root. */
  readonly parentIndent: number;
  readonly anchors: ReadonlyMap<string, Exclude<YamlNode, YamlAlias>>;
}

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
type Open = OpenMap | OpenSequence;

/**
 * Reads `[…]` or `{…}` from `start` without recursion. One that is not closed ends where the indentation says that
 * something else begins; what stood in it until then counts.
 */
export function readFlow(context: FlowContext, start: number): Read<YamlNode> {
  return new FlowReader(context, start).read();
}

class FlowReader {
  private readonly open: Open[] = [];
  /** The entry that is being read: its key, once a colon was met, and its value. */
  private key: YamlScalar | undefined;
  private value: YamlNode | undefined;
  private keys: (YamlScalar | undefined)[] = [];
  private at: number;

  constructor(
    private readonly context: FlowContext,
    start: number,
  ) {
    this.at = start;
  }

  read(): Read<YamlNode> {
    const { text } = this.context;
    let closed: YamlNode | undefined;
    while (this.at < text.length && closed === undefined) {
      const sign = text.charAt(this.at);
      if (sign === '\n') {
        if (!this.goesOn()) break;
        this.at++;
      } else if (sign === ' ' || sign === '\t' || sign === '\r') this.at++;
      else if (sign === '#' && ' \t\n'.includes(text.charAt(this.at - 1))) this.at = lineEnd(text, this.at);
      else if (sign === '[' || sign === '{') this.opened(sign);
      else if (sign === ']' || sign === '}') closed = this.closed(this.at + 1);
      else if (sign === ',') {
        this.entry();
        this.at++;
      } else if (sign === ':' && this.isSeparator()) this.separated();
      else if (sign === '&' || sign === '!') this.at = endOfWord(text, this.at);
      else this.scalar(sign);
    }
    while (closed === undefined && this.open.length > 0) closed = this.closed(this.at);
    return { node: closed ?? emptyScalar(this.at), next: this.at };
  }

  /** At a line break: whether the next line that says anything still belongs to the collection. */
  private goesOn(): boolean {
    const { text, parentIndent } = this.context;
    let at = this.at + 1;
    let indent = 0;
    for (; at < text.length; at++) {
      const sign = text.charAt(at);
      if (sign === ' ' || sign === '\t') indent++;
      else if (sign === '\n' || sign === '\r') indent = 0;
      else break;
    }
    if (at >= text.length) return false;
    return indent > parentIndent || text.charAt(at) === ']' || text.charAt(at) === '}';
  }

  private opened(sign: string): void {
    const start = this.at++;
    if (this.open.length >= DEEPEST_NESTING) return;
    this.keys.push(this.key);
    this.key = undefined;
    this.value = undefined;
    this.open.push(sign === '[' ? { items: [], start } : { pairs: [], start });
  }

  /** @returns the outermost collection, once it is closed */
  private closed(end: number): YamlNode | undefined {
    this.entry();
    this.at = end;
    const last = this.open.pop();
    this.key = this.keys.pop();
    if (!last) return undefined;
    const range = { start: last.start, end };
    const node: YamlNode =
      'items' in last ? { type: 'sequence', items: last.items, range } : { type: 'map', pairs: last.pairs, range };
    if (this.open.length === 0) return node;
    this.value = node;
    return undefined;
  }

  private entry(): void {
    const top = this.open.at(-1);
    const { key, value } = this;
    this.key = undefined;
    this.value = undefined;
    if (!top || (key === undefined && value === undefined)) return;
    if ('pairs' in top) top.pairs.push(pairOf(key, value, this.at));
    else if (key === undefined) top.items.push(value ?? emptyScalar(this.at));
    else top.items.push(mapOf(pairOf(key, value, this.at)));
  }

  private isSeparator(): boolean {
    const next = this.context.text.charAt(this.at + 1);
    if (next === '' || ' \t\r\n,[]{}'.includes(next)) return true;
    return this.value?.type === 'scalar' && this.value.style !== 'plain' && this.key === undefined;
  }

  private separated(): void {
    this.key = this.value?.type === 'scalar' ? this.value : emptyScalar(this.at);
    this.value = undefined;
    this.at++;
  }

  private scalar(sign: string): void {
    const { text } = this.context;
    if (sign === '*') {
      const end = endOfWord(text, this.at);
      const name = text.slice(this.at + 1, end);
      const range = { start: this.at, end };
      this.value = { type: 'alias', name, target: this.context.anchors.get(name), range };
      this.at = end;
      return;
    }
    const quoted = sign === '"' || sign === "'" ? readQuoted(this.context, this.at) : undefined;
    if (quoted) {
      this.value = quoted.node;
      this.at = quoted.next;
      return;
    }
    const start = this.at;
    this.at = endOfPlain(text, start);
    const end = start + text.slice(start, this.at).trimEnd().length;
    this.value = { type: 'scalar', style: 'plain', value: text.slice(start, end), range: { start, end } };
  }
}

/**
 * Reads a quoted scalar, over several lines where these are indented deeper than the parent.
 * @returns undefined where it is not closed
 */
export function readQuoted({ text, parentIndent }: FlowContext, start: number): Read<YamlScalar> | undefined {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '\\' && quote === '"') at++;
    else if (sign === quote && quote === "'" && text.charAt(at + 1) === "'") at++;
    else if (sign === quote) return { node: quotedScalar(text, quote, start + 1, at), next: at + 1 };
    else if (sign === '\n' && !isDeeper(text, at + 1, parentIndent)) return undefined;
  }
  return undefined;
}

function quotedScalar(text: string, quote: string, start: number, end: number): YamlScalar {
  const style = quote === '"' ? 'double' : 'single';
  return { type: 'scalar', style, value: flowValue(text.slice(start, end), style), range: { start, end } };
}

/** Whether the line that starts at `at` is blank or indented deeper than `indent`. */
function isDeeper(text: string, at: number, indent: number): boolean {
  let column = 0;
  while (text.charAt(at + column) === ' ' || text.charAt(at + column) === '\t') column++;
  const sign = text.charAt(at + column);
  return sign === '\n' || sign === '\r' || (sign !== '' && column > indent);
}

function endOfPlain(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const sign = text.charAt(at);
    // An expression's braces are no collection: flow style forbids them unquoted, and people write them all the same.
    if (sign === '$' && text.startsWith('${{', at)) {
      const close = text.indexOf('}}', at);
      const end = lineEnd(text, at);
      if (close < 0 || close > end) return end;
      at = close + 2;
    } else if (at > start && (sign === '\n' || sign === '\r' || ',[]{}'.includes(sign))) return at;
    else if (sign === ':' && ' \t\r\n,[]{}'.includes(text.charAt(at + 1))) return Math.max(at, start + 1);
    else if (sign === '#' && ' \t'.includes(text.charAt(at - 1)) && at > start) return at;
    else at++;
  }
  return at;
}

function endOfWord(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && !' \t\r\n,[]{}'.includes(text.charAt(at))) at++;
  return at;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

function pairOf(key: YamlScalar | undefined, value: YamlNode | undefined, at: number): YamlPair {
  if (key) return { key, value: value ?? emptyScalar(key.range.end) };
  return value?.type === 'scalar'
    ? { key: value, value: emptyScalar(value.range.end) }
    : { key: emptyScalar(at), value: value ?? emptyScalar(at) };
}

function mapOf(pair: YamlPair): YamlMap {
  return { type: 'map', pairs: [pair], range: { start: pair.key.range.start, end: pair.value.range.end } };
}
