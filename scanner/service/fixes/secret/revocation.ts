import { findDetector } from '../../../secrets';

/** @returns the provider's page and steps, as Markdown; what holds for any secret where the rule is none of a secret's */
export function revocationNote(rule: string | undefined): string {
  const revoke = rule?.startsWith('secret/') === true ? findDetector(rule.slice('secret/'.length))?.revoke : undefined;
  if (revoke === undefined) return 'The old value stays in the history: revoke it where it was issued.';
  const page = revoke.url === undefined ? '' : `\n<${revoke.url}>`;
  return `The old value stays in the history. ${revoke.steps}${page}`;
}
