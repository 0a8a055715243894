import { readsInput } from '../hook-names';
import type { HookName } from '../hook-names';

/** Tells a hook that we wrote from anybody else's. */
const MARK = '# nhi: installed by "nhi hooks install", taken out by "nhi hooks uninstall"';
/** Behind the name of a hook that was there before. */
export const CHAINED = '.nhi-chained';

/** For a shell, in double quotes. */
export const NO_NODE =
  'node is not in the PATH of this process ($PATH): install Node.js 20 or later, or start the program that runs git from a terminal';

export function isOurs(text: string): boolean {
  return text.startsWith(`#!/bin/sh\n${MARK}`);
}

/**
 * What git runs: the hook that was there before, then the tool that the repository was given: its dependency, the copy in
 * git's own folder, or the one in PATH. Whatever is missing stops git with the remedy. For any POSIX shell.
 */
export function hookScript(hook: HookName): string {
  const chain = ['if [ -x "$chained" ]; then', `  ${chainedCall(hook)} || exit $?`, 'fi'];
  return [
    '#!/bin/sh',
    MARK,
    'stop() {',
    '  echo "nhi: $1" >&2',
    `  echo "${outcome(hook)}" >&2`,
    '  exit 2',
    '}',
    // Not by its own name: another manager may have renamed this file, and chained it in turn.
    `chained="\${0%/*}/${hook}${CHAINED}"`,
    ...(readsInput(hook) ? ['input=$(cat; printf x)', 'input=${input%x}'] : []),
    ...chain,
    'command -v node >/dev/null 2>&1 ||',
    `  stop "${NO_NODE}"`,
    // Git starts hooks at the top: it need not be asked but in a linked work tree, a submodule or where it is told otherwise.
    'if [ -z "$GIT_DIR" ] && [ -d .git ]; then',
    '  common=.git',
    'else',
    '  common=$(git rev-parse --git-common-dir) || stop "git does not say where the repository is"',
    'fi',
    'if [ -x node_modules/.bin/nhi ]; then',
    `  ${call('node_modules/.bin/nhi', hook)}`,
    // A linked work tree has no dependencies of its own.
    'elif [ -x "$common/../node_modules/.bin/nhi" ]; then',
    `  ${call('"$common/../node_modules/.bin/nhi"', hook)}`,
    'elif [ -f "$common/nhi/cli.js" ]; then',
    `  ${call('node "$common/nhi/cli.js"', hook)}`,
    'elif command -v nhi >/dev/null 2>&1; then',
    `  ${call('nhi', hook)}`,
    'else',
    '  stop "nhi is neither in node_modules nor in $common/nhi nor in the PATH: npm install, or npx nhi-guard hooks install"',
    'fi',
    '',
  ].join('\n');
}

function chainedCall(hook: HookName): string {
  return readsInput(hook) ? `printf %s "$input" | "$chained" "$@"` : '"$chained" "$@"';
}

function call(program: string, hook: HookName): string {
  if (readsInput(hook)) return `printf %s "$input" | ${program} hook ${hook} -- "$@"`;
  return `exec ${program} hook ${hook}`;
}

function outcome(hook: HookName): string {
  return readsInput(hook) ? 'Nothing was pushed.' : 'Nothing was committed. Your files are as they were.';
}
