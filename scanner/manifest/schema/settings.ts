import { list } from '../shape/list';
import { object } from '../shape/object';
import { record } from '../shape/record';
import { choice, day, text, wholeNumber } from '../shape/scalar';
import type { Infer, Shape } from '../shape/shape';

/** The longest a policy may let a waiver run, in days: a yearly audit sees each one at least once. */
const MAX_WAIVER_DAYS = 365;

const percent = (description: string): Shape<number> => wholeNumber(description, { min: 0, max: 100 });

/** Longer than that it is no grace but another end. */
const MAX_GRACE_DAYS = 30;

/** How strict the check is. Root manifest and `--policy` only. */
export const policy = object(
  'How strict the check is. In the root manifest only.',
  {
    profile: choice('starter: an owner and an expiry for what holds a secret. standard and strict ask for more.', [
      'starter',
      'standard',
      'strict',
    ]),
    adopt_until: day('Until then proposed entries only warn.'),
    severities: record(
      'How severe a rule is, by its id.',
      choice('off switches the rule off.', ['error', 'warning', 'info', 'off']),
      { pattern: /^[a-z]+\/[a-z0-9][a-z0-9-]*$/, meant: 'a rule id such as identity/unused' },
    ),
    expires_soon_days: wholeNumber('How many days ahead an end is announced; 30 where absent.', { min: 0, max: 3650 }),
    max_expiry_days: wholeNumber('How many days ahead an expiry may lie without never_because; 400 where absent.', {
      min: 1,
      max: 3650,
    }),
    waiver_days: wholeNumber('How many days ahead a waiver may end; 90 where absent.', {
      min: 1,
      max: MAX_WAIVER_DAYS,
    }),
    grace_days: wholeNumber(
      'How many days a whole run only warns of what has ended, before it fails; 0 where absent. A change that touches it fails at once.',
      { min: 0, max: MAX_GRACE_DAYS },
    ),
    max_lifetime_days: record(
      'How many days an identity of a kind may live from created to expires.',
      wholeNumber('Days.', { min: 1, max: 36_500 }),
      { pattern: /^[a-z_]+$/, meant: 'a kind such as api_key' },
    ),
    max_review_days: wholeNumber('How many days at most lie between two reviews of an identity.', {
      min: 1,
      max: 3650,
    }),
    max_rotation_days: wholeNumber('How many days at most a stored credential is used before it is replaced.', {
      min: 1,
      max: 3650,
    }),
    metrics: object(
      'What must be reached, in percent of the identities that must be declared. Judged over the whole repository.',
      {
        declared_percent: percent('With an entry that is accepted.'),
        owned_percent: percent('With an owner.'),
        reviewed_percent: percent('Whose review is not overdue.'),
        rotated_percent: percent('Of those with a static credential: whose rotation is not overdue.'),
        keyless_percent: percent('Without a stored credential.'),
      },
      { noun: 'these metrics' },
    ),
    reason: text('Why it is as it is; asked for where it becomes looser.'),
    approved_by: text('Who agreed to it.'),
  },
  { noun: '"policy"', synonyms: { severity: 'severities', rules: 'severities', level: 'profile' } },
);

/** Whose inline markers may be honoured beside our own. */
const compatTools = [
  'gitleaks',
  'betterleaks',
  'detect-secrets',
  'trufflehog',
  'secretlint',
  'kingfisher',
  'ggshield',
  'semgrep',
] as const;

/** What is looked at. Root manifest only. */
export const scan = object(
  'What is looked at. In the root manifest only.',
  {
    paths: list('Globs of what to look at; everything where absent.', text('A glob or a folder.'), { min: 1 }),
    exclude: list('Globs of what to leave out.', text('A glob or a folder.')),
    max_file_bytes: wholeNumber('Larger files are not read, and the report says so.', { min: 1 }),
    compat: list('Tools whose inline markers count as ours do.', choice('A tool.', compatTools)),
  },
  { noun: '"scan"', synonyms: { include: 'paths', ignore: 'exclude', excludes: 'exclude', exclude_paths: 'exclude' } },
);

export type PolicySettings = Infer<typeof policy>;
