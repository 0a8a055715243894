import { loadManifests } from '../../manifest';
import { UsageError } from '../../model';
import { visible } from '../../report';
import { allGiven, lastGiven } from '../arguments';
import type { Command } from '../commands';
import { NoAnswer } from '../lifecycle/ask';
import { manifestTexts } from '../lifecycle/manifest-texts';
import { ownersFor } from '../lifecycle/owners-for';
import { watchedScan } from '../watched-scan';
import { acceptProposed } from './accept-proposed';
import { externalEntry, plannedEntry } from './plan';
import { carryOut } from './carry-out';
import { complete, openText, setGiven } from './complete';
import { settle } from './settle';

/** `nhi declare KEY...`: gives what was found an owner and an end in nhi.yaml, or accepts the entry that is proposed. */
export const declareCommand: Command = async (call, host) => {
  const { words } = call;
  if (allGiven(call, 'proposed') !== undefined) {
    if (words.length > 0)
      throw new UsageError('--proposed accepts all that are proposed: name keys, or give --proposed');
    return acceptProposed(call, host);
  }
  if (words.length === 0)
    throw new UsageError('nhi declare needs a key: nhi list --undeclared names those without an entry');
  for (const name of ['id', 'purpose'] as const) {
    if (words.length > 1 && lastGiven(call, name) !== undefined) {
      throw new UsageError(`--${name} is for one identity, and there are ${words.length}`);
    }
  }
  const scanned = await watchedScan({ ...call, words: [] }, host, 'tree');
  const manifests = loadManifests(scanned.snapshot);
  const plans =
    allGiven(call, 'external') === undefined
      ? words.map((word) => plannedEntry(word, scanned.result.inventory, manifests))
      : words.map((word) => externalEntry(word, manifests));
  const suggestOwner = await ownersFor(
    scanned,
    plans.flatMap(({ usedBy }) => usedBy),
  );
  const texts = manifestTexts(scanned);
  const done: string[] = [];
  try {
    for (const plan of plans) {
      const settled = await settle(plan, suggestOwner(plan.usedBy), manifests.policy.maxExpiryDays, call, host);
      const { done: what, entry } = carryOut(plan, settled, texts, manifests, call);
      done.push(what);
      if (entry === undefined) continue;
      setGiven(entry, texts, call);
      done.push(...openText(entry, await complete(entry, texts, scanned, call, host), scanned));
    }
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    host.out.write('\nNothing was written.\n');
    return 2;
  }
  const changed = texts.save(host);
  host.out.write(`${done.join('\n')}\nNext: commit ${changed.map(visible).join(', ')}.\n`);
  return 0;
};
