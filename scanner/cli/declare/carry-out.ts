import { acceptEntry, attachKey, declareEntry, setInEntry } from '../../manifest';
import type { ManifestSet } from '../../manifest';
import { UsageError } from '../../model';
import { visible } from '../../report';
import { lastGiven } from '../arguments';
import type { Call } from '../arguments';
import type { ManifestTexts } from '../lifecycle/manifest-texts';
import type { WrittenEntry } from './complete';
import type { PlannedEntry } from './plan';
import type { Settled } from './settle';

/**
 * Edits the manifest's text as it was settled; nothing is written yet.
 * @returns one sentence, what was done, and the entry that was written; none where a key was attached to one that is there
 * @throws UsageError as the edits do
 */
export function carryOut(
  plan: PlannedEntry,
  settled: Settled,
  texts: ManifestTexts,
  manifests: ManifestSet,
  call: Call,
): { readonly done: string; readonly entry?: WrittenEntry } {
  if (settled.attachTo !== undefined) return { done: attach(plan, settled.attachTo, texts, manifests) };
  const { proposed, manifest } = plan;
  const { owner, end } = settled;
  const id = idOf(plan, manifests, lastGiven(call, 'id'));
  const purpose = lastGiven(call, 'purpose');
  const more = { ...(owner !== undefined && { owner }), ...end };
  texts.change(manifest, (text) => {
    if (proposed === undefined || text === undefined) {
      const { references, isExternal } = plan;
      return declareEntry(text, {
        id,
        references,
        ...more,
        ...(purpose !== undefined && { purpose }),
        ...(isExternal && { external: true }),
      });
    }
    const accepted = acceptEntry(text, proposed.id, more);
    return purpose === undefined ? accepted : setInEntry(accepted, proposed.id, { purpose });
  });
  const until = end === undefined ? '' : end.expires === 'never' ? ', never ends' : `, ends ${end.expires}`;
  const verb = proposed === undefined ? 'Declared' : 'Accepted';
  const done = `${verb} ${visible(id)} in ${visible(manifest)}: owner ${visible(owner ?? 'as it says')}${until}.`;
  return { done, entry: { id, manifest } };
}

function idOf({ id, proposed }: PlannedEntry, { declarations }: ManifestSet, given: string | undefined): string {
  if (given === undefined || given === id) return id;
  if (proposed !== undefined) throw new UsageError(`${visible(id)} has its id already: --id is for a new entry`);
  const taken = declarations.find((declaration) => declaration.id === given);
  if (taken !== undefined) throw new UsageError(`the id ${visible(given)} is taken, in ${visible(taken.manifest)}`);
  return given;
}

function attach(
  { proposed, references, name }: PlannedEntry,
  id: string,
  texts: ManifestTexts,
  { declarations }: ManifestSet,
): string {
  if (proposed !== undefined) {
    throw new UsageError(`${visible(name)} has a proposed entry of its own: accept it, or take it out first`);
  }
  const entry = declarations.find((declaration) => declaration.id === id);
  if (entry === undefined) throw new UsageError(`there is no entry ${visible(id)}: nhi list names them`);
  texts.change(entry.manifest, (text = '') => references.reduce((before, key) => attachKey(before, id, key), text));
  return `Attached ${references.map(visible).join(', ')} to ${visible(id)} in ${visible(entry.manifest)}.`;
}
