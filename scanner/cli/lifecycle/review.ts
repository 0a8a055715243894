import { appendEvent } from '../../manifest';
import type { Day } from '../../model';
import { visible } from '../../report';
import { allGiven } from '../arguments';
import type { Call } from '../arguments';
import { wantsColour } from '../colour';
import type { Command } from '../commands';
import type { Host } from '../host';
import type { Scanned } from '../session';
import { answersText } from '../show/identity-text';
import { watchedScan } from '../watched-scan';
import { counted } from '../words';
import { entryNamed } from './find';
import type { DeclaredIdentity } from './find';
import { manifestTexts } from './manifest-texts';
import { refuseUnfit } from './open-entry';
import { actOf } from './record';
import { reviewStanding } from './review-due';
import { selectedEntries } from './selected';

/** `nhi review`: walks through what is due, asks of each whether it is still needed and right, and records the answers. */
export const reviewCommand: Command = async (call, host) => {
  const scanned = await watchedScan({ ...call, words: [] }, host, 'tree');
  const { today } = scanned.result;
  const ids = allGiven(call, 'id');
  const chosen = ids === undefined ? dueEntries(call, scanned) : namedEntries(ids, scanned);
  if (chosen.length === 0) {
    host.out.write('Nothing is due for review.\n');
    return 0;
  }
  const isAnswered = call.yes && ids !== undefined;
  if (!isAnswered && (call.yes || !host.isInteractive)) {
    host.out.write(chosen.map((identity) => `${dueLine(identity, today)}\n`).join(''));
    host.err.write('nhi: nothing was recorded, as nobody looked: nhi review --id ID --yes records that somebody did\n');
    return 2;
  }
  const reviewed = isAnswered ? chosen : await walkThrough(chosen, scanned, call, host);
  const texts = manifestTexts(scanned);
  const act = actOf(call, scanned.root, today);
  for (const { declaration } of reviewed) {
    texts.change(declaration.manifest, (text = '') => appendEvent(text, declaration.id, { ...act, type: 'reviewed' }));
  }
  const changed = texts.save(host);
  host.out.write(
    changed.length === 0
      ? 'Nothing was recorded.\n'
      : `Recorded ${counted(reviewed.length, 'review')}. Next: commit ${changed.map(visible).join(', ')}.\n`,
  );
  return 0;
};

function namedEntries(ids: readonly string[], { result }: Scanned): DeclaredIdentity[] {
  const named = ids.map((id) => entryNamed(result.inventory, id));
  for (const each of named) refuseUnfit(each);
  return [...new Map(named.map((each) => [each.declaration, each])).values()];
}

/** With `--all` also what is not due. */
function dueEntries(call: Call, { result }: Scanned): DeclaredIdentity[] {
  const entries = selectedEntries(call, result);
  return call.all ? entries : entries.filter((each) => reviewStanding(each, result.today)?.isDue === true);
}

function dueLine(identity: DeclaredIdentity, today: Day): string {
  const owner = identity.declaration.owner?.value;
  const { words } = reviewStanding(identity, today) ?? { words: 'nobody says how it is reviewed' };
  return [visible(identity.id), ...(owner === undefined ? [] : [visible(owner)]), words].join('  ');
}

/** @returns those that somebody found needed and right; whoever stops half way keeps what was answered */
async function walkThrough(
  identities: readonly DeclaredIdentity[],
  { result }: Scanned,
  call: Call,
  host: Host,
): Promise<DeclaredIdentity[]> {
  const color = wantsColour(host.environment, host.out.isTerminal, call.noColor);
  const reviewed: DeclaredIdentity[] = [];
  for (const [index, identity] of identities.entries()) {
    host.out.write(`${answersText(identity, result.today, { color })}\n`);
    host.out.write(
      `${index + 1} of ${identities.length}. Still needed, and right as it stands? [y]es, [n]o, [s]kip, [q]uit: `,
    );
    const answer = (await host.readLine())?.trim().toLowerCase();
    if (answer === undefined) host.out.write('\n');
    if (answer === undefined || answer.startsWith('q')) break;
    if (answer.startsWith('y')) reviewed.push(identity);
    else if (answer.startsWith('n')) {
      const id = visible(identity.id);
      host.out.write(
        `Not recorded. No longer needed: nhi retire ${id}. Not right: change ${visible(identity.declaration.manifest)}.\n`,
      );
    }
    host.out.write('\n');
  }
  return reviewed;
}
