import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readsInput } from '../hook-names';
import type { HookName } from '../hook-names';
import { textAt, writeWhole } from './files';
import type { HookState } from './plain';
import type { InstallStep } from './step';

/** As husky writes its own files. */
const PLAIN_MODE = 0o644;

/** What sh and env end with where a command is missing. */
const MISSING = 127;
const REMEDY =
  'nhi: Node.js or nhi is not in the PATH of this process: run npm install, or start the program that runs git from a terminal';

/**
 * Husky runs the file with `sh -e`, at the top of the work tree, and says where it looked for a command that is missing.
 * @param call of the tool
 */
function huskyLine(call: string, hook: HookName): string {
  const words = readsInput(hook) ? `${hook} -- "$@"` : hook;
  const stop = `nhi_code=$?; [ $nhi_code -ne ${MISSING} ] || echo "${REMEDY}" >&2; exit $nhi_code`;
  return `${call} hook ${words} || { ${stop}; }\n`;
}

/**
 * The same before commands that read what git says on standard input too (git-lfs): they get it again.
 */
function sharingLine(call: string, hook: HookName): string {
  return (
    `nhi_refs=$(mktemp) && cat >"$nhi_refs" && ${call} hook ${hook} -- "$@" <"$nhi_refs" && exec <"$nhi_refs" && ` +
    `rm -f "$nhi_refs" || { nhi_code=$?; rm -f "$nhi_refs"; exit $nhi_code; }\n`
  );
}

/** One of the two, wherever it looks for the tool: somebody may have made it simpler. */
function ourLine(hook: HookName): RegExp {
  const plain = String.raw`(?:PATH="[^"\n]*" )?nhi hook ${hook}(?: -- "\$@")?(?: \|\| (?:exit (?:1|\$\?)|\{ nhi_code=[^\n]*\}))?`;
  const sharing = String.raw`nhi_refs=\$\(mktemp\) [^\n]* nhi hook ${hook} -- [^\n]*`;
  return new RegExp(`^(?:${plain}|${sharing})(?:\\n|$)`, 'm');
}

/** @returns undefined where the line is there */
export function huskyStep(folder: string, hook: HookName, call: string): InstallStep | undefined {
  const path = join(folder, hook);
  const text = textAt(path);
  if (text === undefined) {
    const make = (): void => writeWhole(path, huskyLine(call, hook), PLAIN_MODE);
    return { path, what: 'new', isTracked: true, make };
  }
  if (lineIn(text, hook) !== undefined) return undefined;
  const [shebang = ''] = /^#![^\n]*\n/.exec(text) ?? [];
  const line = readsInput(hook) ? sharingLine(call, hook) : huskyLine(call, hook);
  // First: what comes behind it, such as lint-staged, may refuse commits or hide files of its own accord.
  const make = (): void => writeWhole(path, shebang + line + text.slice(shebang.length), statSync(path).mode);
  return { path, what: '+1 line', isTracked: true, make };
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
  return ourLine(hook).exec(text)?.[0];
}
