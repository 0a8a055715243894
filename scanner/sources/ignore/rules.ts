import ignore from 'ignore';
import type { Ignore } from 'ignore';

/** The rules of one folder's ignore file, and those of the folders above it. */
export interface IgnoreRules {
  /**
   * @param path relative to the root of the walk
   * @param name its last segment
   */
  isIgnored(path: string, name: string, isFolder: boolean): boolean;
}

/** Nothing is ignored. */
export const noRules: IgnoreRules = { isIgnored: () => false };

/**
 * Most names match no pattern at all, and asking the library costs microseconds a file. So a name is looked up first:
 * either it is one of the plain last segments, or it ends as `*.log` says, or it holds the longest plain piece of another
 * pattern with wildcards.
 */
interface NameFilter {
  readonly names: ReadonlySet<string>;
  /** Of `*.log`. */
  readonly ends: readonly string[];
  readonly pieces: readonly string[];
}

/**
 * @param text of a `.gitignore` (or `.git/info/exclude`)
 * @param folder the folder it stands in, relative to the root of the walk, '' for the root
 * @param above rules of the folders above, asked where this file says nothing
 */
export function ignoreRules(text: string, folder: string, above: IgnoreRules): IgnoreRules {
  const filter = nameFilter(text);
  if (filter.names.size + filter.ends.length + filter.pieces.length === 0) return above;
  const exact: Ignore = ignore({ ignoreCase: false }).add(bytewise(text));
  const skip = folder === '' ? 0 : folder.length + 1;
  return {
    isIgnored(path, name, isFolder) {
      if (passes(filter, name)) {
        // Parents were asked before the walk came here, so only this very path is in question.
        const { ignored, unignored } = exact.test(bytewise(path.slice(skip)) + (isFolder ? '/' : ''));
        if (ignored) return true;
        if (unignored) return false;
      }
      return above.isIgnored(path, name, isFolder);
    },
  };
}

/** Git matches bytes: its `?` and `[!a]` take one byte of an `ü`, not the letter. */
function bytewise(text: string): string {
  // eslint-disable-next-line no-control-regex -- all of ASCII is meant
  return /^[\x00-\x7f]*$/.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

function passes(filter: NameFilter, name: string): boolean {
  return (
    filter.names.has(name) ||
    filter.ends.some((end) => name.endsWith(end)) ||
    filter.pieces.some((piece) => name.includes(piece))
  );
}

function nameFilter(text: string): NameFilter {
  const names = new Set<string>();
  const ends = new Set<string>();
  const pieces = new Set<string>();
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const segments = line.replace(/^!/, '').trimEnd().split('/');
    const last = segments.findLast((segment) => segment !== '') ?? '';
    if (/^\*[^*?[\]\\\s]+$/.test(last)) ends.add(last.slice(1));
    else if (/[*?[\]\\\s]/.test(last) || last === '') pieces.add(longestPiece(last));
    else names.add(last);
  }
  return { names, ends: [...ends], pieces: [...pieces] };
}

/** @returns the longest run of a pattern that must stand in a matching name as it is; '' where there is none */
function longestPiece(pattern: string): string {
  const runs = pattern.split(/[*?\]\\\s]/).map((run) => run.split('[', 1)[0] ?? '');
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}
