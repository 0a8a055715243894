import { retireEntry, setInEntry } from '../../manifest';
import { visible } from '../../report';
import type { Command } from '../commands';
import { widthFor } from '../deliver';
import { counted } from '../words';
import { manifestTexts } from './manifest-texts';
import { openEntry } from './open-entry';
import { actOf, writeIfAgreed } from './record';
import { retirementSteps, sheetText } from './run-sheet';

/** `nhi retire ID`: the steps that end an identity; then its entry is retired, or retiring as long as something uses it. */
export const retireCommand: Command = async (call, host) => {
  const opened = await openEntry(call, host);
  const { identity, scanned, today } = opened;
  const { declaration, references } = identity;
  const { id, manifest } = declaration;
  host.out.write(sheetText('Retire', identity, retirementSteps(opened), widthFor(host)));
  const texts = manifestTexts(scanned);
  const isUsed = references.length > 0;
  texts.change(manifest, (text = '') =>
    isUsed ? setInEntry(text, id, { status: 'retiring' }) : retireEntry(text, id, actOf(call, scanned.root, today)),
  );
  const [name, file] = [visible(id), visible(manifest)];
  const uses = `${counted(references.length, 'place')} still ${references.length === 1 ? 'uses' : 'use'} it`;
  const consent = isUsed
    ? {
        question: `${uses}. Mark it as retiring in ${file} until they are out?`,
        onEnter: true,
        done: `${name} is retiring: nhi retire ${name} again once nothing uses it.`,
      }
    : {
        question: `Is it revoked? Record in ${file}: retired, revoked ${today}.`,
        onEnter: false,
        done: `${name}: retired, revoked ${today}.`,
      };
  return writeIfAgreed(texts, consent, call, host);
};
