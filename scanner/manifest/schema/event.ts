import type { EventType } from '../../model';
import { object } from '../shape/object';
import { choice, day, text } from '../shape/scalar';
import { ownerReference } from './reference';

/** What may happen to an identity; the words of an event's `type`. */
const eventTypes: readonly EventType[] = [
  'provisioned',
  'approved',
  'reviewed',
  'rotated',
  'tested',
  'suspended',
  'revoked',
];

export const event = object(
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
