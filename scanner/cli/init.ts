import { dirname, join } from 'node:path';
import { hasWorkTree } from '../../hooks';
import { UsageError } from '../model';
import type { SecretMatch } from '../model';
import { newSalt } from '../sources';
import { doneText, noticesText, planAdoption, stepsText } from './adoption';
import type { Adoption, AdoptionStep } from './adoption';
import type { Call } from './arguments';
import type { Command } from './commands';
import type { ExitCode, Host } from './host';
import { watchedScan } from './watched-scan';
import { makeFolder } from './save';
import { unreadMessages } from './unread';

/** `nhi init`: from nothing to a green first day. Shows what it found and what it would write, and asks once. */
export const initCommand: Command = async (call, host) => {
  if (hasWorkTree(host.cwd) === false) {
    throw new UsageError('there is no work tree here to begin in: run nhi init in a clone, outside of .git');
  }
  const salt = newSalt();
  let secrets: readonly SecretMatch[] = [];
  const onSecrets = (found: readonly SecretMatch[]): void => {
    secrets = found;
  };
  const scanned = await watchedScan(call, host, 'tree', { newSalt: salt, onSecrets });
  const { coverage } = scanned.result;
  for (const message of unreadMessages(coverage)) host.err.write(`nhi: ${message}\n`);
  const adoption = await planAdoption(scanned, secrets, salt, host.cwd, call.profile);
  const outcome = await adopt(adoption, scanned.root, call, host);
  return coverage.skipped.some(({ fatal }) => fatal) ? 2 : outcome;
};

async function adopt(adoption: Adoption, root: string, call: Call, host: Host): Promise<ExitCode> {
  const { found, steps, notices } = adoption;
  host.out.write(found.map((line) => `${line}\n`).join(''));
  if (steps.length === 0) {
    host.out.write(`\nAll is set up: there is nothing to write.\n${noticesText(notices)}`);
    return 0;
  }
  host.out.write(`\n${stepsText(steps)}${noticesText(notices)}`);
  const isAgreed = await isToBeWritten(call, host);
  if (isAgreed === undefined) return 2;
  if (!isAgreed) {
    host.out.write('Nothing was written.\n');
    return 0;
  }
  carryOut(steps, root, host);
  host.out.write(doneText(adoption));
  return 0;
}

/** Hooks last: they stop what is not declared yet. */
function carryOut(steps: readonly AdoptionStep[], root: string, host: Host): void {
  const files = steps.flatMap((step) => ('text' in step ? [{ path: join(root, step.path), text: step.text }] : []));
  for (const { path } of files) makeFolder(dirname(path));
  if (files.length > 0) host.saveAll(files);
  for (const step of steps) if ('make' in step) step.make();
}

/** @returns undefined where there is nobody to ask */
async function isToBeWritten({ yes }: Call, host: Host): Promise<boolean | undefined> {
  if (yes) return true;
  if (!host.isInteractive) {
    host.err.write('nhi: nothing was written, as there is nobody to ask: nhi init --yes writes it\n');
    return undefined;
  }
  host.out.write('Write? [Y/n] ');
  const answer = await host.readLine();
  return answer !== undefined && /^(?:y(?:es)?)?$/i.test(answer.trim());
}
