import { compose } from './composed';
import type { YamlNode } from './node';
import { readTolerantly } from './tolerant';

/** A YAML text, read as far as it can be. */
export interface YamlReading {
  /** The documents' roots in their order, at least one. */
  readonly documents: readonly YamlNode[];
  /** Set where the tolerant reader took over: why, in half a sentence, and the UTF-16 offset that gave rise to it. */
  readonly tolerant?: { readonly why: string; readonly offset: number };
}

/** Parsing runs at about 1 MB/s; above this an editor would wait longer than a keystroke for what indentation tells as well. */
const MAX_PARSED_UNITS = 256 * 1024;

/**
 * Reads YAML with positions, never throwing and never recursing deep: by the parser where it can, else line by line.
 */
export function readYaml(text: string): YamlReading {
  if (text.length > MAX_PARSED_UNITS) {
    return { documents: readTolerantly(text), tolerant: { why: 'it is larger than 256 KB', offset: 0 } };
  }
  const composition = compose(text);
  if ('documents' in composition) return { documents: composition.documents };
  return { documents: readTolerantly(text), tolerant: { why: composition.refused, offset: composition.offset } };
}
