import { readFileSync } from 'node:fs';
import { givenUpText, hookNames, isHookName, readsInput, runHook } from '../../hooks';
import { UsageError } from '../model';
import type { Command } from './commands';
import { describeFailure } from './failure';

/** `nhi hook NAME`: what the installed scripts call. Whatever goes wrong ends with 2, so that git stops. */
export const hookCommand: Command = ({ words: [name = '', ...words], now }, host) => {
  if (!isHookName(name)) throw new UsageError(`nhi hook is called by git: nhi hook ${hookNames.join('|')}`);
  try {
    const input = readsInput(name) ? standardInput() : '';
    const { cwd, milliseconds } = host;
    const { code, text } = runHook(name, words, input, { cwd, milliseconds, today: now ?? host.today() });
    host.err.write(text);
    return Promise.resolve(code);
  } catch (error) {
    for (const line of describeFailure(error, false)) host.err.write(`nhi: ${line}\n`);
    host.err.write(`${givenUpText(name)}\n`);
    return Promise.resolve(2);
  }
};

function standardInput(): string {
  if ((process.stdin as { readonly isTTY?: boolean }).isTTY === true) {
    throw new UsageError('git says on standard input what is pushed; this is a terminal');
  }
  return readFileSync(0, 'utf8');
}
