/** Families whose rules judge what an identity is, not whether someone answers for it. */
const SHOWN_ONLY: ReadonlySet<string> = new Set([
  'keyless',
  'federation',
  'privilege',
  'certificate',
  'credential',
  'environment',
  'vendor',
  'agent',
  'webhook',
]);

/** @returns whether findings of this rule are shown in a change and hold nobody up; a whole run they may fail */
export function isShownOnly(rule: string): boolean {
  return SHOWN_ONLY.has(rule.split('/', 1)[0] ?? rule);
}
