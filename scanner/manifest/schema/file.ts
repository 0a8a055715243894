import { isScalar } from 'yaml';
import { list } from '../shape/list';
import { object } from '../shape/object';
import { record } from '../shape/record';
import { shortOr } from '../shape/short-or';
import { describeNode, rangeOf } from '../shape/reading';
import { day, placed, text } from '../shape/scalar';
import type { Infer, Shape } from '../shape/shape';
import { defaults, entry, group } from './entry';
import { ownerReference } from './reference';
import { policy, scan } from './settings';
import { notIdentity, waiver } from './waiver';

/** The version of the format that is read here. */
export const FORMAT_VERSION = 1;

const version: Shape<number> = {
  schema: { const: FORMAT_VERSION, description: 'The version of this format.' },
  read(node, name, reading) {
    if (isScalar(node) && node.value === FORMAT_VERSION) return FORMAT_VERSION;
    reading.report(rangeOf(node), `"${name}" must be the number 1, not ${describeNode(node)}`, 'Write: version: 1');
    return undefined;
  },
};

const owners = record(
  'Names for teams and people, so that a change stands in one place.',
  shortOr(
    text('How to reach them.'),
    object(
      'How to reach them, and for how long.',
      {
        contact: text('An address, a channel or a handle.', {
          examples: ['mailto:payments@example.com', '@acme/payments'],
        }),
        backup: ownerReference('Who answers in their absence.'),
        sponsor: ownerReference('Who pays.'),
        escalation: text('Where to go when they do not answer.'),
        until: placed(day('Their last day, where it is known.')),
      },
      { noun: 'this owner' },
    ),
    (contact) => ({ contact }),
  ),
  { meant: 'a name' },
);

const schemaAddress = text('The schema of this file, for editors.');

/** A whole nhi.yaml. */
export const file = object(
  'The machine identities of this repository: who answers for each, and when it ends.',
  {
    $schema: schemaAddress,
    version,
    component: text('The component or system that all of it belongs to.'),
    policy,
    owners,
    defaults,
    include: list(
      'Other files that count as this one, named nhi*.yaml: paths or globs, relative to this file.',
      placed(text('A path or a glob.', { examples: ['teams/nhi-payments.yaml', 'teams/*/nhi-team.yaml'] })),
    ),
    identities: list('The machine identities that are known here.', entry),
    groups: list('Many identities with one owner and one end.', group),
    waivers: list('Documented excuses, each with a reason and an end.', waiver),
    not_identities: list('Keys that look like identities and are none.', notIdentity),
    scan,
  },
  {
    noun: 'nhi.yaml',
    isNameless: true,
    required: { version: 'version: 1' },
    synonyms: {
      exceptions: 'waivers',
      allow: 'waivers',
      allowlist: 'waivers',
      ignore: 'scan',
      exclude: 'scan',
      entries: 'identities',
      nhis: 'identities',
      settings: 'policy',
      false_positives: 'not_identities',
      includes: 'include',
    },
    refused: {
      profile: 'Write it under policy.',
      adopt_until: 'Write it under policy.',
      severities: 'Write it under policy.',
      owner: 'Write it under defaults, or into each entry.',
    },
  },
);

const elsewhere = 'Write it into the nhi.yaml of a repository.';

/** A policy that many repositories share, given by `--policy`. */
export const policyFile = object(
  'A policy that many repositories share.',
  { $schema: schemaAddress, version, policy, owners },
  {
    noun: 'a shared policy',
    isNameless: true,
    refused: {
      identities: elsewhere,
      waivers: elsewhere,
      not_identities: elsewhere,
      defaults: elsewhere,
      scan: elsewhere,
    },
  },
);

export type ManifestFile = Infer<typeof file>;
