import { isManifestName } from './manifest';
import type { ChangeSet, Snapshot } from './model';
import { readDocument } from './reading';
import { createSecretScanner } from './secrets';

/** The root's and the nested, their includes and the baseline, and what lies in a folder of such a name. */
const OWN_FILE = /(?:^|\/)nhi[^/]*\.ya?ml(?:\/|$)/;
const ROOT_NAMES = ['nhi.yaml', 'nhi.yml'];
/** Keys that decide what is read; in a comment they only cost the way round. */
const DECIDES_WHAT_IS_READ = /\b(?:scan|include)\b/;

/**
 * The short way of most commits: whether no document of the change says anything that could be judged, told without reading
 * what it would be judged by. It ends at the first that does.
 * @returns true where `scanChange` would find nothing new and everything readable; false also where that is not known
 * @throws GitError as the change set does
 */
export function bringsNothing({ changes, after }: ChangeSet): boolean {
  const all = [...changes];
  if (all.some(({ path }) => OWN_FILE.test(path)) || !readsAll(after)) return false;
  // What it finds is judged elsewhere, by its value as well.
  const secretScanner = createSecretScanner({ identify: () => '' });
  return all.every(({ after: document }) => {
    if (document === undefined) return true;
    const { secrets, waivers, fragments, skip } = readDocument(document, secretScanner);
    return secrets.length === 0 && waivers.length === 0 && fragments.size === 0 && skip?.fatal !== true;
  });
}

/** Whether every file counts, by what at most one manifest says. */
function readsAll(snapshot: Snapshot): boolean {
  // The root's own is one by its name: most commits need not load what tells of the others.
  const found = snapshot.find(ROOT_NAMES).filter((path) => !path.includes('/') || isManifestName(path));
  const [path] = found;
  if (path === undefined) return true;
  if (found.length > 1 || path.includes('/')) return false;
  const text = snapshot.read(path);
  return text !== undefined && !DECIDES_WHAT_IS_READ.test(text);
}
