import { list } from '../shape/list';
import { object } from '../shape/object';
import { choice, day, text } from '../shape/scalar';
import { shortOr } from '../shape/short-or';
import { ownerReference } from './reference';
import { duration } from './words';

export const review = shortOr(
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

export const rotation = shortOr(
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

export const revocation = shortOr(
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

export const logging = object(
  'Where its use can be seen.',
  {
    destination: text('Where its log goes.'),
    alerting: text('Who is told, and by what.'),
    identifier: text('How it appears in logs.'),
  },
  { noun: 'this logging' },
);

export const incident = object(
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
