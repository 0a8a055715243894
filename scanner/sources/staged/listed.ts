import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../../model';
import { indexListing } from '../git';
import type { Git, RawChange } from '../git';
import { realFolder } from '../tree/real-folder';

/**
 * @param cwd what relative paths are relative to
 * @param given files and folders as a user or a tool names them; they need not be on disk
 * @returns the changes at or below them
 * @throws UsageError for one that is neither changed nor in the index
 */
export function onlyListed(
  git: Git,
  changes: readonly RawChange[],
  cwd: string,
  given: readonly string[],
): RawChange[] {
  const wanted = new Map(given.map((path) => [pathInRepository(git.cwd, cwd, path), path]));
  const met = new Set<string>();
  const kept = changes.filter(({ path }) => {
    const by = selfAndFolders(path).filter((place) => wanted.has(place));
    for (const place of by) met.add(place);
    return by.length > 0;
  });
  const unmet = [...wanted].filter(([path]) => !met.has(path) && path !== '');
  if (unmet.length > 0) {
    const listing = indexListing(git);
    const unknown = unmet.find(([path]) => !listing.has(path));
    if (unknown !== undefined) throw new UsageError(`${unknown[1]} is not staged: git add it first`);
  }
  return kept;
}

function pathInRepository(root: string, cwd: string, given: string): string {
  const absolute = resolve(cwd, given);
  const path = relative(root, join(realFolder(dirname(absolute)), basename(absolute)))
    .split(sep)
    .join('/');
  if (path === '..' || path.startsWith('../')) throw new UsageError(`${given} lies outside of ${root}`);
  return path;
}

/** `a/b/c` → `a/b/c`, `a/b`, `a` and the root. */
function selfAndFolders(path: string): string[] {
  const places = [path];
  for (let at = path.lastIndexOf('/'); at !== -1; at = path.lastIndexOf('/', at - 1)) places.push(path.slice(0, at));
  return [...places, ''];
}
