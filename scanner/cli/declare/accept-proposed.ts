import { isSameOwner, loadManifests, setInEntries } from '../../manifest';
import { UsageError } from '../../model';
import type { Declaration } from '../../model';
import { visible } from '../../report';
import { lastGiven } from '../arguments';
import type { Call } from '../arguments';
import type { Host } from '../host';
import { readEnd, SUGGESTED_DAYS } from '../lifecycle/end';
import { isDeclared } from '../lifecycle/find';
import { manifestTexts } from '../lifecycle/manifest-texts';
import { writeIfAgreed } from '../lifecycle/record';
import { spreadDays, spreadEnds } from '../lifecycle/spread';
import type { Scanned } from '../session';
import { watchedScan } from '../watched-scan';
import { counted } from '../words';

/**
 * Accepts every proposed entry that says who owns it, of `--owner` only those, with ends that are spread over some days.
 * @returns as a command does
 */
export async function acceptProposed(call: Call, host: Host): Promise<0 | 2> {
  const scanned = await watchedScan({ ...call, words: [] }, host, 'tree');
  const { today } = scanned.result;
  const { maxExpiryDays: maxDays } = loadManifests(scanned.snapshot).policy;
  const neverBecause = lastGiven(call, 'never-because');
  const { expires } = readEnd(lastGiven(call, 'expires') ?? `${SUGGESTED_DAYS}d`, { today, maxDays, neverBecause });
  if (expires === 'never') throw new UsageError('what never ends is declared one by one, each for its own reason');
  const entries = proposedEntries(call, scanned);
  if (entries.length === 0) {
    host.out.write('Nothing is proposed that says who owns it.\n');
    return 0;
  }
  const ends = spreadEnds(entries.length, expires, spreadDays(call, today, expires));
  const [first = expires] = ends;
  const texts = manifestTexts(scanned);
  for (const manifest of new Set(entries.map((entry) => entry.manifest))) {
    const values = entries.flatMap((entry, index) =>
      entry.manifest === manifest
        ? [[entry.id, { status: null, expires: entry.expires?.value ?? ends[index] ?? expires }] as const]
        : [],
    );
    texts.change(manifest, (text = '') => setInEntries(text, new Map(values)));
  }
  for (const owner of new Set(entries.map((entry) => entry.owner?.value ?? ''))) {
    const number = entries.filter((entry) => entry.owner?.value === owner).length;
    host.out.write(`  ${visible(owner)}  ${counted(number, 'entry')}\n`);
  }
  const many = counted(entries.length, 'entry');
  const days = first === expires ? `ending ${expires}` : `ending from ${first} to ${expires}`;
  const consent = { question: `Accept ${many}, ${days}?`, onEnter: false, done: `Accepted ${many}, ${days}.` };
  return writeIfAgreed(texts, consent, call, host);
}

/** By id. */
function proposedEntries(call: Call, { result }: Scanned): Declaration[] {
  const owner = lastGiven(call, 'owner');
  return result.inventory
    .filter(isDeclared)
    .map(({ declaration }) => declaration)
    .filter(({ status, group }) => status === 'proposed' && group === undefined)
    .filter((entry) => entry.owner !== undefined && (owner === undefined || isSameOwner(entry.owner.value, owner)));
}
