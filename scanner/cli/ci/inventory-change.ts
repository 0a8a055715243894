import { compareInventories } from '../../report';
import type { InventoryChange } from '../../report';
import { namesIdentities } from '../../reading';
import { scan } from '../../scan';
import { readerOf } from '../../text';
import type { ChangeSet, Day, Document, GovernedIdentity, Profile, Snapshot } from '../../model';

/**
 * @param changeSet from what is there to what will be
 * @returns the identities that come and go; one that another file goes on using does neither
 */
export function inventoryChange(changeSet: ChangeSet, today: Day, profile: Profile): InventoryChange {
  const changes = [...changeSet.changes];
  const inventoryOf = (documents: readonly Document[], snapshot: Snapshot): readonly GovernedIdentity[] =>
    // Of an entry that these files do not use nothing can be said.
    scan({ documents, snapshot, extent: 'partial', today, profile }).inventory.filter(isUsed);
  const change = compareInventories(
    inventoryOf(
      changes.flatMap(({ before }) => before ?? []),
      changeSet.before,
    ),
    inventoryOf(
      changes.flatMap(({ after }) => after ?? []),
      changeSet.after,
    ),
  );
  if (change.added.length + change.removed.length === 0) return change;
  const changed = new Set(changes.map(({ path }) => path));
  const { after } = changeSet;
  // What a program uses, another one may use too.
  const names = [...change.added, ...change.removed].flatMap(({ keys }) => [...keys]);
  const alsoPrograms = names.some((key) => key.startsWith('env:') || key.startsWith('secretref:'));
  const paths = after.files().filter((path) => !changed.has(path) && namesIdentities(path, alsoPrograms));
  after.willRead?.(paths);
  const others = inventoryOf(
    paths.map((path) => textDocument(path, after)),
    after,
  );
  return {
    added: compareInventories(others, change.added).added,
    removed: compareInventories(others, change.removed).added,
  };
}

/** The job's own token comes and goes with the job: nobody has anything to do about it. */
const isUsed = ({ references }: GovernedIdentity): boolean => references.some(({ duty }) => duty !== 'ambient');

function textDocument(path: string, snapshot: Snapshot): Document {
  return {
    path,
    origin: { kind: 'memory' },
    open: () => readerOf(new TextEncoder().encode(snapshot.read(path) ?? '')),
  };
}
