import type { CredentialType, IdentityKind } from '../model';
import type { Carries, CompanionPart, CompanionRule, CompanionSystem } from './companion-rules';
import { companionRules } from './companion-rules';
import { isQualifier, nameWords } from './name-words';
import { identityOfName } from './provider';
import { providerIn } from './providers';

export interface Companion {
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
  const left = new Map([...new Set(names)].map((name) => [name, companionWords(name)] as const));
  const groups: CompanionGroup[] = [];
  for (const rule of companionRules) {
    for (const members of byStem(left, rule).values()) {
      if (!isComplete(rule, members)) continue;
      groups.push(groupOf(rule, members));
      for (const { name } of members) left.delete(name);
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

function byStem(names: ReadonlyMap<string, readonly string[]>, rule: CompanionRule): Map<string, Member[]> {
  const stems = new Map<string, Member[]>();
  for (const [name, words] of names) {
    const member = memberOf(name, words, rule);
    if (member === undefined) continue;
    const { alike } = rule;
    const stem = (alike === undefined ? member.stem : member.stem.filter((word) => !alike.has(word))).join(' ');
    const sharing = stems.get(stem);
    if (sharing === undefined) stems.set(stem, [member]);
    else sharing.push(member);
  }
  return stems;
}

/** More words than this make no part. */
const LONGEST_PART_WORDS = 4;

/** The part nearest to the name's end, the longest that ends there. */
function memberOf(name: string, words: readonly string[], rule: CompanionRule): Member | undefined {
  for (let end = words.length; end > 0; end--) {
    for (let start = Math.max(0, end - LONGEST_PART_WORDS); start < end; start++) {
      const fused = words.slice(start, end).join('');
      const part = rule.parts.find(({ ends }) => ends.has(fused));
      if (part === undefined) continue;
      const stem = [...words.slice(0, start), ...words.slice(end)];
      const { among } = rule;
      return among === undefined || stem.some((word) => among.has(word)) ? { name, part, stem } : undefined;
    }
    if (rule.anywhere !== true && !isQualifier(words[end - 1] ?? '')) return undefined;
  }
  return undefined;
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
