import { identityKinds } from '../../model';
import { list } from '../shape/list';
import { object } from '../shape/object';
import { shortOr } from '../shape/short-or';
import { choice, day, dayOrNever, flag, placed, text, wholeNumber } from '../shape/scalar';
import type { Infer, Shape } from '../shape/shape';
import { ownerReference, references } from './reference';

const words = (description: string): Shape<readonly string[]> => list(description, text('Text.'));

/** Minutes have no letter of their own: `m` might be a month. */
const duration = (description: string): Shape<string> =>
  text(description, {
    pattern: /^\d{1,5}(?:[hdwy]|mo)$/,
    hint: 'a number and h, d, w, mo or y',
    examples: ['90d'],
  });

const review = shortOr(
  duration('How often it is reviewed.'),
  object(
    'How often somebody asks whether it is still needed and still right.',
    {
      interval: duration('How often.'),
      last: day('When it was last reviewed.'),
      next: day('When it is due; without it, last and interval say so.'),
      reviewer: ownerReference('Who reviews; not the owner.'),
      covers: list('What the review looks at.', choice('One thing.', ['scope', 'ttl', 'rotation'])),
      ref: text('Where the record is.'),
    },
    { noun: 'this review' },
  ),
  (interval) => ({ interval }),
);

const rotation = shortOr(
  duration('How often its credential is replaced.'),
  object(
    'How its credential is replaced.',
    {
      interval: duration('How often.'),
      method: choice('By what.', ['automatic', 'manual', 'reissue', 'not_applicable']),
      last: day('When it was last replaced.'),
      runbook: text('A path, an address or a sentence.'),
      overlap: duration('How long old and new are both valid.'),
      ref: text('Where the record is.'),
    },
    { noun: 'this rotation' },
  ),
  (interval) => ({ interval }),
);

const revocation = shortOr(
  text('What to do when it leaks: a path, an address or a sentence.'),
  object(
    'How it is taken out of service.',
    {
      procedure: text('What to do: a path, an address or a sentence.'),
      url: text('Where to do it.', { examples: ['https://dashboard.stripe.com/apikeys'] }),
      time_to_revoke: duration('How long it takes.'),
      triggers: list(
        'What makes it necessary.',
        choice('One event.', ['offboarding', 'incident', 'application_change', 'vendor_exit', 'expiry']),
      ),
      replaces: text('What takes its place.'),
      last_tested: day('When the procedure was last tried.'),
    },
    { noun: 'this revocation' },
  ),
  (procedure) => ({ procedure }),
);

const levels = ['none', 'read', 'write', 'privileged', 'admin'] as const;

const privilege = shortOr(
  choice('What it may do, in one word.', levels),
  object(
    'What it may do.',
    {
      level: choice('In one word.', levels),
      scopes: words('The scopes or roles that it holds.'),
      resources: words('What it can reach.'),
      elevation: choice('When it holds them.', ['standing', 'jit', 'approval']),
      elevation_ref: text('The environment, role or ticket type that grants it.'),
      justification: text('Why it needs as much.'),
    },
    { noun: 'this privilege', synonyms: { scope: 'scopes' } },
  ),
  (level) => ({ level }),
);

const credentialTypes = ['static', 'ephemeral', 'keyless', 'brokered', 'unknown'] as const;

const credential = shortOr(
  choice('How it proves itself.', credentialTypes),
  object(
    'How it proves itself, and where the secret is kept. Never the secret.',
    {
      type: choice('How it proves itself.', credentialTypes),
      storage: words('Where the value is kept, for example github-actions-secrets or vault:path.'),
      fingerprint: text('A public fingerprint of a certificate or key.'),
    },
    {
      noun: 'this credential',
      refused: { value: 'Take it out: nhi.yaml never holds a secret. If it was a real one, revoke it.' },
    },
  ),
  (type) => ({ type }),
);

const logging = object(
  'Where its use can be seen.',
  {
    destination: text('Where its log goes.'),
    alerting: text('Who is told, and by what.'),
    identifier: text('How it appears in logs.'),
  },
  { noun: 'this logging' },
);

const incident = object(
  'Who acts when it is misused.',
  {
    contact: text('An address, a channel or a pager.'),
    playbook: text('A path or an address.'),
    last_tested: day('When it was last drilled.'),
    test_interval: duration('How often it is drilled.'),
    severity_if_compromised: choice('How bad it would be.', ['low', 'medium', 'high', 'critical']),
  },
  { noun: 'this incident' },
);

/** What may happen to an identity; the words of an event's `type`. */
export const eventTypes = ['provisioned', 'approved', 'reviewed', 'rotated', 'tested', 'suspended', 'revoked'] as const;

