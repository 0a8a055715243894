import { setInEntry } from '../../../manifest';
import { addDays } from '../../../model';
import type { Fix } from '../../../model';
import type { Fixer } from '../site';
import { entryAt, manifestFix } from './manifest-fix';

const RULES: ReadonlySet<string> = new Set([
  'identity/no-expiry',
  'identity/expired',
  'identity/expires-soon',
  'identity/long-life',
]);

/** In days; the first is what most people want. */
const LIVES = [90, 30, 180];

/** A new end for an entry that has none, a far one or one that is near or past. */
export const setExpiry: Fixer = (site, context) => {
  const found = RULES.has(site.rule ?? '') ? entryAt(site, context) : undefined;
  if (!found || found.declaration.status === 'proposed') return [];
  const { today, manifests } = context;
  const { id, manifest, expires, neverBecause } = found.declaration;
  const shown = found.identity?.lifetime?.expires;
  const limit = manifests.policy.maxExpiryDays;
  return LIVES.filter((days) => days <= limit).flatMap((days): readonly Fix[] => {
    const end = addDays(today, days);
    // What the code shows ends earlier, whatever is written here.
    if (shown !== undefined && shown < end) return [];
    return manifestFix(
      context,
      manifest,
      {
        id: 'manifest/expiry',
        title: `${expires === undefined ? 'Set' : 'Move'} the end of ${id} to ${end}, in ${days} days (changes ${manifest})`,
        // Whoever moves an end says that it was rotated, or may live on.
        isSafe: false,
        isPreferred: days === LIVES[0],
      },
      (text) => setInEntry(text, id, { expires: end, ...(neverBecause !== undefined && { never_because: null }) }),
    );
  });
};
