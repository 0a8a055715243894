import type { ProposedEntry } from '../inventory';
import type { Finding, GovernedIdentity } from '../model';
import { visible } from '../report';

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

/** @returns `Found 9 identities that nobody answers for: 5 GitHub secrets, 2 MCP servers, 1 certificate.` */
export function foundSummary(inventory: readonly GovernedIdentity[], entries: readonly ProposedEntry[]): string {
  const undeclared = inventory.filter(({ state }) => state === 'undeclared');
  const counts = countsOf(undeclared.map(typeName)).map(([name, number]) => counted(number, name));
  const whom = `${counted(undeclared.length, 'identity')} that nobody answers for`;
  return `Found ${whom}: ${counts.join(', ')}${entries.length < undeclared.length ? ', some in one entry' : ''}.`;
}

/** @returns `Owners suggested: @acme/web 6 (CODEOWNERS), none 3.` */
export function ownersSummary(entries: readonly ProposedEntry[]): string {
  const named = entries.flatMap(({ owner, ownerSource }) =>
    owner === undefined ? [] : [`${visible(owner)}\0${ownerSource ?? ''}`],
  );
  const parts = countsOf(named).map(([name, number]) => {
    const [owner = '', source = ''] = name.split('\0');
    return `${owner} ${number}${source === '' ? '' : ` (${source})`}`;
  });
  const nobody = entries.length - named.length;
  return `Owners suggested: ${[...parts, ...(nobody === 0 ? [] : [`none ${nobody}`])].join(', ')}.`;
}

/** @returns a line on what an entry cannot mend, or none */
export function secretsSummary(findings: readonly Finding[]): readonly string[] {
  const secrets = findings.filter(({ rule, waived }) => rule.startsWith('secret/') && waived === undefined);
  if (secrets.length === 0) return [];
  return [
    `Found ${counted(secrets.length, 'secret')} in the code: nhi scan shows ${secrets.length === 1 ? 'it' : 'them'}.`,
  ];
}

/** @returns `9 proposed entries` */
export function entriesSummary(entries: readonly ProposedEntry[]): string {
  return counted(entries.length, 'proposed entry');
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

/** Most frequent first, then as they came. */
function countsOf(names: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

function counted(number: number, name: string): string {
  const many = name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
  return `${number} ${number === 1 ? name : many}`;
}
