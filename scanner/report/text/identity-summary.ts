import { daysBetween } from '../../model';
import type { GovernanceState, GovernedIdentity, ScanResult } from '../../model';
import { visible } from '../visible';
import { count, listed } from './counts';

/** What ends within these days is worth a word in every run. */
const SOON_DAYS = 30;

const STATES: readonly (readonly [GovernanceState, string])[] = [
  ['declared', 'declared'],
  ['proposed', 'proposed'],
  ['undeclared', 'undeclared'],
  ['listed', 'listed only'],
];

/** What is counted of an inventory. */
export interface Standings {
  readonly inventory: readonly Pick<GovernedIdentity, 'id' | 'state' | 'expires'>[];
  readonly today: string;
}

/** @returns `11 identities: 8 declared, 1 proposed, 1 undeclared, 1 expires in 12 days`, without a full stop */
export function identitySummary({ inventory, today }: Standings): string {
  const present = inventory.filter(({ state }) => state !== 'unused');
  const states = STATES.map(([state, words]) => [
    inventory.filter((identity) => identity.state === state).length,
    words,
  ]);
  const unused = inventory.length - present.length;
  const parts = [
    ...states.map(([number, words]) => (number === 0 ? '' : `${number} ${words}`)),
    ...expirySummary(inventory, today),
    unused === 0 ? '' : `${count(unused, 'entry', 'entries')} without a use`,
  ];
  const details = listed(parts);
  return identityCount(present.length) + (details === '' ? '' : `: ${details}`);
}

/** @returns `12 entries: 1 proposed, 1 expired`, what nhi.yaml says on its own, without a full stop */
export function entrySummary({ inventory, today }: ScanResult): string {
  const entries = inventory.filter(({ declaration }) => declaration !== undefined);
  const proposed = entries.filter(({ declaration }) => declaration?.status === 'proposed').length;
  const details = listed([proposed === 0 ? '' : `${proposed} proposed`, ...expirySummary(entries, today)]);
  return count(entries.length, 'entry', 'entries') + (details === '' ? '' : `: ${details}`);
}

export function identityCount(number: number): string {
  return count(number, 'identity', 'identities');
}

/** @returns `npm-publish expires on 2027-01-31`, the next end there is; undefined where nothing ends */
export function nextExpiry({ inventory, today }: ScanResult): string | undefined {
  const [next] = endingFrom(inventory, today).sort((a, b) => (a.expires < b.expires ? -1 : 1));
  return next && `${visible(next.id)} expires on ${next.expires}`;
}

function expirySummary(inventory: Standings['inventory'], today: string): readonly string[] {
  const expired = inventory.filter(({ expires }) => expires !== undefined && expires < today).length;
  const days = endingFrom(inventory, today)
    .map(({ expires }) => daysBetween(today, expires))
    .filter((left) => left <= SOON_DAYS);
  const [only] = days;
  const soon = days.length > 1 ? `${days.length} expire within ${SOON_DAYS} days` : expiresIn(only);
  return [expired === 0 ? '' : `${expired} expired`, soon];
}

function expiresIn(days: number | undefined): string {
  if (days === undefined) return '';
  return days === 0 ? '1 expires today' : `1 expires in ${count(days, 'day')}`;
}

function endingFrom(inventory: Standings['inventory'], today: string): { id: string; expires: string }[] {
  return inventory.flatMap(({ id, expires }) => (expires !== undefined && expires >= today ? [{ id, expires }] : []));
}
