import { groupCompanions, type CompanionGroup } from '../companions';
import { link } from './draft';
import type { Part } from './drafts-of';
import { isOpenKey } from './keys';

/** What the group's rule knows better than any of its members' names. */
const SYSTEMS: ReadonlySet<string> = new Set(['aws', 'azure', 'gcp', 'github_app', 'slack', 'oauth']);

/**
 * Links the parts of one step or block that together are one credential, judged by what they fill (`aws-access-key-id`
 * beside `aws-secret-access-key`) and by their own names.
 */
export function linkStep(parts: readonly Part[]): void {
  linkBy(firstOfEachSlot(parts), ({ slot }) => slot, true);
  linkBy(parts, ({ secret }) => secret, true);
}

/** Links the parts of one job by the names of their secrets alone: its steps may each read one. */
export function linkJob(parts: readonly Part[]): void {
  linkBy(parts, ({ secret }) => secret, false);
}

/** What follows in a fallback chain is another identity that fills the same input. */
function firstOfEachSlot(parts: readonly Part[]): readonly Part[] {
  const met = new Set<string>();
  return parts.filter(({ slot }) => {
    if (slot === undefined || met.has(slot)) return false;
    met.add(slot);
    return true;
  });
}

function linkBy(parts: readonly Part[], nameOf: (part: Part) => string | undefined, isOneStep: boolean): void {
  const named = new Map<string, Part[]>();
  for (const part of parts) {
    const name = nameOf(part);
    if (name === undefined || part.draft.duty === 'ambient' || (isOpenKey(name) && part.draft.alias === undefined))
      continue;
    const same = named.get(name);
    if (same) same.push(part);
    else named.set(name, [part]);
  }
  if (named.size < 2) return;
  for (const group of groupCompanions([...named.keys()])) {
    const byName = group.members.map(({ name }) => named.get(name) ?? []);
    const members = byName.flat();
    for (const same of byName) {
      for (const [first] of byName)
        if (first && first !== same[0]) for (const { draft } of same) link(draft, first.draft);
    }
    improve(members, group, isOneStep);
  }
}

function improve(members: readonly Part[], group: CompanionGroup, isOneStep: boolean): void {
  for (const { draft } of members) {
    if (draft.provider === 'unknown') draft.provider = group.provider;
    const knowsBetter = isOneStep && SYSTEMS.has(group.system) && draft.provider === group.provider;
    if (draft.kind === 'other' || knowsBetter) draft.kind = group.kind;
    if (knowsBetter || draft.credential === 'unknown') draft.credential = group.credential;
  }
}
