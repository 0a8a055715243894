import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readsInput } from '../hook-names';
import type { HookName } from '../hook-names';
import { textAt, writeWhole } from './files';
import type { HookState } from './plain';

/** As husky writes its own files. */
const PLAIN_MODE = 0o644;

/** Husky runs the file with `sh -e` and `node_modules/.bin` in PATH; where `nhi` is missing it stops the commit. */
function huskyLine(hook: HookName): string {
  return readsInput(hook) ? `nhi hook ${hook} -- "$@" || exit 1\n` : `nhi hook ${hook} || exit 1\n`;
}

/**
 * The same before commands that read what git says on standard input too (git-lfs): they get it again.
 */
function sharingLine(hook: HookName): string {
  return (
    `nhi_refs=$(mktemp) && cat >"$nhi_refs" && nhi hook ${hook} -- "$@" <"$nhi_refs" && exec <"$nhi_refs" && ` +
    `rm -f "$nhi_refs" || { rm -f "$nhi_refs"; exit 1; }\n`
  );
}

const linesOf = (hook: HookName): string[] => [huskyLine(hook), ...(readsInput(hook) ? [sharingLine(hook)] : [])];

/** @returns what was done, one line; undefined where the line is there */
export function installHuskyHook(folder: string, hook: HookName): string | undefined {
  const path = join(folder, hook);
  const text = textAt(path);
  if (text === undefined) {
    writeWhole(path, huskyLine(hook), PLAIN_MODE);
    return `${path} (new; git add it)`;
  }
  if (lineIn(text, hook) !== undefined) return undefined;
  const [shebang = ''] = /^#![^\n]*\n/.exec(text) ?? [];
  const line = readsInput(hook) ? sharingLine(hook) : huskyLine(hook);
  // First: what comes behind it, such as lint-staged, may refuse commits or hide files of its own accord.
  writeWhole(path, shebang + line + text.slice(shebang.length), statSync(path).mode);
  return `${path} (+1 line; git add it)`;
}

/** @returns what was done, one line; undefined where there was nothing of ours */
export function uninstallHuskyHook(folder: string, hook: HookName): string | undefined {
  const path = join(folder, hook);
  const text = textAt(path);
  const line = text === undefined ? undefined : lineIn(text, hook);
  if (text === undefined || line === undefined) return undefined;
  const rest = text.replace(line, '');
  if (rest === '') {
    rmSync(path);
    return `${path} (gone)`;
  }
  writeWhole(path, rest, statSync(path).mode);
  return `${path} (-1 line)`;
}

export function stateOfHuskyHook(folder: string, hook: HookName): HookState {
  const text = textAt(join(folder, hook));
  if (text === undefined) return { hook, state: 'absent', hasChained: false };
  return { hook, state: lineIn(text, hook) === undefined ? 'other' : 'installed', hasChained: false };
}

/** Only as a line of its own: one behind a comment sign or in a condition is none. */
function lineIn(text: string, hook: HookName): string | undefined {
  return linesOf(hook).find((line) => `\n${text}`.includes(`\n${line}`));
}
