import { readdirSync, readFileSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { bytesOfPath, pathFromBytes } from '../git/path-name';
import { ignoreRules, noRules } from '../ignore/rules';
import type { IgnoreRules } from '../ignore/rules';
import { below } from './disk-path';

/** What stands in a name for bytes that are not UTF-8. */
const REPLACEMENT = '\uFFFD';

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
  let entries: readonly Entry[];
  try {
    entries = entriesOf(walk.root, folder);
  } catch (error) {
    walk.onUnreadable(folder === '' ? '.' : folder, errorCode(error));
    return;
  }
  const rules = walk.noIgnore ? noRules : rulesOf(walk.root, folder, entries, above);
  const prefix = folder === '' ? '' : `${folder}/`;
  for (const entry of entries) {
    const isFolder = entry.isDirectory();
    if (!isFolder && !entry.isFile()) continue;
    if (entry.name === '.git') continue;
    const path = entry.whole ?? prefix + entry.name;
    if (rules.isIgnored(path, entry.name, isFolder)) walk.onIgnored(path);
    else if (isFolder) walkFolder(walk, path, rules, files);
    else files.push(path);
  }
}

interface Entry extends Pick<Dirent, 'name' | 'isDirectory' | 'isFile'> {
  /** Its path, where the folder's is not the start of it. */
  readonly whole?: string;
}

/** @returns what a folder holds, in name order */
function entriesOf(root: string, folder: string): readonly Entry[] {
  const place = below(root, folder);
  const entries: Entry[] = readdirSync(place, { withFileTypes: true });
  const isPlain = typeof place === 'string' && !entries.some(({ name }) => name.includes(REPLACEMENT));
  return (isPlain ? entries : escaped(place, folder)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Of a path that is not UTF-8 every byte beyond ASCII is written out, those of its folders too. */
function escaped(place: string | Buffer, folder: string): Entry[] {
  const names = typeof place === 'string' ? [Buffer.from(folder)] : bytesOfPath(folder);
  const start = folder === '' ? [] : [...names.slice(-1), Buffer.from('/')];
  return readdirSync(place, { withFileTypes: true, encoding: 'buffer' }).map((entry) => {
    const whole = pathFromBytes(Buffer.concat([...start, entry.name]));
    const name = whole.slice(whole.lastIndexOf('/') + 1);
    return { whole, name, isDirectory: () => entry.isDirectory(), isFile: () => entry.isFile() };
  });
}

function rulesOf(root: string, folder: string, entries: readonly Entry[], above: IgnoreRules): IgnoreRules {
  if (!entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) return above;
  return ignoreRules(readText(below(root, folder === '' ? '.gitignore' : `${folder}/.gitignore`)), folder, above);
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
export function readText(path: string | Buffer): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
