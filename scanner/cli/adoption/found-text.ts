import type { ProposedEntry } from '../../inventory';
import type { GovernedIdentity, SecretMatch } from '../../model';
import { visible } from '../../report';
import { pathClass } from '../../text';
import { counted, countsOf } from '../words';

/** What a person calls the keys of one type; others go by their kind. */
const TYPES: readonly (readonly [string, string])[] = [
  ['gha:secret/', 'GitHub secret'],
  ['dependabot:secret/', 'Dependabot secret'],
  ['mcp:server/', 'MCP server'],
  ['env:', 'environment variable'],
];

/** Words of a kind that are no lower-case words. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ai: 'AI',
  api: 'API',
  ci: 'CI',
  github: 'GitHub',
  iam: 'IAM',
  mcp: 'MCP',
  oauth: 'OAuth',
  ssh: 'SSH',
};

/** More names in one line say nothing new: the file that is written has them all. */
const MAX_NAMED = 6;
/** More lines are no summary: nhi scan shows each. */
const MAX_LISTED = 10;

/** @returns what nobody answers for, by system: `Found 9 identities that nobody answers for, in 2 systems: 5 GitHub secrets, ...` */
export function foundSummary(inventory: readonly GovernedIdentity[], entries: readonly ProposedEntry[]): string {
  const undeclared = inventory.filter(({ state }) => state === 'undeclared');
  const listed = inventory.filter(({ state }) => state === 'listed').length;
  const more = listed === 0 ? '' : ` ${listed} more need no entry (nhi list shows them).`;
  if (undeclared.length === 0) {
    const hasEntries = inventory.some(({ declaration }) => declaration !== undefined);
    return `${hasEntries ? 'Every identity that must be declared has its entry' : 'Found no identity that must be declared'}.${more}`;
  }
  const systems = new Set(undeclared.map(({ id }) => id.slice(0, id.indexOf(':')))).size;
  const counts = countsOf(undeclared.map(typeName)).map(([name, number]) => counted(number, name));
  const whom = `${counted(undeclared.length, 'identity')} that nobody answers for`;
  const where = systems > 1 ? `, in ${counted(systems, 'system')}` : '';
  const some = entries.length < undeclared.length ? ' Some share an entry.' : '';
  return `Found ${whom}${where}: ${shortened(counts)}.${some}${more}`;
}

/** @returns `Owners suggested: @acme/web 6 (CODEOWNERS), none 3.`, or nothing without entries */
export function ownersSummary(entries: readonly ProposedEntry[]): readonly string[] {
  if (entries.length === 0) return [];
  const named = entries.flatMap(({ owner, ownerSource }) =>
    owner === undefined ? [] : [`${visible(owner)}\0${ownerSource ?? ''}`],
  );
  const parts = countsOf(named).map(([name, number]) => {
    const [owner = '', source = ''] = name.split('\0');
    return `${owner} ${number}${source === '' ? '' : ` (${source})`}`;
  });
  const nobody = entries.length - named.length;
  return [`Owners suggested: ${shortened([...parts, ...(nobody === 0 ? [] : [`none ${nobody}`])])}.`];
}

/**
 * @param secrets that nothing excuses yet
 * @returns how many there are, and each that is certain: those are never put into a baseline without a word
 */
export function secretsSummary(secrets: readonly SecretMatch[]): readonly string[] {
  if (secrets.length === 0) return [];
  const certain = secrets.filter(({ confidence }) => confidence === 'certain');
  const examples = secrets.filter(({ place, confidence }) => confidence !== 'certain' && !isProduction(place.path));
  const parts = [
    ...(certain.length === 0 ? [] : [`${certain.length} certain`]),
    ...(examples.length === 0 ? [] : [`${examples.length} in tests, examples or documentation`]),
  ];
  const rows = certain.slice(0, MAX_LISTED).map(({ detector, place, preview }) => {
    return `  ${visible(place.path)}:${place.start.line}  secret/${detector}  ${preview}`;
  });
  const hidden = certain.length - rows.length;
  return [
    `Found ${counted(secrets.length, 'secret')} in the code${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`,
    ...rows,
    ...(hidden === 0 ? [] : [`  and ${hidden} more: nhi scan shows each`]),
    ...(certain.length === 0
      ? []
      : [
          `Revoke what is certain and still live: a baseline revokes nothing. nhi explain secret/${certain[0]?.detector ?? ''} says how.`,
        ]),
  ];
}

function isProduction(path: string): boolean {
  const found = pathClass(path);
  return found === 'source' || found === 'vendored';
}

function shortened(parts: readonly string[]): string {
  const hidden = parts.length - MAX_NAMED;
  return hidden <= 1 ? parts.join(', ') : `${parts.slice(0, MAX_NAMED).join(', ')} and ${hidden} more`;
}

function typeName({ id, kind }: GovernedIdentity): string {
  const type = TYPES.find(([prefix]) => id.startsWith(prefix));
  return (
    type?.[1] ??
    kind
      .split('_')
      .map((word) => SPELLINGS[word] ?? word)
      .join(' ')
  );
}
