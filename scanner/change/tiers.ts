import type { Policy } from '../manifest';
import { daysBetween } from '../model';
import type { Day, Finding, GovernedIdentity } from '../model';
import { identitiesOf } from './newness';

/** From then on whoever touches an entry is warned, not only told. */
const NEAR_DAYS = 14;

/**
 * Dates do not go off like bombs: what has ended holds up the change that touches the entry or adds a use, and warns all
 * others; what is about to end is told, and warns where it is touched in its last two weeks.
 * @param finding marked whether the change brings it
 * @returns the finding, of one about an end with the severity that it has in a change; one that policy sets stays
 */
export function inChange(
  finding: Finding,
  inventory: readonly GovernedIdentity[],
  { severities }: Policy,
  today: Day,
): Finding {
  const { rule, isNew = false } = finding;
  if (severities.has(rule)) return finding;
  if (rule === 'identity/expired') return { ...finding, severity: isNew ? 'error' : 'warning' };
  if (rule !== 'identity/expires-soon') return finding;
  const ends = identitiesOf(finding, inventory).flatMap(({ expires }) => expires ?? []);
  const isNear = ends.some((day) => daysBetween(today, day) <= NEAR_DAYS);
  return { ...finding, severity: isNew && isNear ? 'warning' : 'info' };
}
