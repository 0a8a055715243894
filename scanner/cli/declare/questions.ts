import type { Declaration, Day } from '../../model';

/** One thing that an entry may have to say. */
export interface Question {
  /** As nhi.yaml calls it, the keys of a map in it with a dot. */
  readonly key: string;
  /** What a person is asked. */
  readonly words: string;
  /** Taken where only Enter is pressed; without one Enter leaves it open. */
  readonly suggested?: string;
  /** Asked only where the entry says this already: milder profiles are content with it. */
  readonly behind?: string;
}

/** An interval that nobody has thought about: a quarter, as CIS Controls v8.1, 5.1 and 5.5 ask for reviews. */
const QUARTER = '90d';

/** What is asked where a rule finds something missing; rules that only time can satisfy have none. */
const QUESTIONS: Readonly<Record<string, readonly Question[]>> = {
  'identity/no-purpose': [{ key: 'purpose', words: 'What it is for, in a sentence' }],
  'identity/no-privilege': [{ key: 'privilege', words: 'What it may do (none, read, write, privileged or admin)' }],
  'identity/kind-other': [{ key: 'kind', words: 'What kind it is of (api_key, access_token, service_account ...)' }],
  'identity/no-review': [{ key: 'review.interval', words: 'Reviewed every', suggested: QUARTER }],
  'identity/self-review': [{ key: 'review.reviewer', words: 'Reviewed by, not the owner' }],
  'identity/review-narrow': [{ key: 'review.covers', words: 'A review looks at', suggested: 'scope, ttl, rotation' }],
  'identity/no-rotation': [
    { key: 'rotation.interval', words: 'Replaced every', suggested: QUARTER },
    {
      key: 'rotation.method',
      words: 'Replaced how (automatic, manual, reissue or not_applicable)',
      suggested: 'manual',
      behind: 'rotation.interval',
    },
  ],
  'identity/no-revocation': [
    { key: 'revocation.procedure', words: 'How it is revoked: a sentence, a path, an address' },
  ],
  'identity/no-revocation-time': [{ key: 'revocation.time_to_revoke', words: 'Revoking it takes', suggested: '1h' }],
  'identity/revocation-triggers': [
    {
      key: 'revocation.triggers',
      words: 'It is revoked on',
      suggested: 'offboarding, incident, application_change',
    },
  ],
  'identity/unjustified-admin': [
    { key: 'privilege.justification', words: 'It may do everything, because' },
    {
      key: 'privilege.elevation',
      words: 'Its rights are there (standing, jit or approval)',
      behind: 'privilege.justification',
    },
  ],
  'identity/no-backup-owner': [{ key: 'backup_owner', words: 'Who answers in the owner’s absence' }],
  'identity/no-approval': [{ key: 'approval.by', words: 'Approved by, not the owner' }],
  'identity/no-logging': [
    { key: 'logging.destination', words: 'Its use is logged in' },
    { key: 'logging.alerting', words: 'Who is told of misuse' },
  ],
  'identity/no-incident-contact': [{ key: 'incident.contact', words: 'Who acts when it is misused' }],
  'identity/drill-overdue': [{ key: 'incident.last_tested', words: 'Last drilled on (a day)' }],
  'identity/no-vendor': [
    { key: 'vendor.name', words: 'The vendor’s name' },
    { key: 'vendor.contact', words: 'The vendor’s contact' },
    { key: 'vendor.attestation', words: 'What the vendor shows for its security' },
  ],
  'identity/old-attestation': [{ key: 'vendor.attestation_date', words: 'The attestation is of (a day)' }],
  'identity/no-human-owner': [
    { key: 'agent.human_owner', words: 'The person who answers for what it does' },
    { key: 'sponsor', words: 'Who wants it, on the side of the business' },
  ],
  'identity/agent-unbounded': [
    { key: 'agent.autonomy', words: 'How far it may go (suggest, supervised or autonomous)' },
    { key: 'agent.decommission', words: 'What ends it' },
  ],
};

/** Both count from the day that it was made. */
const SINCE: ReadonlySet<string> = new Set(['identity/review-overdue', 'identity/never-rotated']);

/**
 * @param rule that finds something missing in the entry
 * @returns what to ask for it that the entry does not say
 */
export function questionsOn(rule: string, declaration: Declaration, today: Day): readonly Question[] {
  if (SINCE.has(rule))
    return declaration.created === undefined
      ? [{ key: 'created', words: 'Made, or last replaced, on', suggested: today }]
      : [];
  return (QUESTIONS[rule] ?? []).filter(
    ({ key, behind }) => !says(declaration, key) && (behind === undefined || says(declaration, behind)),
  );
}

/** `privilege.level` is told apart from what it is made of. */
function says(declaration: Declaration, key: string): boolean {
  let at: unknown = declaration;
  for (const part of key.replace(/^privilege\./, 'powers.').split('.')) {
    const name = part.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    at = typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[name] : undefined;
  }
  return at !== undefined;
}
