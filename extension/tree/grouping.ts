import type { WireIdentity } from '../worker/protocol';

export type Grouping = 'expiry' | 'owner' | 'system';

export interface Group<T> {
  readonly name: string;
  readonly items: readonly T[];
}

/** What the names of groups are called in the user's language. */
export type Translate = (message: string) => string;

const EXPIRY_GROUPS = ['Expired', 'This month', 'This quarter', 'Later', 'Never', 'No end'] as const;
const DAYS_IN_MONTH = 30;
const DAYS_IN_QUARTER = 90;

/** @returns groups that hold something: by expiry in order of time, others by name; within a group what ends first */
export function grouped<T extends WireIdentity>(
  identities: readonly T[],
  grouping: Grouping,
  translate: Translate,
): readonly Group<T>[] {
  const groups = new Map<string, T[]>();
  for (const identity of identities) {
    for (const name of namesOf(identity, grouping)) groups.set(name, [...(groups.get(name) ?? []), identity]);
  }
  const order = (name: string): number => EXPIRY_GROUPS.findIndex((each) => each === name);
  return [...groups]
    .sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1))
    .map(([name, items]) => ({
      name: order(name) >= 0 || name === NO_OWNER ? translate(name) : name,
      items: items.toSorted((a, b) => (a.days ?? Infinity) - (b.days ?? Infinity) || (a.name < b.name ? -1 : 1)),
    }));
}

const NO_OWNER = 'No owner';

function namesOf(identity: WireIdentity, grouping: Grouping): readonly string[] {
  switch (grouping) {
    case 'owner':
      return [identity.owner ?? NO_OWNER];
    case 'system':
      return identity.systems;
    case 'expiry':
      return [expiryOf(identity)];
  }
}

function expiryOf({ days, isEndless }: WireIdentity): (typeof EXPIRY_GROUPS)[number] {
  if (days === undefined) return isEndless ? 'Never' : 'No end';
  if (days < 0) return 'Expired';
  if (days <= DAYS_IN_MONTH) return 'This month';
  return days <= DAYS_IN_QUARTER ? 'This quarter' : 'Later';
}
