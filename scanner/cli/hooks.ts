import { hooksStatus, installHooks, isHookName, uninstallHooks } from '../../hooks';
import type { HookName, HooksStatus } from '../../hooks';
import { UsageError } from '../model';
import { visible } from '../report';
import { programFolder } from './program-folder';
import type { Command } from './commands';
import type { Host } from './host';

/** `nhi hooks install|uninstall|status`: the gate at each commit and push. */
export const hooksCommand: Command = ({ words: [what, ...names] }, host) => {
  switch (what) {
    case 'install': {
      const lines = installHooks(host.cwd, names.map(hookNamed), programFolder());
      say(host, lines.length === 0 ? ['The hooks are installed already.'] : lines);
      return Promise.resolve(0);
    }
    case 'uninstall': {
      noWords(names);
      const lines = uninstallHooks(host.cwd);
      const end = lines.length === 0 ? 'There were no hooks of nhi here.' : 'Nothing of nhi runs in git any more.';
      say(host, [...lines, end]);
      return Promise.resolve(0);
    }
    case 'status': {
      noWords(names);
      const status = hooksStatus(host.cwd);
      host.out.write(statusText(status));
      return Promise.resolve(status.isComplete ? 0 : 1);
    }
    default:
      throw new UsageError('which? nhi hooks install, nhi hooks uninstall or nhi hooks status');
  }
};

function hookNamed(word: string): HookName {
  if (isHookName(word)) return word;
  throw new UsageError(`there is no hook ${word} to install: prepare-commit-msg is the only one beside the usual ones`);
}

function noWords([extra]: readonly string[]): void {
  if (extra !== undefined) throw new UsageError(`nhi hooks takes no "${extra}" there`);
}

function say(host: Host, lines: readonly string[]): void {
  host.out.write(`${lines.map(visible).join('\n')}\n`);
}

const WORDS = {
  installed: 'installed',
  other: 'not installed, another hook is there (it would be kept and run first)',
  absent: 'not installed',
  'not-executable': 'installed, but not executable, so git does not run it',
} as const;

function statusText({ place, hooks, isComplete }: HooksStatus): string {
  const { folder, husky, usual } = place;
  const rows = hooks
    .filter(({ hook, state }) => usual.includes(hook) || state !== 'absent')
    .map(({ hook, state, hasChained }) => {
      const chained = state === 'installed' && hasChained ? ', runs the hook that was there before first' : '';
      return `  ${hook.padEnd('prepare-commit-msg'.length)}  ${WORDS[state]}${chained}`;
    });
  const where = husky === undefined ? visible(folder) : `${visible(husky)} (husky)`;
  return [`Hooks in ${where}:`, ...rows, ...(isComplete ? [] : ['nhi hooks install installs them.']), ''].join('\n');
}
