import { ignoreRules, noRules } from './rules';
import type { IgnoreRules } from './rules';

/**
 * @param read a file of the tree, undefined where there is none
 * @param base rules from outside the tree, such as `.git/info/exclude`
 * @returns whether an ignore file of the tree names the path or a folder above it, whether git tracks it or not; each ignore
 *          file is read once
 */
export function ignoredPaths(
  read: (path: string) => string | undefined,
  base: IgnoreRules = noRules,
): (path: string) => boolean {
  const known = new Map<string, IgnoreRules>();
  const rulesIn = (folder: string, above: IgnoreRules): IgnoreRules => {
    const rules = known.get(folder) ?? ignoreRules(read(ignoreFileOf(folder)) ?? '', folder, above);
    known.set(folder, rules);
    return rules;
  };
  return (path) => {
    const segments = path.split('/');
    let rules = base;
    return segments.some((name, depth) => {
      rules = rulesIn(segments.slice(0, depth).join('/'), rules);
      return rules.isIgnored(segments.slice(0, depth + 1).join('/'), name, depth < segments.length - 1);
    });
  };
}

/** @returns the ignore files that speak of a path: the root's, and those of the folders down to it */
export function ignoreFilesAbove(path: string): string[] {
  const folders = path.split('/').slice(0, -1);
  return ['.gitignore', ...folders.map((_, depth) => ignoreFileOf(folders.slice(0, depth + 1).join('/')))];
}

function ignoreFileOf(folder: string): string {
  return folder === '' ? '.gitignore' : `${folder}/.gitignore`;
}
