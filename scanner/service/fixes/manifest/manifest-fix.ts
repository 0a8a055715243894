import { textEdits } from '../../../manifest';
import { addDays, UsageError } from '../../../model';
import type { Day, Declaration, Fix, GovernedIdentity, TextEdit } from '../../../model';
import { stableHash } from '../../../text';
import type { FixContext, FixSite } from '../site';

/** A quarter, as everywhere where an end is suggested. */
const SUGGESTED_DAYS = 90;
/** Ends of what is accepted on one day are spread over two weeks, so that not all of it falls due at once. */
const SPREAD_DAYS = 14;

/** An edit of a manifest, told apart from all others by its name. */
interface NamedChange {
  readonly name: string;
  readonly make: (text: string | undefined) => string;
}

/** @returns the same as `manifestEdits`, made once where the context remembers what was made */
export function namedEdits(
  context: FixContext,
  path: string,
  { name, make }: NamedChange,
): readonly TextEdit[] | undefined {
  const { edits } = context;
  const known = `${path}\n${name}`;
  if (edits?.has(known) === true) return edits.get(known);
  const made = manifestEdits(context, path, make);
  edits?.set(known, made);
  return made;
}

/** @returns the edits of a manifest; undefined where it would not take them, is broken, or stays as it is */
function manifestEdits(
  { read }: FixContext,
  path: string,
  change: (text: string | undefined) => string,
): readonly TextEdit[] | undefined {
  const before = read(path);
  try {
    const edits = textEdits(path, before, change(before));
    return edits.length === 0 ? undefined : edits;
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

/** @returns a fix of one manifest; none where the edits cannot be made */
export function manifestFix(
  context: FixContext,
  path: string,
  fix: Omit<Fix, 'edits'>,
  change: (text: string) => string,
): readonly Fix[] {
  const edits = manifestEdits(context, path, (text) => change(text ?? ''));
  return edits === undefined ? [] : [{ ...fix, edits }];
}

/** An entry and the identity that it governs. */
export interface Governed {
  readonly declaration: Declaration;
  readonly identity?: GovernedIdentity;
}

/** @returns the entry that a site is about; where several have its id, the one of the site's own file */
export function entryAt(
  { path, declaration: id, key }: FixSite,
  { manifests, inventory }: FixContext,
): Governed | undefined {
  const named = manifests.declarations.filter((each) => each.id === id);
  const declaration = named.find(({ manifest }) => manifest === path) ?? named[0];
  if (id === undefined || declaration === undefined) return undefined;
  const governed = inventory.filter(
    (each) => each.declaration?.id === id && each.declaration.manifest === declaration.manifest,
  );
  const identity = governed.find(({ keys }) => key !== undefined && keys.includes(key)) ?? governed[0];
  return { declaration, ...(identity && { identity }) };
}

/** @returns the paths that use an identity, each once */
export function pathsOf(identity: GovernedIdentity | undefined): readonly string[] {
  return [...new Set(identity?.references.map(({ place }) => place.path) ?? [])].sort();
}

/** @returns whether an entry must say an end: nothing else shows one */
export function needsExpiry({ credential, lifetime }: Pick<GovernedIdentity, 'credential' | 'lifetime'>): boolean {
  return credential !== 'keyless' && credential !== 'ephemeral' && lifetime?.expires === undefined;
}

/** @returns the end to suggest for an entry: within a quarter, the same each time it is asked for on one day */
export function suggestedEnd(id: string, { today, manifests }: FixContext): Day {
  const days = Math.min(SUGGESTED_DAYS, manifests.policy.maxExpiryDays);
  const early = Number.parseInt(stableHash(id).slice(0, 8), 16) % Math.min(SPREAD_DAYS, days);
  return addDays(today, days - early);
}
