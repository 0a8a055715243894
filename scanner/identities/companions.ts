import type { CredentialType, IdentityKind } from '../model';
import type { Carries, CompanionPart, CompanionRule, CompanionSystem } from './companion-rules';
import { companionRules } from './companion-rules';
import { isQualifier, nameWords } from './name-words';
import { identityOfName } from './provider';
import { providerIn } from './providers';

interface Companion {
  /** As given. */
  readonly name: string;
  /** A secret, something that identifies the account (user name, client id), or only a setting of it (host, region). */
  readonly carries: Carries;
}

/** Names that hold the parts of one credential. */
export interface CompanionGroup {
  readonly system: CompanionSystem;
  /** In the order given, at least two. */
  readonly members: readonly Companion[];
  /** The member that stands for the group: its first secret, else its first identifier. */
  readonly principal: string;
  readonly provider: string;
  readonly kind: IdentityKind;
  readonly credential: CredentialType;
}

/**
 * Finds which of the names of one place (a file, a job's environment, a server's) form one identity:
 * `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, but not `PROD_AWS_ACCESS_KEY_ID` and `DEV_AWS_SECRET_ACCESS_KEY`.
 * @param names in any order and case, other names among them
 * @returns groups that do not overlap; names that belong to none are not mentioned
 */
export function groupCompanions(names: readonly string[]): readonly CompanionGroup[] {
  const candidates = new Map<CompanionRule, Member[]>();
  for (const name of new Set(names)) {
    for (const [rule, member] of membershipsOf(name)) {
      const found = candidates.get(rule);
      if (found === undefined) candidates.set(rule, [member]);
      else found.push(member);
    }
  }
  const taken = new Set<string>();
  const groups: CompanionGroup[] = [];
  for (const rule of companionRules) {
    const left = candidates.get(rule)?.filter(({ name }) => !taken.has(name)) ?? [];
    for (const members of byStem(left, rule).values()) {
      if (!isComplete(rule, members)) continue;
      groups.push(groupOf(rule, members));
      for (const { name } of members) taken.add(name);
    }
  }
  return groups;
}

interface Member {
  readonly name: string;
  readonly part: CompanionPart;
  /** The words that the name has beside the part. */
  readonly stem: readonly string[];
}

function byStem(members: readonly Member[], { alike }: CompanionRule): Map<string, Member[]> {
  const stems = new Map<string, Member[]>();
  for (const member of members) {
    const stem = (alike === undefined ? member.stem : member.stem.filter((word) => !alike.has(word))).join(' ');
    const sharing = stems.get(stem);
    if (sharing === undefined) stems.set(stem, [member]);
    else sharing.push(member);
  }
  return stems;
}

/** Every part of every rule, by the fused words that name it. */
const partsByWords = new Map<string, { readonly rule: CompanionRule; readonly part: CompanionPart }[]>();
for (const rule of companionRules) {
  for (const part of rule.parts) {
    for (const words of part.ends) {
      const known = partsByWords.get(words);
      if (known === undefined) partsByWords.set(words, [{ rule, part }]);
      else known.push({ rule, part });
    }
  }
}

/** More words than this make no part. */
const LONGEST_PART_WORDS = 4;

/** What the name would be under each rule: the part nearest to its end, the longest that ends there. */
function membershipsOf(name: string): ReadonlyMap<CompanionRule, Member> {
  const words = companionWords(name);
  const nearest = new Map<CompanionRule, Member>();
  let isAtEnd = true;
  for (let end = words.length; end > 0; end--) {
    let fused = '';
    const ending: { readonly start: number; readonly found: string }[] = [];
    for (let start = end - 1; start >= Math.max(0, end - LONGEST_PART_WORDS); start--) {
      fused = (words[start] ?? '') + fused;
      ending.unshift({ start, found: fused });
    }
    for (const { start, found } of ending) {
      for (const { rule, part } of partsByWords.get(found) ?? []) {
        if (nearest.has(rule) || (!isAtEnd && rule.anywhere !== true)) continue;
        nearest.set(rule, { name, part, stem: [...words.slice(0, start), ...words.slice(end)] });
      }
    }
    isAtEnd &&= isQualifier(words[end - 1] ?? '');
  }
  for (const [rule, { stem }] of nearest) {
    if (rule.among !== undefined && !stem.some((word) => rule.among?.has(word))) nearest.delete(rule);
  }
  return nearest;
}

function isComplete(rule: CompanionRule, members: readonly Member[]): boolean {
  const present = new Set(members.map(({ part }) => part.id));
  return rule.complete.some((ids) => ids.every((id) => present.has(id)));
}

function groupOf(rule: CompanionRule, all: readonly Member[]): CompanionGroup {
  const first = (carries: Carries): Member | undefined => all.find(({ part }) => part.carries === carries);
  const principal = first('secret') ?? first('identifier');
  const name = principal?.name ?? all[0]?.name ?? '';
  const own = identityOfName(name);
  const { keyless, ephemeral } = rule;
  const isEphemeral = ephemeral !== undefined && all.some(({ part }) => part.id === ephemeral.part);
  const hasSecret = principal?.part.carries === 'secret';
  const named = rule.alike === undefined ? providerIn(principal?.stem ?? [])?.id : undefined;
  const provider = named ?? rule.provider ?? own.provider;
  const verdict =
    keyless !== undefined && !hasSecret
      ? keyless
      : isEphemeral
        ? { kind: ephemeral.kind, credential: 'ephemeral' as const }
        : { kind: kindOf(rule, provider) ?? own.kind, credential: 'static' as const };
  const members = all.map(({ name: member, part }) => ({ name: member, carries: part.carries }));
  return { system: rule.system, members, principal: name, provider, ...verdict };
}

/** S3-compatible stores of others have the same names as AWS, but no IAM. */
function kindOf(rule: CompanionRule, provider: string): IdentityKind | undefined {
  return rule.system === 'aws' && provider !== 'aws' ? 'api_key' : rule.kind;
}

/** libpq's variables are written without a separator: PGUSER, PGPASSWORD. */
function companionWords(name: string): readonly string[] {
  return nameWords(name).flatMap((word) =>
    /^PG(?:USER|PASSWORD|HOST|PORT|DATABASE)$/.test(word) ? ['PG', word.slice(2)] : [word],
  );
}
