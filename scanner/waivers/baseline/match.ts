import type { SecretMatch, Snapshot } from '../../model';
import type { BaselineEntry } from './format';

/** Which entry excuses which secret. */
export interface Matching<E extends BaselineEntry> {
  readonly entryOf: ReadonlyMap<SecretMatch, E>;
  /** Every entry that stands for a secret of the run; equal ones all do. */
  readonly used: ReadonlySet<E>;
}

/** @returns whether no file of the snapshot has this path; the listing is asked for only where it matters */
export function goneFrom(snapshot: Snapshot): (path: string) => boolean {
  let files: ReadonlySet<string> | undefined;
  return (path) => !(files ??= new Set(snapshot.files())).has(path);
}

/**
 * An entry covers its value in its file, wherever it stands there. One whose file is gone covers it anywhere: a rename stays
 * covered, a copy does not.
 * @param isGone see `goneFrom`
 */
export function matchBaseline<E extends BaselineEntry>(
  entries: readonly E[],
  secrets: readonly SecretMatch[],
  isGone: (path: string) => boolean,
): Matching<E> {
  const index = new Map<string, E[]>();
  for (const entry of entries) {
    const name = `${entry.rule}\n${entry.hmac}`;
    const list = index.get(name) ?? [];
    index.set(name, list);
    list.push(entry);
  }
  const entryOf = new Map<SecretMatch, E>();
  const used = new Set<E>();
  for (const secret of secrets) {
    const same = index.get(`${ruleOf(secret)}\n${secret.valueId ?? ''}`) ?? [];
    const here = same.filter(({ path }) => path === secret.place.path);
    const found = here.length > 0 ? here : same.filter(({ path }) => isGone(path));
    // Of equal lines, as a merge may leave them, the one that says more.
    const best = found.find(({ notASecret }) => notASecret !== undefined) ?? found[0];
    if (best === undefined) continue;
    entryOf.set(secret, best);
    for (const entry of found) used.add(entry);
  }
  return { entryOf, used };
}

export function ruleOf({ detector }: SecretMatch): string {
  return `secret/${detector}`;
}
