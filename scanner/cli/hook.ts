import { givenUpText, hookNames, isHookName, readsInput, runFrameworkHook, runHook } from '../../hooks';
import { UsageError } from '../model';
import type { Command } from './commands';
import { describeFailure } from './failure';

/** The entry of .pre-commit-hooks.yaml, for every stage. */
const FRAMEWORK = 'pre-commit-framework';

/** `nhi hook NAME`: what the installed scripts call. Whatever goes wrong ends with 2, so that git stops. */
export const hookCommand: Command = async ({ words: [name = '', ...words], now }, host) => {
  if (!isHookName(name) && name !== FRAMEWORK) {
    throw new UsageError(`nhi hook is called by git: nhi hook ${[...hookNames, FRAMEWORK].join('|')}`);
  }
  try {
    const { cwd, milliseconds, environment } = host;
    const request = { cwd, milliseconds, today: now ?? host.today() };
    // What git says comes in pieces: it writes no more at once than a pipe takes.
    const input = name !== FRAMEWORK && readsInput(name) ? new TextDecoder().decode(await host.readInput()) : '';
    const { code, text } =
      name === FRAMEWORK ? runFrameworkHook(environment, request) : runHook(name, words, input, request);
    if (text !== '') host.err.write(text);
    return code;
  } catch (error) {
    for (const line of describeFailure(error, false)) host.err.write(`nhi: ${line}\n`);
    host.err.write(`${givenUpText(name === FRAMEWORK ? 'pre-commit' : name)}\n`);
    return 2;
  }
};
