import type { IdentityReference, Place, PrivilegeFact, PrivilegeLevel } from '../../model';
import { comparePlaces } from '../../text';
import { privilegeControls } from '../controls';
import { isGranting } from '../granting';
import type { DutyRule } from './duty-rule';

const ENTRY = '- id: npm-publish\n  owner: "@acme/web"\n  references: ["gha:secret/NPM_TOKEN"]';

const LEVELS: readonly PrivilegeLevel[] = ['none', 'read', 'write', 'privileged', 'admin'];

/** What is no right of the identity: who may take it on, where it is used, what starts a job. */
const NO_RIGHT =
  /^(?:trusts |trigger |environment:|granted to |invoked by |impersonates |permissions boundary|all secrets)/;

/** Rights that a use proves by what it does with the identity, wherever these were given. */
const PROVEN_BY_USE =
  /^(?:publishes to |database user |superuser$|writes (?:to )?the repository$|shared access: |(?:contents|packages|deployments|issues|pull-requests|actions|checks|statuses|pages|security-events):write$)/;

export const exceedsDeclared: DutyRule = {
  id: 'identity/exceeds-privilege',
  code: 'NHI-P003',
  asks: 'starter',
  title: 'The code shows more rights than the entry says',
  severity: { starter: 'warning', standard: 'error', strict: 'error' },
  meaning:
    'Whoever approved the entry approved less than the identity can do. Fires where the entry says privilege: and code ' +
    'that grants rights, or a use that needs them, shows a higher level of none, read, write, privileged, admin. Rights ' +
    'whose level is not known are not compared, nor is who may take the identity on.',
  remedy: 'Take the rights away where they are given, or raise privilege: in the entry and have it approved.',
  controls: privilegeControls,
  example: { file: 'nhi.yaml', bad: `${ENTRY}\n  privilege: read`, good: `${ENTRY}\n  privilege: write` },
  judge({ declaration: { privilege }, identity: { references } }) {
    if (privilege === undefined) return [];
    const said = LEVELS.indexOf(privilege);
    const more = references.flatMap((reference) =>
      reference.privileges
        .filter((fact) => LEVELS.indexOf(fact.level) > said && isRight(reference, fact))
        .map((fact) => ({ fact, place: placeOf(reference, fact) })),
    );
    const highest = LEVELS.findLast((level) => more.some(({ fact }) => fact.level === level));
    if (said < 0 || highest === undefined) return [];
    const words = [...new Set(more.filter(({ fact }) => fact.level === highest).map(({ fact }) => fact.fact))].sort();
    const [first = '', ...others] = words;
    const rest = others.length === 0 ? '' : `, and ${others.length} more`;
    return [
      {
        message: `says privilege ${privilege}, and the code shows ${highest}: ${first}${rest}`,
        at: 'privilege',
        related: unique(more.map(({ place }) => place)),
      },
    ];
  },
};

function isRight(reference: IdentityReference, { fact }: PrivilegeFact): boolean {
  if (reference.confidence === 'possible') return false;
  return isGranting(reference) ? !NO_RIGHT.test(fact) : PROVEN_BY_USE.test(fact);
}

/** The same blob may stand at several paths; the reference knows its own. */
function placeOf({ place }: IdentityReference, fact: PrivilegeFact): Place {
  return fact.place === undefined ? place : { ...fact.place, path: place.path };
}

function unique(places: readonly Place[]): readonly Place[] {
  return [...places].sort(comparePlaces).filter((place, at, all) => {
    const before = all[at - 1];
    return before === undefined || comparePlaces(before, place) !== 0;
  });
}