const event = object(
  'Something that was done, for the record.',
  {
    type: choice('What was done; tested: a drill of what to do when it is misused.', eventTypes),
    date: day('When.'),
    by: ownerReference('Who did it.'),
    ref: text('Where the record is.'),
    notes: text('Whatever a reader should know.'),
  },
  {
    noun: 'this event',
    isNameless: true,
    required: { type: 'type: reviewed', date: 'date: 2027-01-31' },
    synonyms: { kind: 'type', on: 'date', note: 'notes', link: 'ref' },
  },
);

const environments = words('Where it is used: dev, test, staging, prod, shared or names of your own.');

/** What entries take over where they say nothing themselves. */
export const defaults = object(
  'What entries of this file, and of the files below it, take over where they say nothing themselves.',
  {
    owner: placed(ownerReference('Who answers for them.')),
    environments,
    review,
    rotation,
    revocation,
    logging,
    incident,
  },
  { noun: '"defaults"', refused: { expires: 'Every identity ends on a day of its own: write it into the entry.' } },
);

/** One identity. What an entry must say beyond `id` and `references` is the profile's to ask, not the format's. */
export const entry = object(
  'One machine identity: who answers for it, when it ends, and where it is found.',
  {
    id: placed(
      text('A name of your own for it, unique in this file.', {
        pattern: /^[a-z0-9][a-z0-9._-]{1,63}$/,
        hint: '2 to 64 lower-case letters, digits, dots, dashes or underscores',
        examples: ['npm-publish'],
      }),
    ),
    name: text('How it is called elsewhere.'),
    status: choice('proposed: found, not accepted yet; active where absent.', [
      'proposed',
      'active',
      'suspended',
      'retiring',
      'retired',
    ]),
    kind: choice('What it is; only needed where it differs from what is found.', identityKinds),
    provider: text('Who issues it, in lower case.', { examples: ['aws', 'github', 'npm', 'stripe'] }),
    native_id: text('Its name at the provider: an ARN, a client id, an address.'),
    aliases: words('Ids that it had before.'),
    owner: placed(
      ownerReference(
        'The one who answers for it: a team, a person or a name under owners. In quotes where it starts with @.',
      ),
    ),
    backup_owner: ownerReference('Who answers in the absence of the owner.'),
    sponsor: ownerReference('Who wants it, on the side of the business.'),
    expires: placed(dayOrNever('The last day it is valid; or never, with never_because.')),
    never_because: text('Why it has no end, or one that is far away.'),
    purpose: text('What it is for, in a sentence.'),
    business_application: text('The application that it belongs to.'),
    environments,
    privilege,
    data_classification: choice('The most sensitive data in its reach.', [
      'public',
      'internal',
      'confidential',
      'restricted',
    ]),
    credential,
    federation: object(
      'Whom it trusts in place of a stored secret.',
      {
        trust_provider: text('Who vouches, for example github-actions.'),
        issuer: text('The issuer of the tokens.'),
        subject: text('The subject that is trusted.'),
        audience: text('The audience that is asked for.'),
        conditions: words('What else must hold.'),
      },
      { noun: 'this federation' },
    ),
    created: day('When it was made.'),
    activated: day('When it was first used.'),
    review,
    rotation,
    revocation,
    approval: object(
      'Who agreed to it.',
      { by: ownerReference('Who.'), date: day('When.'), ref: text('Where the record is.') },
      { noun: 'this approval' },
    ),
    incident,
    logging,
    consumers: words('What uses it.'),
    max_consumers: wholeNumber('How many may use it.', { min: 1 }),
    references,
    external: flag('It leaves no trace in the repository, so that it is never reported as unused.'),
    tags: words('Words to find it by.'),
    notes: text('Whatever a reader should know.'),
    links: words('Addresses.'),
    events: list('What was done with it: reviews, rotations, drills, the latest last.', event),
  },
  {
    noun: 'this entry',
    isNameless: true,
    required: { id: 'id: npm-publish', references: 'references: ["gha:secret/NPM_TOKEN"]' },
    synonyms: {
      expiry: 'expires',
      expiration: 'expires',
      expires_at: 'expires',
      expires_on: 'expires',
      until: 'expires',
      valid_until: 'expires',
      never_reason: 'never_because',
      reason: 'never_because',
      team: 'owner',
      owners: 'owner',
      contact: 'owner',
      key: 'references',
      keys: 'references',
      refs: 'references',
      type: 'kind',
      description: 'purpose',
      permissions: 'privilege',
    },
  },
);

export type EventType = (typeof eventTypes)[number];
export type Entry = Infer<typeof entry>;
export type Defaults = Infer<typeof defaults>;
