import { identityKinds } from '../../model';
import { list } from '../shape/list';
import { object } from '../shape/object';
import { choice, day, dayOrNever, flag, placed, text, wholeNumber } from '../shape/scalar';
import type { Infer } from '../shape/shape';
import { incident, logging, review, revocation, rotation } from './care';
import { event } from './event';
import { agent, approval, compensatingControl, constraints, lifecycle, vendor } from './parties';
import { credential, federation, groupPrivilege, privilege } from './powers';
import { keyPattern, ownerReference, references } from './reference';
import { environments, words } from './words';

const id = placed(
  text('A name of your own for it, unique in this file and its includes.', {
    pattern: /^[a-z0-9][a-z0-9._-]{1,63}$/,
    hint: '2 to 64 lower-case letters, digits, dots, dashes or underscores',
    examples: ['npm-publish'],
  }),
);
const kind = choice('What it is; only needed where it differs from what is found.', identityKinds);
const owner = placed(
  ownerReference(
    'The one who answers for it: a team, a person or a name under owners. In quotes where it starts with @.',
  ),
);
const expires = placed(dayOrNever('The last day it is valid; or never, with never_because.'));

/** What entries take over where they say nothing themselves. */
export const defaults = object(
  'What entries of this file, and of the files below it, take over where they say nothing themselves.',
  {
    owner: placed(ownerReference('Who answers for them.')),
    environments,
    review: placed(review),
    rotation: placed(rotation),
    revocation: placed(revocation),
    logging: placed(logging),
    incident: placed(incident),
  },
  { noun: '"defaults"', refused: { expires: 'Every identity ends on a day of its own: write it into the entry.' } },
);

/** Many identities with one owner and one lifecycle. */
export const group = object(
  'Many identities of one kind with one owner and one end. An entry of its own overrides it for a member.',
  {
    id,
    status: choice('proposed: found, not accepted yet; active where absent.', ['proposed', 'active', 'retired']),
    kind,
    provider: text('Who issues them, in lower case.'),
    owner,
    expires,
    never_because: text('Why they have no end, or one that is far away.'),
    purpose: placed(text('What they are for, in a sentence.')),
    environments,
    privilege: placed(groupPrivilege),
    credential: placed(credential),
    review: placed(review),
    rotation: placed(rotation),
    revocation: placed(revocation),
    references,
    exclude: list('Keys that are no members, though a reference matches them.', keyPattern),
    max_members: wholeNumber('How many members it may have.', { min: 1 }),
    notes: text('Whatever a reader should know.'),
    events: list('What was done with them: reviews, rotations, drills, the latest last.', event),
  },
  {
    noun: 'this group',
    isNameless: true,
    required: { id: 'id: build-roles', references: 'references: ["k8s:secret/ci/*"]' },
    synonyms: { members: 'references', keys: 'references', description: 'purpose', team: 'owner', except: 'exclude' },
  },
);

/** One identity. What an entry must say beyond `id` and `references` is the profile's to ask, not the format's. */
export const entry = object(
  'One machine identity: who answers for it, when it ends, and where it is found.',
  {
    id,
    name: text('How it is called elsewhere.'),
    status: choice('proposed: found, not accepted yet; active where absent.', [
      'proposed',
      'active',
      'suspended',
      'retiring',
      'retired',
    ]),
    kind,
    provider: text('Who issues it, in lower case.', { examples: ['aws', 'github', 'npm', 'stripe'] }),
    native_id: text('Its name at the provider: an ARN, a client id, an address.'),
    aliases: words('Ids that it had before.'),
    owner,
    backup_owner: placed(ownerReference('Who answers in the absence of the owner.')),
    sponsor: ownerReference('Who wants it, on the side of the business.'),
    expires,
    never_because: text('Why it has no end, or one that is far away.'),
    purpose: placed(text('What it is for, in a sentence.')),
    business_application: text('The application that it belongs to.'),
    environments,
    privilege: placed(privilege),
    data_classification: choice('The most sensitive data in its reach.', [
      'public',
      'internal',
      'confidential',
      'restricted',
    ]),
    credential: placed(credential),
    federation,
    created: day('When it was made.'),
    activated: day('When it was first used.'),
    lifecycle,
    review: placed(review),
    rotation: placed(rotation),
    revocation: placed(revocation),
    approval: placed(approval),
    incident: placed(incident),
    logging: placed(logging),
    vendor: placed(vendor),
    agent: placed(agent),
    consumers: words('What uses it.'),
    max_consumers: wholeNumber('How many pipelines and workloads may use it; 3 where nothing is said.', { min: 1 }),
    references,
    compensating_controls: list('What keeps the risk small where it cannot do what is asked.', compensatingControl),
    constraints,
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

export type Entry = Infer<typeof entry>;
export type Defaults = Infer<typeof defaults>;
export type Group = Infer<typeof group>;
