import { proposeEntries as entriesFor } from '../../inventory';
import type { ProposedEntry } from '../../inventory';
import { loadManifests, proposeEntries, textToEdit } from '../../manifest';
import { addDays } from '../../model';
import type { Day, Profile, ScanResult, Snapshot } from '../../model';
import { readCodeOwners } from '../code-owners';
import type { Scanned } from '../session';
import { isPerson, ownerSuggester } from '../suggest-owner';

/** Time enough to find out who owns what, short enough not to be forgotten. */
const ADOPT_DAYS = 90;
const NEW_MANIFEST = 'nhi.yaml';

/** The manifest as it would be. */
export interface PlannedManifest {
  /** Relative to the root. */
  readonly path: string;
  readonly isNew: boolean;
  /** Undefined where it stays as it is. */
  readonly text: string | undefined;
  readonly entries: readonly ProposedEntry[];
  /** Last day on which proposed entries only warn, where the manifest says one. */
  readonly adoptUntil: Day | undefined;
  /** Days that its policy lets a waiver last. */
  readonly waiverDays: number;
}

/**
 * Proposes an entry for each identity that nobody answers for.
 * @param schema where editors find the schema, relative to the root; undefined where the repository does not hold it
 * @throws UsageError where there is a manifest to which nothing can be added
 */
export async function planManifest(
  { result, snapshot, lastAuthors }: Scanned,
  profile: Profile | undefined,
  schema: string | undefined,
): Promise<PlannedManifest> {
  const before = loadManifests(snapshot);
  const path = before.root ?? NEW_MANIFEST;
  const existing = textToEdit(path, snapshot);
  const codeOwners = readCodeOwners(snapshot);
  const unowned = pathsToDeclare(result).filter((used) => codeOwners?.ownerOf(used) === undefined);
  const suggestOwner = ownerSuggester(codeOwners, await lastAuthors(unowned, isPerson));
  const ids = before.declarations.map(({ id }) => id);
  const entries = entriesFor(result.inventory, suggestOwner, ids);
  const isNew = existing === undefined;
  const options = {
    ...(entries.length > 0 && { adoptUntil: addDays(result.today, ADOPT_DAYS) }),
    profile: profile ?? 'starter',
    ...(schema !== undefined && { schema }),
  };
  const text = proposeEntries(existing, entries, options);
  const isChanged = text !== existing;
  const { policy } = isChanged ? loadManifests(withFile(snapshot, path, text)) : before;
  const { adoptUntil, waiverDays } = policy;
  return { path, isNew, text: isChanged ? text : undefined, entries, adoptUntil, waiverDays };
}

/** Each once: what uses an identity that nobody answers for. */
function pathsToDeclare({ inventory }: ScanResult): readonly string[] {
  const undeclared = inventory.filter(({ state }) => state === 'undeclared');
  return [...new Set(undeclared.flatMap(({ references }) => references.map(({ place }) => place.path)))];
}

/** The tree as it will be. */
function withFile(snapshot: Snapshot, path: string, text: string): Snapshot {
  return {
    read: (wanted) => (wanted === path ? text : snapshot.read(wanted)),
    find: (names) => [...new Set([...snapshot.find(names), ...(names.includes(path) ? [path] : [])])],
    files: () => [...new Set([...snapshot.files(), path])],
    ...(snapshot.isIgnored !== undefined && { isIgnored: (wanted) => snapshot.isIgnored?.(wanted) === true }),
  };
}
