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
import { DEEPEST_NESTING, emptyScalar, type YamlAlias, type YamlNode, type YamlPair, type YamlScalar } from './node';
import { isBlank } from './units';

/** What became of one attempt. */
export type Composition =
  | { readonly documents: readonly YamlNode[] }
  /** Why the text was refused, in half a sentence, and where. */
  | { readonly refused: string; readonly offset: number };

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
    for (const token of parser.next(lexeme)) {
      // Composing goes on after an error, and each further one costs a stack trace.
      if (token.type === 'error') return { refused: firstSentence(token.message), offset: token.offset };
      tokens.push(token);
    }
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

  /** Where what was read last ends. */
  private said = 0;

  constructor(private readonly text: string) {}

  root(document: Document.Parsed): YamlNode {
    return document.contents === null ? emptyScalar(document.range[0]) : this.node(document.contents);
  }

  private node(source: ParsedNode): YamlNode {
    const [start, end] = source.range;
    if (isAlias(source)) {
      this.said = end;
      return { type: 'alias', name: source.source, target: this.anchors.get(source.source), range: { start, end } };
    }
    if (isScalar(source)) return this.anchored(source.anchor, this.scalar(source));
    // Anchored before their content is read: what stands in them may refer to them.
    const range = { start, end };
    let node: YamlNode;
    if (isMap(source)) {
      const pairs: YamlPair[] = [];
      node = this.anchored(source.anchor, { type: 'map', pairs, range });
      for (const pair of source.items) pairs.push(this.pair(pair));
    } else {
      const items: YamlNode[] = [];
      node = this.anchored(source.anchor, { type: 'sequence', items, range });
      for (const item of source.items) if (!isPair(item)) items.push(this.node(item));
    }
    // The library counts comments in that stand below a block.
    if (source.flow === true) this.said = end;
    else range.end = this.said;
    return node;
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
    this.said = end;
    switch (type) {
      case 'QUOTE_SINGLE':
        return { type: 'scalar', value, style: 'single', range: unquoted(start, end) };
      case 'QUOTE_DOUBLE':
        return { type: 'scalar', value, style: 'double', range: unquoted(start, end) };
      case 'BLOCK_LITERAL':
      case 'BLOCK_FOLDED': {
        const range = this.blockContent(start, end);
        this.said = range.end;
        return { type: 'scalar', value, style: 'block', range };
      }
      default:
        return { type: 'scalar', value, style: 'plain', range: { start, end } };
    }
  }

  /** Below the header, without blanks at either end; the header's end where nothing stands there. */
  private blockContent(header: number, blockEnd: number): Range {
    const { text } = this;
    const lineEnd = text.indexOf('\n', header);
    let start = lineEnd < 0 ? blockEnd : Math.min(lineEnd + 1, blockEnd);
    let end = blockEnd;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    if (start < end) return { start, end };
    let headerEnd = header;
    while (!isBlank(text.charCodeAt(headerEnd))) headerEnd++;
    return { start: headerEnd, end: headerEnd };
  }
}

function unquoted(start: number, end: number): Range {
  return { start: start + 1, end: Math.max(start + 1, end - 1) };
}
