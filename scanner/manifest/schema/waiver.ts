import { isSeq } from 'yaml';
import type { Placed } from '../../model';
import { list } from '../shape/list';
import { object } from '../shape/object';
import { day, placed, text, wholeNumber } from '../shape/scalar';
import type { Infer, Shape } from '../shape/shape';
import { compensatingControl } from './parties';
import { keyPattern, ownerReference } from './reference';

/** Anything at all: whether a reason or a date is good enough is judged where waivers are, with a finding of its own. */
const unjudged = (description: string, example: string): Shape<string> =>
  text(description, { pattern: /^/, examples: [example] });

const rule = placed(
  text('The exact id of the rule that it excuses.', {
    pattern: /^[a-z]+\/[a-z0-9][a-z0-9-]*$/,
    hint: 'one exact rule id',
    examples: ['secret/aws-access-key'],
  }),
);

const rules: Shape<readonly Placed<string>[]> = {
  schema: {
    description: rule.schema['description'],
    anyOf: [rule.schema, { type: 'array', items: rule.schema, minItems: 1 }],
  },
  read(node, name, reading) {
    if (isSeq(node)) return list('', rule, { min: 1 }).read(node, name, reading);
    const one = rule.read(node, name, reading);
    return one === undefined ? undefined : [one];
  },
};

/** A documented excuse for a finding. */
export const waiver = object(
  'A documented excuse for findings of one rule, until a day.',
  {
    id: text('A name of your own for it.'),
    rule: rules,
    until: unjudged('The last day it counts; at most 90 days ahead unless policy.waiver_days says more.', '2027-01-31'),
    reason: unjudged('Why the finding may stay for so long.', 'Vendor migration, ends in October'),
    identity: text('The identity that it is about: the id of an entry, or a key.'),
    paths: list('Globs of the files that it is about, relative to this file.', text('A glob or a folder.'), { min: 1 }),
    approved_by: ownerReference('Who agreed to it.'),
    approved_on: day('When.'),
    ticket: text('Where it is discussed.'),
    risk_id: text('Its number in the register of risks.'),
    compensating_controls: list('What keeps the risk small meanwhile.', compensatingControl),
    remediation: object(
      'How the finding goes away.',
      { plan: text('What is done.'), due: day('By when.'), owner: ownerReference('By whom.') },
      { noun: 'this remediation' },
    ),
    renewals: wholeNumber('How often it was prolonged.', { min: 0 }),
  },
  {
    noun: 'this waiver',
    isNameless: true,
    required: { rule: 'rule: secret/aws-access-key' },
    synonyms: {
      expires: 'until',
      expiry: 'until',
      path: 'paths',
      rules: 'rule',
      approver: 'approved_by',
      because: 'reason',
      key: 'identity',
    },
  },
);

/** What looks like an identity and is none. */
export const notIdentity = object(
  'A key that looks like an identity and is none.',
  { key: placed(keyPattern), reason: text('Why it is none.'), by: ownerReference('Who says so.') },
  {
    noun: 'this entry',
    isNameless: true,
    required: { key: 'key: "env:NEXT_PUBLIC_STRIPE_KEY"', reason: 'reason: publishable key' },
    synonyms: { references: 'key', because: 'reason', owner: 'by' },
  },
);

export type WaiverEntry = Infer<typeof waiver>;
