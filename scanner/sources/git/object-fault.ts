import { quoted } from './failure';

/** Why the content of an object that git does not have cannot be read. */
export function missingObject(id: string): string {
  return `its content (git object ${id}) is missing from this clone; a partial clone gets it with: git cat-file -e ${id}`;
}

/** Why the content of an object at which git ended cannot be read. */
export function unreadableObject(id: string, stderr: string): string {
  // A partial clone asks its remote, which is not allowed here.
  if (/not allowed|could not fetch|promisor/.test(stderr)) return missingObject(id);
  return `its content (git object ${id}) is broken, git fsck says more. git says: ${quoted(stderr)}`;
}
