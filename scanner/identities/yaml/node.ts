import type { Range } from '../../model';

/**
 * YAML as identity sources see it: every scalar a string with the place of its content, aliases kept as such, so that a
 * walk decides how far it follows them. Ranges are UTF-16 offsets into the text that was read.
 */
export type YamlNode = YamlScalar | YamlMap | YamlSequence | YamlAlias;

export interface YamlScalar {
  readonly type: 'scalar';
  /** Decoded; `''` where nothing stands. Numbers, booleans and null stay as written. */
  readonly value: string;
  readonly style: 'plain' | 'single' | 'double' | 'block';
  /**
   * The content: without quotes, without a block's header and blanks at either end. Where nothing stands, the place where
   * it would; for a block, its header's end.
   */
  readonly range: Range;
}

export interface YamlMap {
  readonly type: 'map';
  readonly pairs: readonly YamlPair[];
  /** From its first key or bracket to the end of the last thing it says, quote or bracket included. */
  readonly range: Range;
}

export interface YamlPair {
  /** A key that is no scalar has the value `''`. */
  readonly key: YamlScalar;
  readonly value: YamlNode;
}

interface YamlSequence {
  readonly type: 'sequence';
  readonly items: readonly YamlNode[];
  /** From its first dash or bracket to the end of the last thing it says, quote or bracket included. */
  readonly range: Range;
}

export interface YamlAlias {
  readonly type: 'alias';
  readonly name: string;
  /** The node of that anchor which stands before it; undefined where there is none. May contain the alias itself. */
  readonly target: Exclude<YamlNode, YamlAlias> | undefined;
  /** The name with its `*`. */
  readonly range: Range;
}

/** Nodes by the name of the anchor before them. */
export type Anchors = ReadonlyMap<string, Exclude<YamlNode, YamlAlias>>;

/**
 * Composing recurses, and on Node 20 a document nested some 900 deep ends the process: compiling a regular expression on
 * a nearly exhausted stack cannot be caught. Honest files nest 20 deep.
 */
export const DEEPEST_NESTING = 100;

/** @returns an empty scalar that stands at `offset` */
export function emptyScalar(offset: number): YamlScalar {
  return { type: 'scalar', value: '', style: 'plain', range: { start: offset, end: offset } };
}
