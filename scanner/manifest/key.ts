import { compileGlob, globMatches } from './glob';
import type { Glob } from './glob';

/** Stands in a found key for what cannot be known; no pattern can name it, only a star covers it. */
const UNKNOWN = '?';

/** Systems whose keys may end in a scope: an environment, a folder. */
const SCOPED_SYSTEMS: ReadonlySet<string> = new Set(['gha', 'mcp', 'env']);

/**
 * GitHub compares the names of secrets and variables without regard to case, and those of environments too
 * (docs.github.com, "Secrets reference" and "Managing environments for deployment").
 */
const CASELESS_PREFIXES = ['gha:secret/', 'gha:var/', 'dependabot:secret/'];

/** A service account's address holds an `@` of its own: `gha:oidc/gcp/deploy@project.iam.gserviceaccount.com`. */
const ADDRESS_PREFIX = 'gha:oidc/gcp/';

/** A key or key pattern taken apart; upper-cased where its system does not tell cases apart. */
export interface KeyParts {
  /** `system:type/name`. */
  readonly name: string;
  readonly scope?: string;
}

/** A key pattern made ready to match. */
export interface KeyPattern extends KeyParts {
  readonly nameGlob: Glob;
  readonly scopeGlob?: Glob;
  readonly isExact: boolean;
  /** UTF-16 units before the first star; the whole length of an exact one. */
  readonly literalPrefix: number;
}

/** @returns the key without and with its scope, which only `gha`, `mcp` and `env` keys have, after the last `@` */
export function splitKey(key: string): KeyParts {
  const folded = CASELESS_PREFIXES.some((prefix) => key.startsWith(prefix)) ? foldCase(key) : key;
  if (!SCOPED_SYSTEMS.has(key.slice(0, Math.max(0, key.indexOf(':'))))) return { name: folded };
  const at = folded.lastIndexOf('@');
  if (at <= 0 || '/:'.includes(folded[at - 1] ?? '')) return { name: folded };
  if (folded.startsWith(ADDRESS_PREFIX) && at === folded.indexOf('@')) return { name: folded };
  return { name: folded.slice(0, at), scope: folded.slice(at + 1) };
}

function foldCase(key: string): string {
  const start = key.indexOf('/') + 1;
  return key.slice(0, start) + key.slice(start).toUpperCase();
}

export function compileKeyPattern(pattern: string): KeyPattern {
  const parts = splitKey(pattern);
  const star = parts.name.indexOf('*');
  const options = { never: UNKNOWN.charCodeAt(0) };
  return {
    ...parts,
    nameGlob: compileGlob(parts.name, options),
    ...(parts.scope === undefined ? {} : { scopeGlob: compileGlob(parts.scope, options) }),
    isExact: star < 0,
    literalPrefix: star < 0 ? parts.name.length : star,
  };
}

/** @param key a found key, taken apart */
export function patternMatches(pattern: KeyPattern, key: KeyParts): boolean {
  if (pattern.scopeGlob !== undefined && (key.scope === undefined || !globMatches(pattern.scopeGlob, key.scope)))
    return false;
  if (pattern.isExact) return pattern.name === key.name && !key.name.includes(UNKNOWN);
  return globMatches(pattern.nameGlob, key.name);
}

/**
 * @param pattern an entry's key: without a scope it matches every scope; `*` stays inside a `/` segment, `**` crosses
 * @param key a found key; a `?` in it is matched by a star only
 */
export function matchesKey(pattern: string, key: string): boolean {
  return keyMatcher(pattern)(splitKey(key));
}

/** @returns `matchesKey` of one pattern, for many keys that `splitKey` took apart */
export function keyMatcher(pattern: string): (key: KeyParts) => boolean {
  const compiled = compileKeyPattern(pattern);
  return (key) => patternMatches(compiled, key);
}

/** @returns negative where `a` says more about what it matches than `b`: exact before glob, longer prefix, a scope */
export function compareRank(a: KeyPattern, b: KeyPattern): number {
  if (a.isExact !== b.isExact) return a.isExact ? -1 : 1;
  if (a.literalPrefix !== b.literalPrefix) return b.literalPrefix - a.literalPrefix;
  return Number(b.scope !== undefined) - Number(a.scope !== undefined);
}
