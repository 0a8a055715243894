import { addDays } from '../../model';
import type { Day, GovernanceState } from '../../model';
import type { JsonIdentity } from './json';

/** What a list may go by. */
export type InventoryOrder = 'state' | 'owner' | 'expires' | 'id' | 'kind' | 'provider' | 'system';

/** Identities that stand together. */
export interface InventorySection {
  readonly title: string;
  readonly identities: readonly JsonIdentity[];
}

/** In the order in which they ask for attention. */
const STATES: readonly (readonly [GovernanceState, string])[] = [
  ['undeclared', 'Not in nhi.yaml'],
  ['proposed', 'Proposed'],
  ['declared', 'Declared'],
  ['unused', 'In nhi.yaml without a use'],
  ['listed', 'Listed only: no entry is asked for'],
];

/** Sorts behind every day and every owner. */
const LAST = '\uffff';
const MONTH_DAYS = 30;
const QUARTER_DAYS = 90;

/** @returns the rows in that order; rows that it does not tell apart keep theirs */
export function inOrder(inventory: readonly JsonIdentity[], order: InventoryOrder): readonly JsonIdentity[] {
  const rank = rankBy(order);
  return inventory
    .map((identity) => [rank(identity), identity] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([, identity]) => identity);
}

function rankBy(order: InventoryOrder): (identity: JsonIdentity) => string {
  switch (order) {
    case 'state':
      return ({ state }) => String(STATES.findIndex(([each]) => each === state));
    case 'owner':
      return ({ owner }) => owner ?? LAST;
    case 'expires':
      return ({ expires }) => expires ?? LAST;
    case 'id':
      return ({ id }) => id;
    case 'kind':
      return ({ kind }) => kind;
    case 'provider':
      return ({ provider }) => provider;
    case 'system':
      return systemOf;
  }
}

/** The start of its first key, `gha`; of what was not found that of its entry. */
function systemOf({ keys, entry }: JsonIdentity): string {
  const [key = ''] = keys.length > 0 ? keys : (entry?.references ?? []);
  return key.slice(0, Math.max(0, key.indexOf(':')));
}

/** @returns the rows in that order, cut where a person would look for a heading; no section is empty */
export function sectionsOf(
  inventory: readonly JsonIdentity[],
  order: InventoryOrder,
  today: Day,
): readonly InventorySection[] {
  const title = titleBy(order, today);
  const sections = new Map<string, JsonIdentity[]>();
  for (const identity of inOrder(inventory, order)) {
    const heading = title(identity);
    const section = sections.get(heading);
    if (section === undefined) sections.set(heading, [identity]);
    else section.push(identity);
  }
  return [...sections].map(([heading, identities]) => ({ title: heading, identities }));
}

function titleBy(order: InventoryOrder, today: Day): (identity: JsonIdentity) => string {
  switch (order) {
    case 'state':
      return ({ state }) => STATES.find(([each]) => each === state)?.[1] ?? state;
    case 'owner':
      return ({ owner }) => owner ?? 'Nobody';
    case 'expires':
      return ({ expires }) => {
        if (expires === undefined) return 'No end';
        if (expires < today) return 'Ended';
        if (expires <= addDays(today, MONTH_DAYS)) return `Within ${MONTH_DAYS} days`;
        return expires <= addDays(today, QUARTER_DAYS) ? `Within ${QUARTER_DAYS} days` : 'Later';
      };
    case 'id':
      return () => 'Identities';
    case 'kind':
      return ({ kind }) => kind;
    case 'provider':
      return ({ provider }) => provider;
    case 'system':
      return systemOf;
  }
}
