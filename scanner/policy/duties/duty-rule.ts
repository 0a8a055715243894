import type { KnownOwner, Policy } from '../../manifest';
import type { Day, Declaration, GovernedIdentity, Place, Profile, Severity } from '../../model';
import type { Rule } from '../rule';
import type { Repository } from './repository';

/** A rule on what an entry says, or does not say. */
export interface DutyRule extends Rule {
  /** The profile from which on it is asked. */
  readonly asks: Profile;
  /** Pure. @returns one remark for each thing amiss */
  judge(entry: JudgedEntry, context: DutyContext): readonly Remark[];
}

/** An accepted entry with what was found of it. */
export interface JudgedEntry {
  readonly identity: GovernedIdentity;
  readonly declaration: Declaration;
  /** `privileged` or `admin`, as the entry says or, where it says nothing, as the code shows. */
  readonly isPrivileged: boolean;
  readonly isAdmin: boolean;
  /** Whether what the code shows of it is known; not in a run over nhi.yaml alone, or over a part without its uses. */
  readonly isSeen: boolean;
}

export interface DutyContext {
  readonly profile: Profile;
  readonly policy: Policy;
  readonly today: Day;
  readonly owners: ReadonlyMap<string, KnownOwner>;
  readonly repository: Repository;
}

export interface Remark {
  /** A clause that follows the entry's id: `has no purpose`. */
  readonly message: string;
  /** Instead of the rule's own: a clause. */
  readonly remedy?: string;
  /** A key of `Declaration.places`: the finding is shown there, else at the entry. */
  readonly at?: string;
  /** Instead of `at`. */
  readonly place?: Place;
  /** Where the code shows it. */
  readonly related?: readonly Place[];
  /** Several entries that take over the same from defaults say it once. */
  readonly isSharedOnce?: true;
  /** Where the case is milder than the rule's others. */
  readonly severity?: Severity;
}

/** @returns a severity for each profile; where the rule is not asked it says so by the mildest */
export function asked(severities: Partial<Rule['severity']>): Rule['severity'] {
  return { starter: 'info', standard: 'info', strict: 'info', ...severities };
}

/** @returns the remark alone, or none */
export function when(isAmiss: boolean, remark: () => Remark): readonly Remark[] {
  return isAmiss ? [remark()] : [];
}
