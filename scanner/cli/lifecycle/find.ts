import { matchesKey } from '../../manifest';
import { UsageError } from '../../model';
import type { Declaration, GovernedIdentity } from '../../model';
import { visible } from '../../report';
import { nearestWord } from '../../text';

/** An identity that has an entry. */
export type DeclaredIdentity = GovernedIdentity & { readonly declaration: Declaration };

/** @returns whether a word is meant as a key, `system:type/name`, and not as a name */
export function isKey(word: string): boolean {
  return /^[a-z][a-z0-9_.+-]*:/.test(word);
}

export function isDeclared(identity: GovernedIdentity): identity is DeclaredIdentity {
  return identity.declaration !== undefined;
}

/**
 * @param word an entry's id, or a key: found, or as an entry writes it
 * @returns what is called so: an id first, else what was found by that very key, else what the key matches
 * @throws UsageError where nothing is, naming what was probably meant
 */
export function identitiesNamed(
  inventory: readonly GovernedIdentity[],
  word: string,
): readonly [GovernedIdentity, ...GovernedIdentity[]] {
  const ways: ((identity: GovernedIdentity) => boolean)[] = [
    ({ id }) => id === word,
    ({ keys, declaration }) =>
      keys.includes(word) || (declaration?.references.some(({ value }) => value === word) ?? false),
    ({ keys }) => isKey(word) && keys.some((key) => matchesKey(word, key)),
    // `NPM_TOKEN` is everybody's first try.
    ({ keys }) => keys.some((key) => bareName(key) === bareName(word)),
  ];
  for (const isMeant of ways) {
    const [first, ...others] = inventory.filter(isMeant);
    if (first !== undefined) return [first, ...others];
  }
  const near = nearestWord(
    word,
    inventory.flatMap(({ id, keys }) => [id, ...keys, ...keys.map(bareName)]),
  );
  const hint = near === undefined ? 'nhi list names them all' : `did you mean ${near}?`;
  throw new UsageError(`no identity here is called ${visible(word)}: ${hint}`);
}

/** @returns `NPM_TOKEN` for `gha:secret/NPM_TOKEN@production` */
function bareName(key: string): string {
  const name = key.slice(Math.max(key.lastIndexOf('/'), key.indexOf(':')) + 1);
  return name.replace(/(?<=.)@[^@]*$/, '');
}

/**
 * @param word as `identitiesNamed` takes it
 * @returns the one entry that is meant
 * @throws UsageError where there is none, or several, naming them
 */
export function entryNamed(inventory: readonly GovernedIdentity[], word: string): DeclaredIdentity {
  const named = identitiesNamed(inventory, word);
  const [entry, ...others] = named.filter(isDeclared);
  if (entry === undefined) {
    throw new UsageError(`${visible(word)} has no entry in nhi.yaml: nhi declare ${visible(named[0].id)} gives it one`);
  }
  if (others.length > 0) {
    const names = [entry, ...others].map(
      ({ declaration: { id, manifest } }) => `${visible(id)} (${visible(manifest)})`,
    );
    throw new UsageError(`${visible(word)} may be ${names.join(' or ')}: name one by its own key`);
  }
  return entry;
}
