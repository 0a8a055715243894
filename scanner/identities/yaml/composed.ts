import {
  Composer,
  isAlias,
  isMap,
  isPair,
  isScalar,
  Lexer,
  Parser,
  type CST,
  type Document,
  type Pair,
  type ParsedNode,
  type Scalar,
} from 'yaml';
import type { Range } from '../../model';
import { emptyScalar, type YamlAlias, type YamlNode, type YamlPair, type YamlScalar } from './node';

/** What became of one attempt. */
export type Composition =
  | { readonly documents: readonly YamlNode[] }
  /** Why the text was refused, in half a sentence, and where. */
  | { readonly refused: string; readonly offset: number };

/**
 * Composing recurses, and on Node 20 a document nested some 900 deep ends the process: compiling a regular expression on
 * a nearly exhausted stack cannot be caught. Honest files nest 20 deep.
 */
export const DEEPEST_NESTING = 100;

/** `uniqueKeys` compares every key with every other; `failsafe` leaves scalars the strings they are. */
const OPTIONS = { uniqueKeys: false, logLevel: 'silent', prettyErrors: false, schema: 'failsafe' } as const;

/**
 * Parses every document of a stream. The lexer and the parser keep their own stacks, so the depth is known before
 * anything recurses.
 * @returns the documents' roots in their order, or why the text is not valid YAML
 */
export function compose(text: string): Composition {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > DEEPEST_NESTING) {
      return { refused: `it nests deeper than ${DEEPEST_NESTING} levels`, offset: parser.offset };
    }
  }
  for (const token of parser.end()) tokens.push(token);
  const documents: YamlNode[] = [];
  for (const document of new Composer(OPTIONS).compose(tokens, true, text.length)) {
    const [error] = document.errors;
    if (error) return { refused: firstSentence(error.message), offset: error.pos[0] };
    documents.push(new Conversion(text).root(document));
  }
  return { documents };
}

function firstSentence(message: string): string {
  return message.split('\n', 1)[0]?.replace(/[.:]$/, '') ?? message;
}

/** Turns one document of the library into ours, in document order, so that an alias finds the last anchor before it. */
class Conversion {
  private readonly anchors = new Map<string, Exclude<YamlNode, YamlAlias>>();

  constructor(private readonly text: string) {}

  root(document: Document.Parsed): YamlNode {
    return document.contents === null ? emptyScalar(document.range[0]) : this.node(document.contents);
  }

  private node(source: ParsedNode): YamlNode {
    if (isAlias(source)) {
      const [start, end] = source.range;
      return { type: 'alias', name: source.source, target: this.anchors.get(source.source), range: { start, end } };
    }
    if (isScalar(source)) return this.anchored(source.anchor, this.scalar(source));
    // Anchored before their content is read: what stands in them may refer to them.
    const range = this.trimmed(source.range[0], source.range[1]);
    if (isMap(source)) {
      const pairs: YamlPair[] = [];
      const map = this.anchored(source.anchor, { type: 'map', pairs, range });
      for (const pair of source.items) pairs.push(this.pair(pair));
      return map;
    }
    const items: YamlNode[] = [];
    const sequence = this.anchored(source.anchor, { type: 'sequence', items, range });
    for (const item of source.items) if (!isPair(item)) items.push(this.node(item));
    return sequence;
  }

  private pair({ key: source, value }: Pair<ParsedNode, ParsedNode | null>): YamlPair {
    const node = this.node(source);
    const key = node.type === 'scalar' ? node : emptyScalar(node.range.start);
    return { key, value: value ? this.node(value) : emptyScalar(key.range.end) };
  }

  private anchored<N extends Exclude<YamlNode, YamlAlias>>(anchor: string | undefined, node: N): N {
    if (anchor !== undefined) this.anchors.set(anchor, node);
    return node;
  }

  private scalar(source: Scalar.Parsed): YamlScalar {
    const [start, end] = source.range;
    const { source: value, type } = source;
    switch (type) {
      case 'QUOTE_SINGLE':
        return { type: 'scalar', value, style: 'single', range: this.unquoted(start, end) };
      case 'QUOTE_DOUBLE':
        return { type: 'scalar', value, style: 'double', range: this.unquoted(start, end) };
      case 'BLOCK_LITERAL':
      case 'BLOCK_FOLDED':
        return { type: 'scalar', value, style: 'block', range: this.trimmed(this.behindHeader(start, end), end) };
      default:
        return { type: 'scalar', value, style: 'plain', range: { start, end } };
    }
  }

  private unquoted(start: number, end: number): Range {
    return { start: start + 1, end: Math.max(start + 1, end - 1) };
  }

  private behindHeader(start: number, end: number): number {
    const lineEnd = this.text.indexOf('\n', start);
    return lineEnd < 0 ? end : Math.min(lineEnd + 1, end);
  }

  private trimmed(start: number, end: number): Range {
    let from = start;
    let to = end;
    while (from < to && isBlank(this.text.charCodeAt(from))) from++;
    while (to > from && isBlank(this.text.charCodeAt(to - 1))) to--;
    return { start: from, end: to };
  }
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 13 || unit === 9;
}
