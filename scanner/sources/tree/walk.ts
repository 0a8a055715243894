import { readdirSync, readFileSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { ignoreRules, noRules } from '../ignore/rules';
import type { IgnoreRules } from '../ignore/rules';

export interface Walk {
  /** Absolute path of the folder that all paths are relative to. */
  readonly root: string;
  /** Read ignored files too. */
  readonly noIgnore: boolean;
  /** Told of a folder that cannot be listed: its path and the system's error code. */
  onUnreadable(path: string, code: string): void;
  /** Told of each file or folder that is left out because an ignore rule names it. */
  onIgnored(path: string): void;
}

/**
 * Every regular file below a folder, folders in name order; `.git` is left out, symbolic links are not followed.
 * @param start relative to the root, '' for the root itself; never ignored itself
 * @returns paths relative to the root, forward slashes
 */
export function walkFiles(walk: Walk, start: string): string[] {
  const files: string[] = [];
  walkFolder(walk, start, rulesAbove(walk, start), files);
  return files;
}

function walkFolder(walk: Walk, folder: string, above: IgnoreRules, files: string[]): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(walk.root, folder), { withFileTypes: true });
  } catch (error) {
    walk.onUnreadable(folder === '' ? '.' : folder, errorCode(error));
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const rules = walk.noIgnore ? noRules : rulesOf(walk.root, folder, entries, above);
  const prefix = folder === '' ? '' : `${folder}/`;
  for (const entry of entries) {
    const isFolder = entry.isDirectory();
    if (!isFolder && !entry.isFile()) continue;
    if (entry.name === '.git') continue;
    const path = prefix + entry.name;
    if (rules.isIgnored(path, entry.name, isFolder)) walk.onIgnored(path);
    else if (isFolder) walkFolder(walk, path, rules, files);
    else files.push(path);
  }
}

function rulesOf(root: string, folder: string, entries: readonly Dirent[], above: IgnoreRules): IgnoreRules {
  if (!entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) return above;
  return ignoreRules(readText(join(root, folder, '.gitignore')), folder, above);
}

/** The rules that hold in a folder before its own ignore file is read. */
export function rulesAbove(walk: Pick<Walk, 'root' | 'noIgnore'>, folder: string): IgnoreRules {
  if (walk.noIgnore) return noRules;
  let rules = ignoreRules(readText(join(walk.root, '.git', 'info', 'exclude')), '', noRules);
  if (folder === '') return rules;
  const segments = folder.split('/');
  for (let depth = 0; depth < segments.length; depth++) {
    const parent = segments.slice(0, depth).join('/');
    rules = ignoreRules(readText(join(walk.root, parent, '.gitignore')), parent, rules);
  }
  return rules;
}

/** An ignore file that is missing or cannot be read ignores nothing: more is scanned, never less. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
