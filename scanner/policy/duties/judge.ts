import { entryCommand } from '../entry-command';
import type { ManifestSet } from '../../manifest';
import type { Day, GovernedIdentity, Place, Profile, Severity, Snapshot, Waiver } from '../../model';
import type { FindingDraft } from '../../text';
import { startOf } from '../manifest';
import type { Rule } from '../rule';
import { draft } from '../severity';
import type { DutyContext, DutyRule, JudgedEntry, Remark } from './duty-rule';
import { processRules } from './process';
import { readRepository } from './repository';
import { entryDuties } from './rules';
import { waiverDuties } from './waivers';

const PROFILES: readonly Profile[] = ['starter', 'standard', 'strict'];

export interface DutyInput {
  readonly inventory: readonly GovernedIdentity[];
  readonly manifests: ManifestSet;
  readonly profile: Profile;
  readonly today: Day;
  /** Where CODEOWNERS, catalogs, runbooks and pipelines are looked for. */
  readonly snapshot: Snapshot;
  /** Whether the run saw everything: how the check is kept is judged only then. */
  readonly isWhole: boolean;
}

/**
 * Judges what entries and registered waivers say, and how the check is kept.
 * @returns one finding for each thing amiss; what only a raised profile asks is a warning at most until `adopt_until`
 */
export function judgeDuties({ inventory, manifests, profile, today, snapshot, isWhole }: DutyInput): FindingDraft[] {
  const { policy, owners, root } = manifests;
  const repository = readRepository(snapshot);
  const context: DutyContext = { profile, policy, today, owners, repository };
  const asked = entryDuties.filter(({ asks }) => PROFILES.indexOf(asks) <= PROFILES.indexOf(profile));
  const isAdopting = policy.adoptUntil !== undefined && today <= policy.adoptUntil;
  const findings: FindingDraft[] = [];
  const add = (rule: Rule, isForAll: boolean, details: Parameters<typeof draft>[2]): void => {
    const finding = draft(rule, profile, details);
    const isEased = isAdopting && !isForAll && finding.severity === 'error';
    const severity: Severity = isEased ? 'warning' : finding.severity;
    findings.push({ ...finding, severity });
  };
  const said = new Set<string>();
  for (const identity of inventory) {
    const entry = judgedEntry(identity, isWhole);
    if (entry === undefined) continue;
    for (const rule of asked) {
      for (const remark of rule.judge(entry, context)) {
        if (isSaidBefore(rule, remark, entry, said)) continue;
        add(rule, isAskedByAll(rule, profile), detailsOf(rule, remark, entry));
      }
    }
  }
  if (profile !== 'starter') {
    for (const waiver of manifests.waivers) {
      for (const rule of waiverDuties) {
        const message = rule.judge(waiver, coveredBy(waiver, manifests));
        if (message === undefined) continue;
        const remedy = { text: asClause(rule.remedy) };
        add(rule, false, { message: `This waiver of ${waiver.rule} ${message}`, place: waiver.place, remedy });
      }
    }
  }
  if (isWhole && root !== undefined) {
    for (const rule of processRules) {
      if (profile === 'starter' && rule.severity.starter === 'info') continue;
      for (const { message, setting } of rule.judge(inventory, root, context)) {
        const place = (setting && manifests.placeOfSetting(setting)) ?? startOf(root);
        add(rule, rule.severity.starter !== 'info', { message, place, remedy: { text: asClause(rule.remedy) } });
      }
    }
  }
  return findings;
}

/** What starter asks as strictly is nothing that a raised profile brought. */
function isAskedByAll({ asks, severity }: DutyRule, profile: Profile): boolean {
  return asks === 'starter' && severity.starter === severity[profile];
}

/** A path that many entries take over from one place is wrong once. */
function isSaidBefore(rule: Rule, remark: Remark, { declaration }: JudgedEntry, said: Set<string>): boolean {
  const { at, message, isSharedOnce } = remark;
  if (isSharedOnce !== true || at === undefined || declaration.places?.[at] !== undefined) return false;
  const same = `${rule.id} ${message}`;
  if (said.has(same)) return true;
  said.add(same);
  return false;
}

/** @returns undefined for what has no entry, or one that is proposed or retired: nothing more is asked of it */
function judgedEntry(identity: GovernedIdentity, isWhole: boolean): JudgedEntry | undefined {
  const { declaration, privileges } = identity;
  if (declaration === undefined || declaration.status === 'proposed' || declaration.status === 'retired')
    return undefined;
  const said = declaration.privilege;
  const levels = said === undefined ? privileges.map(({ level }) => level) : [said];
  const isAdmin = levels.includes('admin');
  const isSeen = isWhole || identity.references.length > 0;
  return { identity, declaration, isSeen, isAdmin, isPrivileged: isAdmin || levels.includes('privileged') };
}

function detailsOf(
  rule: Rule,
  { message, remedy, at, place, related = [] }: Remark,
  { identity, declaration }: JudgedEntry,
) {
  const key = identity.keys.find((found) => !found.startsWith('env:')) ?? identity.keys[0];
  const own: Place = place ?? (at === undefined ? undefined : declaration.places?.[at]) ?? declaration.place;
  return {
    message: `${declaration.id} ${message}`,
    place: own,
    remedy: { text: remedy ?? asClause(rule.remedy), ...entryCommand(rule.id, declaration) },
    declaration: declaration.id,
    related: [...(own === declaration.place ? [] : [declaration.place]), ...related],
    ...(key === undefined ? {} : { key }),
  };
}

function coveredBy({ identity }: Waiver, { declarations }: ManifestSet) {
  return declarations.find(
    ({ id, references }) => id === identity || references.some(({ value }) => value === identity),
  );
}

/** Remedies of findings are clauses behind an arrow. */
function asClause(sentence: string): string {
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}
