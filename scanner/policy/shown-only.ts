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

/** What holds a change up that touches an entry: whether it is there, its owner and its end. */
const HOLDING: ReadonlySet<string> = new Set([
  'identity/undeclared',
  'identity/proposed',
  'identity/no-owner',
  'identity/placeholder',
  'identity/no-expiry',
  'identity/expired',
  'identity/retired-in-use',
]);

/** @returns whether the rule asks more of an entry than an owner and an end: shown in a change, and holding nobody up */
export function isDuty(rule: string): boolean {
  return (rule.startsWith('identity/') && !HOLDING.has(rule)) || rule.startsWith('process/');
}
