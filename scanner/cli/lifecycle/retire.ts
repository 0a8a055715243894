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
  if (isUsed) {
    const uses = `${counted(references.length, 'place')} still ${references.length === 1 ? 'uses' : 'use'} it`;
    return writeIfAgreed(
      texts,
      `${uses}. Mark it as retiring in ${visible(manifest)} until they are out?`,
      `${visible(id)} is retiring: nhi retire ${visible(id)} again once nothing uses it.`,
      call,
      host,
    );
  }
  return writeIfAgreed(
    texts,
    `Is it revoked? Record in ${visible(manifest)}: retired, revoked ${today}.`,
    `${visible(id)}: retired, revoked ${today}.`,
    call,
    host,
  );
};
