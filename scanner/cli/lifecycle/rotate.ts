import { loadManifests, appendEvent, setInEntry } from '../../manifest';
import { UsageError } from '../../model';
import { visible } from '../../report';
import { lastGiven } from '../arguments';
import type { Command } from '../commands';
import { widthFor } from '../deliver';
import { readEnd, SUGGESTED_DAYS } from './end';
import { manifestTexts } from './manifest-texts';
import { openEntry } from './open-entry';
import { actOf, writeIfAgreed } from './record';
import { rotationSteps, sheetText } from './run-sheet';

/** `nhi rotate ID`: the steps that replace the credential; then, once they are done, the entry records it and its new end. */
export const rotateCommand: Command = async (call, host) => {
  const opened = await openEntry(call, host);
  const { identity, scanned, today } = opened;
  const { declaration, credential } = identity;
  const name = visible(declaration.id);
  if (credential === 'keyless' || credential === 'ephemeral') {
    throw new UsageError(`${name} is ${credential}: nothing is stored that could be replaced`);
  }
  const { maxExpiryDays } = loadManifests(scanned.snapshot).policy;
  const limits = { today, maxDays: maxExpiryDays, neverBecause: lastGiven(call, 'never-because') };
  const given = lastGiven(call, 'expires');
  const isEndless = declaration.expires?.value === 'never' && given === undefined;
  const term = given ?? declaration.rotation?.interval ?? `${SUGGESTED_DAYS}d`;
  const end = isEndless ? undefined : readEnd(term, limits);
  host.out.write(sheetText('Rotate', identity, rotationSteps(opened), widthFor(host)));
  const texts = manifestTexts(scanned);
  texts.change(declaration.manifest, (text = '') => {
    const recorded = appendEvent(text, declaration.id, { ...actOf(call, scanned.root, today), type: 'rotated' });
    if (end === undefined) return recorded;
    const { expires, neverBecause } = end;
    return setInEntry(recorded, declaration.id, {
      expires,
      ...(neverBecause !== undefined && { never_because: neverBecause }),
    });
  });
  const until = end === undefined ? '' : `, ${end.expires === 'never' ? 'never ends' : `ends ${end.expires}`}`;
  const what = `rotated ${today}${until}`;
  const question = `Is it done? Record in ${visible(declaration.manifest)}: ${what}.`;
  return writeIfAgreed(texts, { question, onEnter: false, done: `${name}: ${what}.` }, call, host);
};
