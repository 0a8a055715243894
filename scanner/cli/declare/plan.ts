import { entryId, governingManifest, patternOf, proposeEntries } from '../../inventory';
import type { ManifestSet } from '../../manifest';
import { UsageError } from '../../model';
import type { Declaration, GovernedIdentity } from '../../model';
import { visible } from '../../report';
import { identitiesNamed, isDeclared, isKey } from '../lifecycle/find';

/** What is to be declared, before anybody said who owns it. */
export interface PlannedEntry {
  /** As the caller named it, or the id of its entry. */
  readonly name: string;
  readonly identity?: GovernedIdentity;
  /** The entry that is proposed already and only needs to be accepted. */
  readonly proposed?: Declaration;
  readonly id: string;
  readonly references: readonly string[];
  /** Paths, ascending. */
  readonly usedBy: readonly string[];
  /** Path of the manifest that governs it, there already or not. */
  readonly manifest: string;
  /** An entry with nearly the same key. */
  readonly near?: Declaration;
  readonly isExternal?: true;
}

const NEW_MANIFEST = 'nhi.yaml';

/**
 * @param word a key, a name or the id of a proposed entry
 * @throws UsageError where nothing is called so, or it has an entry already
 */
export function plannedEntry(
  word: string,
  inventory: readonly GovernedIdentity[],
  manifests: ManifestSet,
): PlannedEntry {
  const named = identitiesNamed(inventory, word);
  const declared = named.filter(isDeclared);
  const open = named.filter((identity) => !isDeclared(identity));
  const proposed = declared.find(({ state, declaration }) => state === 'proposed' || declaration.status === 'proposed');
  if (proposed !== undefined && open.length === 0) {
    const { declaration } = proposed;
    return {
      name: declaration.id,
      identity: proposed,
      proposed: declaration,
      id: declaration.id,
      references: [],
      usedBy: pathsOf([proposed]),
      manifest: declaration.manifest,
    };
  }
  const [identity] = open;
  if (identity === undefined) throw declaredAlready(word, declared[0]?.declaration);
  const usedBy = pathsOf(open);
  const [first = ''] = usedBy;
  const taken = manifests.declarations.map(({ id }) => id);
  const asked = open.map((each) => ({ ...each, state: 'undeclared' as const }));
  const [entry, ...others] = proposeEntries(asked, () => undefined, taken);
  if (entry === undefined) throw declaredAlready(word, undefined);
  // What the caller wrote as a key is what the entry shall say, stars and all.
  const isWhole = others.length === 0 && (!isKey(word) || entry.references.includes(patternOf(word)));
  if (!isWhole && !isKey(word)) {
    const ids = open.map(({ id }) => visible(id)).join(' or ');
    throw new UsageError(`${visible(word)} may be ${ids}: name one by its key`);
  }
  const lookup = manifests.lookup(identity.id, first);
  return {
    name: word,
    identity,
    ...(isWhole
      ? { id: entry.id, references: entry.references }
      : { id: entryId(word, new Set(taken)), references: [patternOf(word)] }),
    usedBy,
    manifest: governingManifest(manifests.manifests, first) ?? NEW_MANIFEST,
    ...(lookup.kind === 'none' && lookup.near !== undefined && { near: lookup.near }),
  };
}

/**
 * @param word a key of something that leaves no trace in the repository
 * @throws UsageError where it is no key
 */
export function externalEntry(word: string, manifests: ManifestSet): PlannedEntry {
  if (!isKey(word)) throw new UsageError(`${visible(word)} is not a key: a key is system:type/name`);
  return {
    name: word,
    id: entryId(word, new Set(manifests.declarations.map(({ id }) => id))),
    references: [word],
    usedBy: [],
    manifest: governingManifest(manifests.manifests, '') ?? NEW_MANIFEST,
    isExternal: true,
  };
}

function declaredAlready(word: string, declaration: Declaration | undefined): UsageError {
  if (declaration === undefined) return new UsageError(`there is nothing to declare of ${visible(word)}`);
  const { id, manifest, place } = declaration;
  return new UsageError(
    `${visible(word)} is declared already: ${visible(id)} in ${visible(manifest)}:${place.start.line}, nhi show ${visible(id)}`,
  );
}

function pathsOf(identities: readonly GovernedIdentity[]): string[] {
  return [...new Set(identities.flatMap(({ references }) => references.map(({ place }) => place.path)))].sort();
}
