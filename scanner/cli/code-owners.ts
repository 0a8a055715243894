import { matchesPath } from '../manifest';
import type { Snapshot } from '../model';

/** Where GitHub and GitLab look, in their order; the first that is there counts. */
const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'] as const;

/** One line of CODEOWNERS. */
interface OwnerRule {
  readonly pattern: string;
  readonly owners: readonly string[];
}

/** Says who owns a path. */
export interface CodeOwners {
  /** Path of the file that says so. */
  readonly path: string;
  /** @returns the first owner of the last line that matches, undefined where none does or the line names nobody */
  ownerOf(path: string): string | undefined;
}

/** @returns undefined where the tree has no CODEOWNERS */
export function readCodeOwners(snapshot: Snapshot): CodeOwners | undefined {
  for (const path of PLACES) {
    const text = snapshot.read(path);
    if (text === undefined) continue;
    const rules = parse(text);
    return { path, ownerOf: (file) => rules.findLast(({ pattern }) => covers(pattern, file))?.owners[0] };
  }
  return undefined;
}

/** GitLab's `[Section] @owner` gives the owners of the lines below that name none. */
const SECTION = /^\^?\[[^\]]+\](?:\[\d+\])?/;

function parse(text: string): readonly OwnerRule[] {
  let sectionOwners: readonly string[] = [];
  const rules: OwnerRule[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const section = SECTION.exec(line);
    const [pattern, ...owners] = wordsOf(section === null ? line : `section ${line.slice(section[0].length)}`);
    if (section !== null) sectionOwners = owners;
    else if (pattern !== undefined) rules.push({ pattern, owners: owners.length > 0 ? owners : sectionOwners });
  }
  return rules;
}

/** Words up to a comment; a backslash keeps a space or a hash in its word. */
function wordsOf(line: string): readonly string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:\\.|[^\s\\])+/g)) {
    if (word.startsWith('#')) break;
    words.push(word.replace(/\\(.)/g, '$1'));
  }
  return words;
}

/**
 * GitHub documentation, "About code owners": as in gitignore, but without negation and character ranges, and `docs/*` does
 * not reach into the folders of docs.
 */
function covers(pattern: string, path: string): boolean {
  const isAnchored = pattern.replace(/\/$/, '').includes('/');
  const glob = isAnchored ? pattern.replace(/^\//, '') : `**/${pattern}`;
  if (pattern.endsWith('/')) return matchesPath(`${glob}**`, path);
  const isFolderList = isAnchored && /(?:^|\/)\*$/.test(glob) && !glob.includes('**');
  return matchesPath(glob, path) && (!isFolderList || glob.split('/').length === path.split('/').length);
}
