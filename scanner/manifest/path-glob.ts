import { compileGlob, globMatches } from './glob';

/**
 * @param pattern relative to the repository (`./` and slashes at the ends do not count): `*` stays inside a folder, `**`
 *        crosses; a folder covers all that is in it
 * @param path relative to the repository, forward slashes
 */
export function matchesPath(pattern: string, path: string): boolean {
  const trimmed = trimPath(pattern);
  if (trimmed === '') return true;
  if (!trimmed.includes('*')) return path === trimmed || path.startsWith(`${trimmed}/`);
  return (
    globMatches(compileGlob(trimmed, { folders: true }), path) ||
    globMatches(compileGlob(`${trimmed}/**`, { folders: true }), path)
  );
}

/** @returns the path without `./` before and slashes at either end; empty for the root itself */
export function trimPath(path: string): string {
  let start = 0;
  let end = path.length;
  while (path.startsWith('./', start)) start += 2;
  while (path[start] === '/') start++;
  while (end > start && path[end - 1] === '/') end--;
  const trimmed = path.slice(start, end);
  return trimmed === '.' ? '' : trimmed;
}
