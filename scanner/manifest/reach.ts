import { trimPath } from './path-glob';

/**
 * @param wide and `narrow` globs as `matchesPath` takes them
 * @returns whether `wide` surely matches whatever `narrow` does; false where only the paths themselves could tell
 */
export function coversGlob(wide: string, narrow: string): boolean {
  const [outer, inner] = [trimPath(wide), trimPath(narrow)];
  if (outer === '' || outer === '**' || outer === inner) return true;
  const folder = outer.endsWith('/**') ? outer.slice(0, -3) : outer;
  return !folder.includes('*') && (inner === folder || inner.startsWith(`${folder}/`));
}
