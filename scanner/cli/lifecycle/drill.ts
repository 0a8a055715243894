import { appendEvent } from '../../manifest';
import { visible } from '../../report';
import type { Command } from '../commands';
import { widthFor } from '../deliver';
import { manifestTexts } from './manifest-texts';
import { openEntry } from './open-entry';
import { actOf, writeIfAgreed } from './record';
import { compromiseSteps, sheetText } from './run-sheet';

/** `nhi drill ID`: what is done in the hour in which it leaked; then the entry records that it was tried. */
export const drillCommand: Command = async (call, host) => {
  const opened = await openEntry(call, host);
  const { identity, scanned, today } = opened;
  const { id, manifest } = identity.declaration;
  host.out.write(sheetText('If it leaked:', identity, compromiseSteps(opened), widthFor(host)));
  const texts = manifestTexts(scanned);
  texts.change(manifest, (text = '') => appendEvent(text, id, { ...actOf(call, scanned.root, today), type: 'tested' }));
  const question = `Was it tried? Record in ${visible(manifest)}: tested ${today}.`;
  return writeIfAgreed(texts, { question, onEnter: false, done: `${visible(id)}: tested ${today}.` }, call, host);
};
