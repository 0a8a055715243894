import type { Finding, GovernanceState, GovernedIdentity } from '../model';
import { daysBetween } from '../model';
import { nameOf } from '../policy';
import { usesOf } from './at';
import { spotOf } from './spot';
import type { Spot } from './spot';
import type { View } from './view';

/** One identity as a list shows it. */
export interface IdentityRow {
  /** The entry's id, or what a person calls the key. */
  readonly name: string;
  readonly state: GovernanceState;
  readonly owner?: string;
  /** `YYYY-MM-DD`, and how many days away; negative where it is past. */
  readonly expires?: string;
  readonly days?: number;
  /** `never` stands in its entry. */
  readonly isEndless: boolean;
  readonly provider: string;
  /** Of its keys: `gha`, `mcp`. */
  readonly systems: readonly string[];
  readonly entry?: Spot;
  readonly uses: readonly Spot[];
}

/** More rows are counted, not listed: nobody reads them, and they would cross threads at each change. */
const MAX_ROWS = 2_000;

/** What a whole root holds, in short. */
export interface Overview {
  readonly isWhole: boolean;
  /** By name; at most two thousand. */
  readonly identities: readonly IdentityRow[];
  /** All there are, also those beyond the list. */
  readonly counts: Readonly<Record<GovernanceState, number>>;
  /** The findings that count, by path and position; at most two thousand. */
  readonly findings: readonly Finding[];
  readonly findingCount: number;
  readonly profile: string;
  /** Paths of the manifests that count. */
  readonly manifests: readonly string[];
  readonly files: number;
  readonly bytes: number;
  readonly skipped: number;
}

export function overviewOf(view: View): Overview {
  const { result } = view;
  const { inventory, coverage } = result;
  const counts: Record<GovernanceState, number> = { declared: 0, proposed: 0, undeclared: 0, listed: 0, unused: 0 };
  for (const { state } of inventory) counts[state]++;
  const findings = result.findings.filter(({ waived }) => waived === undefined);
  return {
    isWhole: view.isWhole,
    identities: inventory.slice(0, MAX_ROWS).map((identity) => rowOf(identity, result.today)),
    counts,
    findings: findings.slice(0, MAX_ROWS),
    findingCount: findings.length,
    profile: result.profile,
    manifests: view.manifests().manifests,
    files: coverage.files,
    bytes: coverage.bytes,
    skipped: coverage.skipped.length,
  };
}

function rowOf(identity: GovernedIdentity, today: string): IdentityRow {
  const { id, declaration, state, expires, provider, keys } = identity;
  const named = keys.length > 0 ? keys : (declaration?.references.map(({ value }) => value) ?? []);
  return {
    name: declaration?.id ?? nameOf(id),
    state,
    ...(declaration?.owner !== undefined && { owner: declaration.owner.value }),
    ...(expires !== undefined && { expires, days: daysBetween(today, expires) }),
    isEndless: declaration?.expires?.value === 'never',
    provider,
    systems: [...new Set(named.map((key) => key.slice(0, Math.max(key.indexOf(':'), 0))))].sort(),
    ...(declaration !== undefined && { entry: spotOf(declaration.place) }),
    uses: usesOf(identity).map(spotOf),
  };
}
