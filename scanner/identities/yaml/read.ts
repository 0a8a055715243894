import { readBlocks } from './block-reader';
import { compose } from './composed';
import type { YamlNode } from './node';

/** A YAML text, read as far as it can be. */
export interface YamlReading {
  /** The documents' roots in their order, at least one. */
  readonly documents: readonly YamlNode[];
  /** Set where no valid YAML was read, but what its lines say: why, in half a sentence, and the UTF-16 offset that gave rise to it. */
  readonly tolerant?: { readonly why: string; readonly offset: number };
}

/** Parsing runs at about 1 MB/s; above this an editor would wait longer than a keystroke for what indentation tells as well. */
const MAX_PARSED_UNITS = 256 * 1024;

/**
 * Reads YAML with positions, never throwing and never recursing deep: line by line, which is all that most files need,
 * by a parser where that leaves a doubt; what the parser refuses is given as the lines have it.
 */
export function readYaml(text: string): YamlReading {
  if (text !== last?.text) last = { text, reading: readAnew(text) };
  return last.reading;
}

/** Several sources look at one file, one after the other: it is read once for all of them. */
let last: { readonly text: string; readonly reading: YamlReading } | undefined;

function readAnew(text: string): YamlReading {
  const { documents, isSure } = readBlocks(text);
  if (isSure) return { documents };
  if (text.length > MAX_PARSED_UNITS) return { documents, tolerant: { why: 'it is larger than 256 KB', offset: 0 } };
  const composition = compose(text);
  if ('documents' in composition) return { documents: composition.documents };
  return { documents, tolerant: { why: composition.refused, offset: composition.offset } };
}
