import type { Profile, Severity } from '../model';
import type { Control } from './controls';

/** All that there is to say of a rule beside its findings. */
export interface Rule {
  /** `family/name`; a secret's is `secret/` and its detector's id. */
  readonly id: string;
  /** Its code in the audit's tables: `NHI-M001`. Rules that answer one question share one. */
  readonly code: string;
  /** One line, what it finds. */
  readonly title: string;
  /** By default; a finding may have another, where the rule says when. */
  readonly severity: Readonly<Record<Profile, Severity>>;
  /** Why it matters, when it fires and when it does not. */
  readonly meaning: string;
  /** What to do now. */
  readonly remedy: string;
  readonly controls: readonly Control[];
  /** What it fires on, and the same made good. */
  readonly example: Example;
}

export interface Example {
  /** Path of the file that both stand in; absent where they are parts of several files, or of a change. */
  readonly file?: string;
  readonly bad: string;
  readonly good: string;
}

/** The same in every profile. */
export function always(severity: Severity): Rule['severity'] {
  return { starter: severity, standard: severity, strict: severity };
}
