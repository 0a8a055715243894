import { isSameOwner } from '../../manifest';
import { addDuration } from '../../model';
import type { Day } from '../../model';
import type { JsonIdentity } from '../../report';
import { allGiven, lastGiven } from '../arguments';
import type { Call } from '../arguments';

/** Stands for all that nobody answers for. */
const NOBODY = 'none';

/**
 * @param call its `--owner`, `--kind` and `--system` may stand several times: any of them; different options: all of them
 * @returns whether a row is asked for
 */
export function selectionOf(call: Call, today: Day): (identity: JsonIdentity) => boolean {
  const owners = allGiven(call, 'owner');
  const kinds = allGiven(call, 'kind');
  const systems = allGiven(call, 'system')?.map((system) => `${system.replace(/:$/, '')}:`);
  const within = lastGiven(call, 'expires-within');
  const lastDay = within === undefined ? undefined : addDuration(today, within);
  const isUndeclaredOnly = allGiven(call, 'undeclared') !== undefined;
  return ({ owner, kind, keys, entry, expires, state }) =>
    (owners === undefined || owners.some((each) => isSameOwner(each, owner ?? NOBODY))) &&
    (kinds === undefined || kinds.includes(kind)) &&
    (systems === undefined ||
      [...keys, ...(entry?.references ?? [])].some((key) => systems.some((system) => key.startsWith(system)))) &&
    (lastDay === undefined || (expires !== undefined && expires <= lastDay)) &&
    (!isUndeclaredOnly || state === 'undeclared');
}
