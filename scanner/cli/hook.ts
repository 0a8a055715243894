import { readFileSync } from 'node:fs';
import { givenUpText, hookNames, isHookName, readsInput, runFrameworkHook, runHook } from '../../hooks';
import type { HookName } from '../../hooks';
import { UsageError } from '../model';
import type { Command } from './commands';
import { describeFailure } from './failure';

/** The entry of .pre-commit-hooks.yaml, for every stage. */
const FRAMEWORK = 'pre-commit-framework';

/** `nhi hook NAME`: what the installed scripts call. Whatever goes wrong ends with 2, so that git stops. */
export const hookCommand: Command = ({ words: [name = '', ...words], now }, host) => {
  if (!isHookName(name) && name !== FRAMEWORK) {
    throw new UsageError(`nhi hook is called by git: nhi hook ${[...hookNames, FRAMEWORK].join('|')}`);
  }
  try {
    const { cwd, milliseconds, environment } = host;
    const request = { cwd, milliseconds, today: now ?? host.today() };
    const { code, text } =
      name === FRAMEWORK ? runFrameworkHook(environment, request) : runHook(name, words, inputOf(name), request);
    host.err.write(text);
    return Promise.resolve(code);
  } catch (error) {
    for (const line of describeFailure(error, false)) host.err.write(`nhi: ${line}\n`);
    host.err.write(`${givenUpText(name === FRAMEWORK ? 'pre-commit' : name)}\n`);
    return Promise.resolve(2);
  }
};

/** What git says on standard input, of the hooks that it says something. */
function inputOf(hook: HookName): string {
  if (!readsInput(hook)) return '';
  if ((process.stdin as { readonly isTTY?: boolean }).isTTY === true) {
    throw new UsageError('git says on standard input what is pushed; this is a terminal');
  }
  return readFileSync(0, 'utf8');
}
