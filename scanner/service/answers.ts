import type { Day, GovernedIdentity, PrivilegeFact } from '../model';
import { nameOf, when } from '../policy';

/** What is asked of every identity, each answer a phrase in plain text. */
export interface Answers {
  /** The entry's id, or what a person calls the key. */
  readonly name: string;
  readonly owner: string;
  readonly may: string;
  readonly ends: string;
  readonly reviewed: string;
}

/** More facts than this are a list, not an answer. */
const MAX_FACTS = 3;

/** @returns who owns it, what it may do, when it ends, how it is reviewed */
export function answersOf(identity: GovernedIdentity, today: Day): Answers {
  const { declaration } = identity;
  return {
    name: declaration?.id ?? nameOf(identity.id),
    owner: declaration?.owner === undefined ? 'no owner' : `owner ${declaration.owner.value}`,
    may: mayOf(identity),
    ends: endsOf(identity, today),
    reviewed: reviewOf(identity, today),
  };
}

function mayOf({ declaration, privileges }: GovernedIdentity): string {
  const [worst] = privileges;
  const level = declaration?.privilege ?? worst?.level;
  if (worst === undefined) return level === undefined ? 'may: not known' : `may: ${level}`;
  const shown = privileges.slice(0, MAX_FACTS).map(({ fact }: PrivilegeFact) => fact);
  const more = privileges.length > shown.length ? ` and ${privileges.length - shown.length} more` : '';
  return `may: ${shown.join(', ')}${more} (${level ?? 'unknown'})`;
}

function endsOf({ declaration, expires, credential }: GovernedIdentity, today: Day): string {
  if (expires !== undefined) return `${expires < today ? 'ended' : 'ends'} ${expires} (${when(expires, today)})`;
  if (declaration?.expires?.value === 'never') return `never ends: ${declaration.neverBecause ?? 'nobody says why'}`;
  return credential === 'keyless' || credential === 'ephemeral' ? 'ends by itself' : 'no end';
}

function reviewOf({ declaration }: GovernedIdentity, today: Day): string {
  const last = declaration?.review?.last;
  const next = declaration?.review?.next;
  const due = next === undefined ? '' : `, next ${next} (${when(next, today)})`;
  return `last reviewed ${last ?? 'never'}${due}`;
}
