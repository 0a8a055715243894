import type { Day, GovernedIdentity } from '../../model';
import { when } from '../../policy';
import { visible } from '../../report';

/** @returns who answers for it */
export function ownerLines({ declaration }: GovernedIdentity): string[] {
  const owner = declaration?.owner;
  if (owner === undefined) return ['nobody'];
  const isElsewhere = owner.place.path !== declaration?.manifest;
  const { backupOwner, sponsor, agent, approval } = declaration ?? {};
  const beside = [
    ['backup', backupOwner],
    ['sponsor', sponsor],
    ['answers for the agent', agent?.humanOwner],
    ['approved by', approval?.by],
  ] as const;
  return [
    visible(owner.value) + (isElsewhere ? `, says ${visible(owner.place.path)}` : ''),
    ...beside.flatMap(([label, who]) => (who === undefined ? [] : [`${label} ${visible(who)}`])),
  ];
}

/** @returns what the entry says that it may do, then each right with the line that gives it */
export function mayLines({ declaration, privileges, references }: GovernedIdentity): string[] {
  const [worst] = privileges;
  const written = declaration?.privilege;
  const found = worst?.level;
  const level =
    written === undefined || found === undefined || written === found
      ? (written ?? found ?? 'not known')
      : `${written}, says the entry; ${found}, shows the code`;
  const { scopes = [], elevation, justification } = declaration?.powers ?? {};
  const proofs = new Map<string, string>();
  for (const { privileges: facts, place } of references) {
    for (const { fact, line } of facts) if (!proofs.has(fact)) proofs.set(fact, `${visible(place.path)}:${line}`);
  }
  const facts = [...new Set(privileges.map(({ fact }) => fact))];
  const columns = Math.min(FACT_COLUMNS, Math.max(0, ...facts.map((fact) => visible(fact).length)));
  return [
    level + (elevation === undefined ? '' : `, ${elevation}`),
    ...(justification === undefined ? [] : [`  because ${visible(justification)}`]),
    ...scopes.map((scope) => `  ${visible(scope)}  by the entry`),
    ...facts.map((fact) => `  ${visible(fact).padEnd(columns)}  ${proofs.get(fact) ?? ''}`.trimEnd()),
  ];
}

/** One long fact must not push every proof out of sight. */
const FACT_COLUMNS = 48;

/** @returns its end and who says so, then how its credential is replaced */
export function endLines({ declaration, expires, lifetime, credential }: GovernedIdentity, today: Day): string[] {
  const written = declaration?.expires;
  const isShown = expires !== undefined && lifetime?.expires === expires && written?.value !== expires;
  const source = isShown
    ? ` as the code shows: ${visible(lifetime.source)}`
    : written !== undefined && written.value === expires
      ? ` (${visible(written.place.path)}:${written.place.start.line})`
      : '';
  const shortLife = lifetime?.expires === undefined ? lifetime?.source : undefined;
  const end =
    expires !== undefined
      ? `${expires}, ${when(expires, today)}${source}`
      : written?.value === 'never'
        ? `never: ${visible(declaration?.neverBecause ?? 'nobody says why')}`
        : credential === 'keyless' || credential === 'ephemeral'
          ? 'by itself: nothing is stored'
          : 'no end';
  return [
    end,
    ...(shortLife === undefined ? [] : [`each time: ${visible(shortLife)}`]),
    ...(declaration?.rotation === undefined ? [] : [cadence('rotated', declaration.rotation, today)]),
  ];
}

/** @returns how often, by whom, when last and when next */
export function reviewLines({ declaration }: GovernedIdentity, today: Day): string[] {
  const { review } = declaration ?? {};
  return [review === undefined ? 'nobody says' : cadence('', review, today)];
}

interface Cadence {
  readonly interval?: string;
  readonly last?: string;
  readonly next?: string;
  readonly reviewer?: string;
}

function cadence(what: string, { interval, last, next, reviewer }: Cadence, today: Day): string {
  const often = [
    ...(what === '' ? [] : [what]),
    ...(interval === undefined ? [] : [`every ${visible(interval)}`]),
    ...(reviewer === undefined ? [] : [`by ${visible(reviewer)}`]),
  ].join(' ');
  const due = next === undefined ? [] : [`${next <= today ? 'due since' : 'next'} ${next} (${when(next, today)})`];
  return [...(often === '' ? [] : [often]), `last ${last ?? 'never'}`, ...due].join(', ');
}
