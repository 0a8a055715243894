import type { OwnerSuggestion } from '../../inventory';
import { addDays, UsageError } from '../../model';
import type { Day } from '../../model';
import { nameOf } from '../../policy';
import { visible } from '../../report';
import { shellWord } from '../../text';
import { lastGiven } from '../arguments';
import type { Call } from '../arguments';
import type { Host } from '../host';
import { agree, ask } from '../lifecycle/ask';
import { readEnd, SUGGESTED_DAYS } from '../lifecycle/end';
import type { End } from '../lifecycle/end';
import { counted } from '../words';
import type { PlannedEntry } from './plan';

/** What a person decided. */
export interface Settled {
  readonly owner?: string;
  readonly end?: End;
  /** The id of an entry that takes the key instead. */
  readonly attachTo?: string;
}

const PLACES_NAMED = 3;

/**
 * Takes owner and end from the call, else asks for them.
 * @param maxDays how far ahead an end may be that nobody explains
 * @throws UsageError where something is missing and there is nobody to ask
 * @throws NoAnswer where the person does not answer
 */
export async function settle(
  plan: PlannedEntry,
  suggested: OwnerSuggestion | undefined,
  maxDays: number,
  call: Call,
  host: Host,
): Promise<Settled> {
  const today = call.now ?? host.today();
  const attachTo = lastGiven(call, 'to');
  if (attachTo !== undefined) return { attachTo };
  const neverBecause = lastGiven(call, 'never-because');
  const limits = { today, maxDays, neverBecause };
  const givenOwner = lastGiven(call, 'owner') ?? plan.proposed?.owner?.value;
  const givenEnd = lastGiven(call, 'expires');
  const written = plan.proposed?.expires?.value;
  const end = givenEnd === undefined ? undefined : readEnd(givenEnd, limits);
  const needsOwner = lastGiven(call, 'owner') === undefined;
  const needsEnd = end === undefined && written === undefined && isEndless(plan);
  if (!host.isInteractive || call.yes) {
    if (givenOwner !== undefined && !needsEnd) return settled(givenOwner, end);
    throw nobodyToAsk(plan, givenOwner ?? suggested?.owner, needsEnd ? addDays(today, SUGGESTED_DAYS) : undefined);
  }
  if (needsOwner || needsEnd) host.out.write(introduction(plan));
  if (plan.near !== undefined) {
    const { id } = plan.near;
    const isSame = await agree(
      host,
      `${visible(id)} has nearly the same key. Is this the same identity?`,
      false,
      false,
    );
    if (isSame === true) return { attachTo: id };
  }
  const owner = needsOwner
    ? await ask(
        host,
        `Owner${givenOwner !== undefined || suggested === undefined ? '' : ` (${suggested.source})`}`,
        givenOwner ?? suggested?.owner,
        readOwner,
      )
    : givenOwner;
  const day = addDays(today, SUGGESTED_DAYS);
  const asked = needsEnd
    ? await ask(host, 'Ends on (a day, 90d or never)', day, (answer) =>
        // The reason of "never" is a question of its own.
        answer === 'never' ? { expires: 'never' } : readEnd(answer, limits),
      )
    : end;
  if (asked?.expires !== 'never' || asked.neverBecause !== undefined) return settled(owner, asked);
  const reason = neverBecause ?? (await ask(host, 'Never ends, because', undefined, readReason));
  return settled(owner, { expires: 'never', neverBecause: reason });
}

function settled(owner: string | undefined, end: End | undefined): Settled {
  return { ...(owner !== undefined && { owner }), ...(end !== undefined && { end }) };
}

/** Whether neither the code nor the way it proves itself ends it. */
function isEndless({ identity }: PlannedEntry): boolean {
  if (identity === undefined) return true;
  const { credential, lifetime } = identity;
  return credential !== 'keyless' && credential !== 'ephemeral' && lifetime?.expires === undefined;
}

function introduction({ name, identity, usedBy, id, manifest, proposed }: PlannedEntry): string {
  const { provider, kind, privileges, expires } = identity ?? {};
  const facts = [provider, kind].filter((fact) => fact !== undefined && fact !== 'unknown').join(' ');
  const named = usedBy.slice(0, PLACES_NAMED).map(visible).join(', ');
  const more = usedBy.length > PLACES_NAMED ? ` and ${counted(usedBy.length - PLACES_NAMED, 'more file')}` : '';
  const may = [...new Set(privileges?.map(({ fact }) => visible(fact)))].slice(0, PLACES_NAMED);
  return [
    `${visible(nameOf(identity?.id ?? name))}${facts === '' ? '' : `, ${visible(facts)}`}`,
    ...(named === '' ? [] : [`  used in ${named}${more}`]),
    ...(may.length === 0 ? [] : [`  may: ${may.join(', ')}`]),
    ...(expires === undefined ? [] : [`  ends ${expires}, as the code shows`]),
    `  ${proposed === undefined ? 'becomes' : 'is proposed as'} ${visible(id)} in ${visible(manifest)}`,
    '',
  ].join('\n');
}

function readOwner(answer: string): string {
  if (answer === '')
    throw new UsageError('Somebody must answer for it: a team (@acme/web), a person (mailto:ada@example.com).');
  if (/[,;]/.test(answer)) throw new UsageError('One owner, not several: the one who answers for it.');
  return answer;
}

function readReason(answer: string): string {
  if (answer === '') throw new UsageError('A reason, in a sentence.');
  return answer;
}

function nobodyToAsk({ name }: PlannedEntry, owner: string | undefined, day: Day | undefined): UsageError {
  const options = [
    `--owner ${shellWord(visible(owner ?? '@acme/web'))}`,
    ...(day === undefined ? [] : [`--expires ${day}`]),
  ];
  return new UsageError(
    `there is nobody to ask for owner and end: nhi declare ${shellWord(visible(name))} ${options.join(' ')}`,
  );
}
