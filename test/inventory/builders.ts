import { matchesKey } from '../../scanner/manifest';
import type { Lookup, ManifestSet, NotIdentity, Policy } from '../../scanner/manifest';
import type { Declaration, IdentityReference, Place, Placed } from '../../scanner/model';

/** The day every test is run on. */
export const TODAY = '2041-06-15';

/** A place at the start of a line; its excerpt is `text`. */
export function placeOf(path: string, line = 1, text = ''): Place {
  const range = { start: line * 100, end: line * 100 + 10 };
  return {
    path,
    range,
    start: { line, column: 1 },
    end: { line, column: 11 },
    excerpt: { text, mark: { start: 0, end: 10 }, offset: line * 100 },
  };
}

function placed(value: string, path = 'nhi.yaml', line = 1): Placed<string> {
  return { value, place: placeOf(path, line) };
}

/** A use of a CI secret in a workflow, unless told otherwise. */
export function reference(key: string, details: Partial<IdentityReference> = {}): IdentityReference {
  return {
    key,
    linkedKeys: [],
    role: 'uses',
    kind: 'access_token',
    provider: 'npm',
    credential: 'static',
    duty: 'stored',
    confidence: 'certain',
    privileges: [],
    syntax: 'gha.secret-ref',
    place: placeOf('.github/workflows/release.yml', 18),
    ...details,
  };
}

/** An entry without owner and end, unless told otherwise. */
export function entry(
  id: string,
  patterns: readonly string[],
  details: Partial<Omit<Declaration, 'owner' | 'expires'>> & { owner?: string; expires?: string; line?: number } = {},
): Declaration {
  const { owner, expires, line = 1, manifest = 'nhi.yaml', ...rest } = details;
  return {
    id,
    manifest,
    status: 'active',
    references: patterns.map((pattern, index) => placed(pattern, manifest, line + 3 + index)),
    external: false,
    place: placeOf(manifest, line, `  - id: ${id}`),
    ...(owner === undefined ? {} : { owner: placed(owner, manifest, line + 1) }),
    ...(expires === undefined ? {} : { expires: placed(expires, manifest, line + 2) }),
    ...rest,
  };
}

/** An entry that nothing is wrong with. */
export function goodEntry(
  id: string,
  patterns: readonly string[],
  details: Parameters<typeof entry>[2] = {},
): Declaration {
  return entry(id, patterns, { owner: '@acme/web', expires: '2041-12-31', ...details });
}

export const POLICY: Policy = {
  profile: 'starter',
  severities: new Map(),
  expiresSoonDays: 30,
  maxExpiryDays: 400,
  waiverDays: 90,
};

/** A manifest set with the nearest-first, exact-before-glob lookup of the real one. */
export function manifestSet(
  declarations: readonly Declaration[] = [],
  details: Partial<Omit<ManifestSet, 'policy'>> & {
    policy?: Partial<Policy>;
    brokenFolders?: readonly string[];
    near?: Declaration;
  } = {},
): ManifestSet {
  const { policy, brokenFolders = [], near, notIdentities = [], ...rest } = details;
  const manifests = details.manifests ?? [...new Set(['nhi.yaml', ...declarations.map(({ manifest }) => manifest)])];
  return {
    root: 'nhi.yaml',
    broken: brokenFolders.length > 0,
    manifests,
    declarations,
    waivers: [],
    notIdentities,
    owners: new Map(),
    problems: [],
    placeOfSetting: () => undefined,
    isBrokenAbove: (path) => brokenFolders.some((folder) => path.startsWith(folder)),
    lookup: (key, path) => lookupIn(declarations, notIdentities, key, path, near),
    ...rest,
    policy: { ...POLICY, ...policy },
  };
}

function lookupIn(
  declarations: readonly Declaration[],
  notIdentities: readonly NotIdentity[],
  key: string,
  path: string,
  near?: Declaration,
): Lookup {
  const excluded = notIdentities.find(({ pattern }) => matchesKey(pattern, key));
  if (excluded !== undefined) return { kind: 'not-identity', entry: excluded };
  const folderOf = (manifest: string): string => manifest.slice(0, manifest.lastIndexOf('/') + 1);
  const depths = [...new Set(declarations.map(({ manifest }) => folderOf(manifest)))]
    .filter((folder) => path.startsWith(folder))
    .sort((a, b) => b.length - a.length);
  for (const folder of depths) {
    const claims = declarations
      .filter(({ manifest }) => folderOf(manifest) === folder)
      .flatMap((declaration) => declaration.references.map(({ value }) => ({ declaration, pattern: value })))
      .filter(({ pattern }) => matchesKey(pattern, key));
    const exact = claims.filter(({ pattern }) => !pattern.includes('*'));
    const best = exact.length > 0 ? exact : claims;
    const [first, ...others] = best;
    if (first === undefined) continue;
    if (others.some(({ declaration }) => declaration !== first.declaration))
      return { kind: 'ambiguous', declarations: best.map(({ declaration }) => declaration) };
    return { kind: 'entry', ...first };
  }
  return near === undefined ? { kind: 'none' } : { kind: 'none', near };
}
