import type { OwnerSuggestion } from '../../inventory';
import { readCodeOwners } from '../code-owners';
import type { Scanned } from '../session';
import { isPerson, ownerSuggester } from '../suggest-owner';

/**
 * @param paths of all files that will be asked about, relative to the root
 * @returns suggests who answers for what these paths use: CODEOWNERS, else whoever last committed
 */
export async function ownersFor(
  { snapshot, lastAuthors }: Pick<Scanned, 'snapshot' | 'lastAuthors'>,
  paths: readonly string[],
): Promise<(paths: readonly string[]) => OwnerSuggestion | undefined> {
  const codeOwners = readCodeOwners(snapshot);
  const unowned = [...new Set(paths)].filter((path) => codeOwners?.ownerOf(path) === undefined);
  return ownerSuggester(codeOwners, unowned.length === 0 ? new Map() : await lastAuthors(unowned, isPerson));
}
