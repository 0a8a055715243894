import type { Declaration } from '../model';
import { contentOf } from './content';

/**
 * @returns the entries that are not as they were: parsed content differs; order, comments, line and file do not count
 */
export function touchedEntries(
  before: readonly Declaration[],
  after: readonly Declaration[],
): ReadonlySet<Declaration> {
  const known = new Set(before.map(contentOf));
  return new Set(after.filter((declaration) => !known.has(contentOf(declaration))));
}
