import { join } from 'node:path';
import { loadManifests, textToEdit } from '../manifest';
import { UsageError } from '../model';
import { nearestWord } from '../text';
import { BASELINE_PATH, goneFrom, loadBaseline } from '../waivers';
import type { BaselineFile } from '../waivers';
import type { Call } from './arguments';
import { createStep, pruneStep, showStep, updateStep, withLineEnds } from './baseline-steps';
import type { BaselineStep } from './baseline-steps';
import type { Command } from './commands';
import { watchedScan } from './watched-scan';
import { unreadMessages } from './unread';

const STEPS: Readonly<Record<string, BaselineStep>> = {
  create: createStep,
  update: updateStep,
  prune: pruneStep,
  show: showStep,
};

/** `nhi baseline create | update | prune | show`: what was in the code before anybody looked. */
export const baselineCommand: Command = async (call, host) => {
  const step = stepOf(call);
  const { newSalt } = await import('../sources');
  const salt = newSalt();
  let secrets: Parameters<BaselineStep>[0]['secrets'] = [];
  const { result, root, snapshot } = await watchedScan({ ...call, words: [] }, host, 'tree', {
    newSalt: salt,
    onSecrets: (found) => {
      secrets = found;
    },
  });
  const file = loadBaseline(snapshot);
  if (file !== undefined) refuseBroken(file, call);
  else textToEdit(BASELINE_PATH, snapshot);
  const { waiverDays } = loadManifests(snapshot).policy;
  const { text, said } = step({ file, salt, secrets, result, waiverDays, isGone: goneFrom(snapshot) });
  if (text !== undefined) host.save(join(root, BASELINE_PATH), withLineEnds(text, file?.text));
  host.out.write(said.map((line) => `${line}\n`).join(''));
  for (const message of unreadMessages(result.coverage)) host.err.write(`nhi: ${message}\n`);
  return result.coverage.skipped.some(({ fatal }) => fatal) ? 2 : 0;
};

function stepOf({ words: [word] }: Call): BaselineStep {
  const names = Object.keys(STEPS);
  if (word === undefined) throw new UsageError(`nhi baseline: what? ${names.join(', ')}`);
  const step = Object.hasOwn(STEPS, word) ? STEPS[word] : undefined;
  if (step !== undefined) return step;
  const near = nearestWord(word, names);
  const hint = near === undefined ? `it knows ${names.join(', ')}` : `did you mean nhi baseline ${near}?`;
  throw new UsageError(`nhi baseline has no ${word}: ${hint}`);
}

/** Writing anew what cannot be read would lose what it says. */
function refuseBroken({ text, problems }: BaselineFile, { words: [word] }: Call): void {
  const [first] = problems;
  if (first === undefined || word === 'show') return;
  const line = text.slice(0, first.range.start).split(/\r\n|\r|\n/).length;
  throw new UsageError(`${BASELINE_PATH}:${line}: ${first.message}: ${first.remedy}`);
}
