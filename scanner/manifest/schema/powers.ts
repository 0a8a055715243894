import { object } from '../shape/object';
import { choice, text } from '../shape/scalar';
import { shortOr } from '../shape/short-or';
import { words } from './words';

const levels = ['none', 'read', 'write', 'privileged', 'admin'] as const;
/** What may do everything has an entry of its own. */
const groupLevels = ['none', 'read', 'write', 'privileged'] as const;

const details = {
  scopes: words('The scopes or roles that it holds.'),
  resources: words('What it can reach.'),
  elevation: choice('When it holds them.', ['standing', 'jit', 'approval']),
  elevation_ref: text('The environment, role or ticket type that grants it.'),
  justification: text('Why it needs as much.'),
};
const options = { noun: 'this privilege', synonyms: { scope: 'scopes' } };

export const privilege = shortOr(
  choice('What it may do, in one word.', levels),
  object('What it may do.', { level: choice('In one word.', levels), ...details }, options),
  (level) => ({ level }),
);

export const groupPrivilege = shortOr(
  choice('What each of them may do, in one word; what is admin has an entry of its own.', groupLevels),
  object('What each of them may do.', { level: choice('In one word.', groupLevels), ...details }, options),
  (level) => ({ level }),
);

const credentialTypes = ['static', 'ephemeral', 'keyless', 'brokered', 'unknown'] as const;

export const credential = shortOr(
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

export const federation = object(
  'Whom it trusts in place of a stored secret.',
  {
    trust_provider: text('Who vouches, for example github-actions.'),
    issuer: text('The issuer of the tokens.'),
    subject: text('The subject that is trusted.'),
    audience: text('The audience that is asked for.'),
    conditions: words('What else must hold.'),
  },
  { noun: 'this federation' },
);
