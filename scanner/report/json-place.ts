import type { Place } from '../model';

/** A place as the JSON reports write it: 1-based, columns in UTF-16 units, the end just behind the last unit. */
export interface JsonPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function jsonPlace({ path, start, end }: Place): JsonPlace {
  return { path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
