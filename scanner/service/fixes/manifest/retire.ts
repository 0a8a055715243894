import { removeEntry, retireEntry } from '../../../manifest';
import type { Fixer } from '../site';
import { entryAt, manifestFix } from './manifest-fix';

/** An entry that nothing uses any more, out of use or gone. */
export const retireUnused: Fixer = (site, context) => {
  const found = site.rule === 'identity/unused' ? entryAt(site, context) : undefined;
  if (!found) return [];
  const { id, manifest, revocation } = found.declaration;
  const where = [revocation?.procedure, revocation?.url].filter((each) => each !== undefined).join(', ');
  const note = `Revoke what it names first${where === '' ? '' : `: ${where}`}.`;
  // Whether it is used elsewhere cannot be seen from here.
  const common = { isSafe: false, note } as const;
  return [
    ...manifestFix(
      context,
      manifest,
      { ...common, id: 'manifest/retire', title: `Mark ${id} as retired (changes ${manifest})`, isPreferred: true },
      (text) => retireEntry(text, id, { date: context.today }),
    ),
    ...manifestFix(
      context,
      manifest,
      { ...common, id: 'manifest/remove', title: `Remove the entry ${id} (changes ${manifest})`, isPreferred: false },
      (text) => removeEntry(text, id),
    ),
  ];
};
