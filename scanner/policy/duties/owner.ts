import { addDays } from '../../model';
import { nearestWord } from '../../text';
import { ownerControls } from '../controls';
import { asked, when } from './duty-rule';
import type { DutyRule } from './duty-rule';

const ENTRY = '- id: npm-publish\n  owner: payments\n  expires: 2031-01-31\n  references: ["gha:secret/NPM_TOKEN"]';

/** Written where somebody meant to come back. */
const PLACEHOLDER =
  /^[@"<[({ ]*(?:to[-_ ]?do|tbd|fix[-_ ]?me|x{3,}|changeme|n\/?a|none|unknown|nobody|someone|owner|-+|\?+)\b/i;

/** @returns whether a value only stands in for one */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value) || value.trim() === '';
}

export const placeholder: DutyRule = {
  id: 'identity/placeholder',
  code: 'NHI-M018',
  asks: 'starter',
  title: 'An entry holds a word that stands in for an answer',
  severity: { starter: 'error', standard: 'error', strict: 'error' },
  meaning: 'owner: TODO names nobody. An entry that is not finished is better left out: what is missing is then said.',
  remedy: 'Write who it is, or take the line out.',
  controls: ownerControls,
  example: { file: 'nhi.yaml', bad: ENTRY.replace('payments', 'TODO'), good: ENTRY.replace('payments', '"@acme/web"') },
  judge: ({ declaration: { owner, purpose } }) => [
    ...when(owner !== undefined && isPlaceholder(owner.value), () => ({
      message: `has ${owner?.value ?? ''} for an owner`,
      ...(owner && { place: owner.place }),
    })),
    ...when(purpose !== undefined && isPlaceholder(purpose), () => ({
      message: 'has a placeholder for a purpose',
      at: 'purpose',
    })),
  ],
};

export const ownerUnknown: DutyRule = {
  id: 'identity/owner-unknown',
  code: 'NHI-M004',
  asks: 'starter',
  title: 'An entry’s owner is nobody that is known',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning:
    'A bare word such as payments is a name under owners; where it is not there, nobody can be reached (in starter only asked ' +
    'where owners is used at all). From standard on ' +
    '@handles are looked for in CODEOWNERS, and group: and user: references in catalog-info.yaml, where the repository has ' +
    'them. Addresses are taken as they are.',
  remedy: 'Correct the name, or add it under owners with a contact.',
  controls: ownerControls,
  example: {
    file: 'nhi.yaml',
    bad: `owners: { payment: "@acme/payments" }\nidentities:\n${ENTRY}`,
    good: `owners: { payments: "@acme/payments" }\nidentities:\n${ENTRY}`,
  },
  judge({ declaration: { owner } }, { owners, repository, profile }) {
    if (owner === undefined || owners.has(owner.value) || isPlaceholder(owner.value)) return [];
    const { value, place } = owner;
    const isContact = [...owners.values()].some(({ contact, backup }) => contact === value || backup === value);
    if (isContact || value.startsWith('mailto:')) return [];
    if (/^[^@:]+$/.test(value)) {
      // A first file has no owners to name.
      if (profile === 'starter' && owners.size === 0) return [];
      const near = nearestWord(value, [...owners.keys()]);
      const remedy =
        near === undefined ? `add ${value} under owners with a contact, or write @${value}` : `write ${near}`;
      return [{ message: `has the owner ${value}, which is not under owners`, remedy, place }];
    }
    if (profile === 'starter' || repository.knowsOwner(value) !== false) return [];
    const where = value.startsWith('@') ? 'CODEOWNERS' : 'catalog-info.yaml';
    return [{ message: `has the owner ${value}, whom ${where} does not name`, place }];
  },
};

export const ownerLeft: DutyRule = {
  id: 'identity/owner-left',
  code: 'NHI-M004',
  asks: 'starter',
  title: 'An entry’s owner has left, or leaves soon',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning:
    'owners says with until when a person or a team goes. From policy.expires_soon_days before that day (30 days) what they ' +
    'hold is announced as a warning, so that it is handed over while they can still be asked.',
  remedy: 'Give the entry another owner.',
  controls: ownerControls,
  example: {
    file: 'nhi.yaml',
    bad: `owners: { payments: { contact: "@jane", until: 2021-01-31 } }\nidentities:\n${ENTRY}`,
    good: `owners: { payments: { contact: "@acme/payments" } }\nidentities:\n${ENTRY}`,
  },
  judge({ declaration: { owner } }, { owners, today, policy }) {
    const until = owner && owners.get(owner.value)?.until?.value;
    if (owner === undefined || until === undefined) return [];
    const { value, place } = owner;
    const backup = owners.get(value)?.backup;
    const remedy = backup === undefined ? undefined : { remedy: `hand it over, for example to ${backup}` };
    if (until < today) return [{ message: `has the owner ${value}, who left on ${until}`, place, ...remedy }];
    const isSoon = until <= addDays(today, policy.expiresSoonDays);
    return when(isSoon, () => ({
      message: `has the owner ${value}, who leaves on ${until}`,
      place,
      severity: 'warning',
      ...remedy,
    }));
  },
};

export const noBackup: DutyRule = {
  id: 'identity/no-backup-owner',
  code: 'NHI-M002',
  asks: 'strict',
  title: 'A privileged identity has nobody who answers in the owner’s absence',
  severity: asked({ strict: 'warning' }),
  meaning:
    'What may do much must be stopped at once when it is misused, on a holiday as well. Asked in strict of what is ' +
    'privileged or admin; a backup of the owner under owners counts, the owner itself does not.',
  remedy: 'Add backup_owner, someone else than the owner.',
  controls: ownerControls,
  example: {
    file: 'nhi.yaml',
    bad: '- id: deploy\n  owner: "@acme/web"\n  privilege: admin\n  references: ["gha:secret/DEPLOY"]',
    good: '- id: deploy\n  owner: "@acme/web"\n  backup_owner: "@acme/sre"\n  privilege: admin\n  references: ["gha:secret/DEPLOY"]',
  },
  judge({ declaration: { owner, backupOwner }, isPrivileged }, { owners }) {
    const backup = backupOwner ?? (owner && owners.get(owner.value)?.backup);
    if (!isPrivileged || (backup !== undefined && backup !== owner?.value)) return [];
    return [
      { message: backup === undefined ? 'has no backup_owner' : 'has its owner for a backup', at: 'backup_owner' },
    ];
  },
};
