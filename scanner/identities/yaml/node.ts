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
  /** The content: without quotes, without a block's header and its indentation at either end. */
  readonly range: Range;
}

export interface YamlMap {
  readonly type: 'map';
  readonly pairs: readonly YamlPair[];
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

/** @returns an empty scalar that stands at `offset` */
export function emptyScalar(offset: number): YamlScalar {
  return { type: 'scalar', value: '', style: 'plain', range: { start: offset, end: offset } };
}
