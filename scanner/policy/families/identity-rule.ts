import type { Policy } from '../../manifest';
import type { Day, GovernedIdentity, IdentityReference, PrivilegeFact, Profile, Severity } from '../../model';
import type { Rule } from '../rule';

/** A rule that judges one identity by what the code shows of it. */
export interface IdentityRule extends Rule {
  /** Where both its examples stand; with a `*` in it in four files, whose names it stands for in the text, too. */
  readonly example: Rule['example'] & { readonly file: string };
  /** Says nothing where the code does not prove it. Pure; the order of the references does not matter to what is said. */
  judge(judged: JudgedIdentity, context: JudgingContext): readonly Remark[];
}

/** An identity with what counts of it. */
export interface JudgedIdentity {
  readonly identity: GovernedIdentity;
  /** By path and position; outside `strict` without those under test, example, docs and vendored paths. */
  readonly references: readonly IdentityReference[];
}

export interface JudgingContext {
  readonly profile: Profile;
  readonly policy: Policy;
  readonly today: Day;
}

/** What a rule has to say of one place. */
export interface Remark {
  /** What shows it. */
  readonly reference: IdentityReference;
  /** The words that prove it, where they stand elsewhere than the identity: the finding is shown there. */
  readonly fact?: PrivilegeFact;
  /** One sentence, without its full stop. */
  readonly message: string;
  /** Instead of the rule's own. */
  readonly remedy?: string;
  /** Where the case is milder than the rule's others. */
  readonly severity?: Severity;
  /** Other words that prove it. */
  readonly proofs?: readonly PrivilegeFact[];
  /** Other places of the same. */
  readonly others?: readonly IdentityReference[];
}

/** @returns a remark for each fact of each reference that the pattern matches */
export function remarksOnFacts(
  references: readonly IdentityReference[],
  pattern: RegExp,
  message: (fact: PrivilegeFact, reference: IdentityReference) => string,
): readonly Remark[] {
  return references.flatMap((reference) =>
    reference.privileges
      .filter(({ fact }) => pattern.test(fact))
      .map((fact) => ({ reference, fact, message: message(fact, reference) })),
  );
}

/** @returns the system of a key: `gha` of `gha:secret/NPM_TOKEN` */
export function systemOf({ key }: IdentityReference): string {
  return key.slice(0, key.indexOf(':'));
}
