import { loadManifests, setInEntries } from '../../manifest';
import { UsageError } from '../../model';
import type { Day } from '../../model';
import { visible } from '../../report';
import { lastGiven } from '../arguments';
import type { Call } from '../arguments';
import type { Command } from '../commands';
import { counted } from '../words';
import { watchedScan } from '../watched-scan';
import type { Scanned } from '../session';
import { readEnd, SUGGESTED_DAYS } from './end';
import { spreadDays, spreadEnds } from './spread';
import { entryNamed } from './find';
import type { DeclaredIdentity } from './find';
import { manifestTexts } from './manifest-texts';
import { refuseUnfit } from './open-entry';
import { writeIfAgreed } from './record';
import { selectedEntries } from './selected';

/** An entry and its end to come. */
interface Renewal {
  readonly identity: DeclaredIdentity;
  readonly expires: Day;
}

/** `nhi renew ID...`: later ends, spread over some days so that they do not fall on one. */
export const renewCommand: Command = async (call, host) => {
  const scanned = await watchedScan({ ...call, words: [] }, host, 'tree');
  const { today } = scanned.result;
  const { maxExpiryDays: maxDays } = loadManifests(scanned.snapshot).policy;
  const neverBecause = lastGiven(call, 'never-because');
  const { expires } = readEnd(lastGiven(call, 'expires') ?? `${SUGGESTED_DAYS}d`, { today, maxDays, neverBecause });
  if (expires === 'never')
    throw new UsageError('nhi renew sets days: write expires: never into the entry, with never_because');
  const chosen = chosenEntries(call, scanned);
  const [later, left] = [chosen.filter(isEarlier(expires)), chosen.filter((each) => !isEarlier(expires)(each))];
  for (const { id, expires: end } of left) host.out.write(`${visible(id)} stays: it ends ${end ?? 'later'} already\n`);
  if (later.length === 0) {
    host.out.write('Nothing is to be renewed.\n');
    return 0;
  }
  const renewals = renewalsOf(later, spreadEnds(later.length, expires, spreadDays(call, today, expires)));
  const width = Math.max(...renewals.map(({ identity }) => visible(identity.id).length));
  host.out.write(renewals.map((each) => `${renewalLine(each, width)}\n`).join(''));
  const texts = manifestTexts(scanned);
  for (const manifest of new Set(later.map(({ declaration }) => declaration.manifest))) {
    const values = renewals
      .filter(({ identity }) => identity.declaration.manifest === manifest)
      .map(
        ({ identity, expires: day }) =>
          [identity.id, { expires: day, ...(neverBecause !== undefined && { never_because: neverBecause }) }] as const,
      );
    texts.change(manifest, (text = '') => setInEntries(text, new Map(values)));
  }
  const what = counted(renewals.length, 'entry');
  const question = `Write ${renewals.length === 1 ? 'it' : 'them'}?`;
  return writeIfAgreed(texts, { question, onEnter: true, done: `Renewed ${what}.` }, call, host);
};

/** @throws UsageError where the call names none, or one that cannot be renewed */
function chosenEntries(call: Call, { result }: Scanned): DeclaredIdentity[] {
  const { words, given } = call;
  if (words.length > 0) {
    const named = words.map((word) => entryNamed(result.inventory, word));
    for (const each of named) refuseUnfit(each);
    return [...new Map(named.map((each) => [each.declaration, each])).values()];
  }
  if (!given.has('owner') && !given.has('expires-within')) {
    throw new UsageError('nhi renew: which? Name ids, or choose by --owner or --expires-within 30d');
  }
  return selectedEntries(call, result).filter(
    ({ declaration: { expires } }) => expires !== undefined && expires.value !== 'never',
  );
}

/** Its own end decides: one that the code shows is not nhi.yaml's to move. */
function isEarlier(expires: Day): (identity: DeclaredIdentity) => boolean {
  return ({ declaration }) => declaration.expires === undefined || declaration.expires.value < expires;
}

/** Those that end first now end first again. */
function renewalsOf(identities: readonly DeclaredIdentity[], ends: readonly Day[]): Renewal[] {
  return identities
    .toSorted((a, b) => {
      const [first, second] = [a.declaration.expires?.value ?? '', b.declaration.expires?.value ?? ''];
      return first < second ? -1 : Number(first > second);
    })
    .flatMap((identity, index) => {
      const expires = ends[index];
      return expires === undefined ? [] : [{ identity, expires }];
    });
}

function renewalLine({ identity: { id, declaration, lifetime }, expires }: Renewal, width: number): string {
  const from = declaration.expires?.value ?? 'no end';
  const ends = lifetime?.expires;
  const code = ends !== undefined && ends < expires ? `; the code shows ${ends}, which counts` : '';
  return `  ${visible(id).padEnd(width)}  ${from} -> ${expires}${code}`;
}
