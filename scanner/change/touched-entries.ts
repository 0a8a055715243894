import type { Declaration, Waiver } from '../model';

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

/** @returns the waivers that were not there before, by what they say */
export function addedWaivers(before: readonly Waiver[], after: readonly Waiver[]): ReadonlySet<Waiver> {
  const known = new Set(before.map(contentOf));
  return new Set(after.filter((waiver) => !known.has(contentOf(waiver))));
}

/** Everything but where it stands, keys in one order. */
function contentOf(value: object): string {
  return JSON.stringify(value, (key, content: unknown) => {
    if (key === 'place' || key === 'manifest' || key === 'coversLine') return undefined;
    if (typeof content !== 'object' || content === null || Array.isArray(content)) return content;
    return Object.fromEntries(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
