import type { Severity } from '../model';

/** What a report says of a rule beside its findings. */
export interface RuleInfo {
  /** `family/name`. */
  readonly id: string;
  /** One line, what it finds. */
  readonly title: string;
  /** Why it matters and what to do, a few sentences of plain text. */
  readonly help: string;
  /** By default; a finding may have another. */
  readonly severity: Severity;
  /** The controls it speaks to, for example `ISO/IEC 27001 A.5.17`. */
  readonly controls: readonly string[];
}

/** @returns undefined for a rule nobody knows; a report then has the id alone */
export type RuleLookup = (rule: string) => RuleInfo | undefined;
