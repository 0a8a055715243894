import type { Finding } from '../model';
import { countAll, mostOf } from './counts';
import { gained } from './gained';

/** As much of a finding as tells it from others. */
type Shown = Pick<Finding, 'rule' | 'key' | 'place'>;

const subjectOf = ({ rule, key = '' }: Shown): string => `shown ${rule} ${key}`;
const pathOf = ({ place }: Shown): string => place.path;

/**
 * What code shows of an identity is new where rule and key are found more often after the change than before, over all
 * changed files: a move or an edit beside it is not.
 * @param findings of the new side
 * @param parents the same of each side that it changes from
 */
export function newShown<T extends Shown>(
  findings: readonly T[],
  parents: readonly (readonly Shown[])[],
): ReadonlySet<T> {
  const count = (shown: readonly Shown[]) => countAll(shown.map((each) => [subjectOf(each), pathOf(each)] as const));
  return gained(findings, { subjectOf, pathOf }, mostOf(parents.map(count)), count(findings));
}
