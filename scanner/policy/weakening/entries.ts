import type { ManifestSet } from '../../manifest';
import type { GovernedIdentity } from '../../model';
import { nameOf } from '../phrases';
import type { Loosening } from './loosening';

/** Keys that are said to be no identities, so that nobody asks for an owner. */
export function loosenedKeys(before: ManifestSet, after: ManifestSet): Loosening[] {
  const known = new Set(before.notIdentities.map(({ pattern }) => pattern));
  return after.notIdentities
    .filter(({ pattern }) => !known.has(pattern))
    .map(({ pattern, place }) => ({
      keys: ['not_identities', pattern],
      message: `${pattern} counts as no identity from now on`,
      place,
    }));
}

/**
 * Identities that an entry further down takes from one above it: who owns that folder decides from now on.
 * @param inventory of the new side
 */
export function takenOver(
  before: ManifestSet,
  after: ManifestSet,
  inventory: readonly GovernedIdentity[],
): Loosening[] {
  const found = new Map<string, Loosening>();
  for (const { declaration, references } of inventory) {
    const folder = declaration === undefined ? '' : folderOf(declaration.manifest);
    if (declaration === undefined || folder === '') continue;
    for (const { key, place } of references) {
      const was = before.lookup(key, place.path);
      if (was.kind !== 'entry') continue;
      const { id, manifest } = was.declaration;
      const above = folderOf(manifest);
      if (above === folder || !folder.startsWith(above)) continue;
      const keys = ['identities', declaration.manifest, declaration.id, id];
      const message = `${nameOf(key)} goes from ${id} (${manifest}) to ${declaration.id} (${declaration.manifest})`;
      found.set(JSON.stringify(keys), { keys, message, place: declaration.place });
    }
  }
  return [...found.values()];
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
