import type { Declaration } from '../model';
import { compareRank, compileKeyPattern, patternMatches, splitKey } from './key';
import type { KeyPattern } from './key';
import type { NotIdentity } from './manifest-set';
import { matchesPath } from './path-glob';

/** One key pattern of one file, and whose it is. */
export interface Claim {
  /** As written. */
  readonly pattern: string;
  /** Globs relative to the repository, where the pattern counts only there. */
  readonly paths?: readonly string[];
  /** Of a group: keys that are no members, though the pattern matches them. */
  readonly exclude?: readonly string[];
  readonly by: { readonly declaration: Declaration } | { readonly notIdentity: NotIdentity };
}

/** What one file says of a key. */
export type Claimed =
  | { readonly kind: 'entry'; readonly declaration: Declaration; readonly pattern: string }
  | { readonly kind: 'ambiguous'; readonly declarations: readonly Declaration[] }
  | { readonly kind: 'not-identity'; readonly entry: NotIdentity };

interface CompiledClaim extends Claim {
  readonly compiled: KeyPattern;
  readonly excluded: readonly KeyPattern[];
}

/** The claims of one file, ready to be asked. */
export interface Claims {
  /** Exact patterns of the entries, for "did you mean". */
  readonly exactPatterns: ReadonlyMap<string, Declaration>;
  find(key: string, path: string): Claimed | undefined;
}

/** @param claims in the order of the file */
export function indexClaims(claims: readonly Claim[]): Claims {
  const exact = new Map<string, CompiledClaim[]>();
  const globs = new Map<string, CompiledClaim[]>();
  const exactPatterns = new Map<string, Declaration>();
  for (const claim of claims) {
    const compiled = compileKeyPattern(claim.pattern);
    const excluded = (claim.exclude ?? []).map(compileKeyPattern);
    if (!compiled.isExact) {
      addTo(globs, stemOf(compiled), { ...claim, compiled, excluded });
      continue;
    }
    addTo(exact, compiled.name, { ...claim, compiled, excluded });
    if ('declaration' in claim.by && !exactPatterns.has(claim.pattern)) {
      exactPatterns.set(claim.pattern, claim.by.declaration);
    }
  }
  return {
    exactPatterns,
    find(key, path) {
      const parts = splitKey(key);
      const matches = ({ compiled, excluded, paths }: CompiledClaim): boolean =>
        patternMatches(compiled, parts) &&
        (paths?.some((glob) => matchesPath(glob, path)) ?? true) &&
        !excluded.some((pattern) => patternMatches(pattern, parts));
      const found = (exact.get(parts.name) ?? []).filter(matches);
      if (found.length > 0) return best(found);
      return best(stemsIn(parts.name).flatMap((stem) => globs.get(stem)?.filter(matches) ?? []));
    },
  };
}

function addTo(index: Map<string, CompiledClaim[]>, key: string, claim: CompiledClaim): void {
  const claims = index.get(key);
  if (claims === undefined) index.set(key, [claim]);
  else claims.push(claim);
}

/** @returns the whole segments before the first star: `k8s:secret/ci/` of `k8s:secret/ci/db-*`; few globs share one */
function stemOf({ name, literalPrefix }: KeyPattern): string {
  const prefix = name.slice(0, literalPrefix);
  return prefix.slice(0, Math.max(prefix.lastIndexOf('/'), prefix.lastIndexOf(':')) + 1);
}

/** @returns every stem that a glob which matches the name can have */
function stemsIn(name: string): string[] {
  const stems = [''];
  for (let at = 0; at < name.length; at++) {
    if (name[at] === '/' || name[at] === ':') stems.push(name.slice(0, at + 1));
  }
  return stems;
}

/** @returns the same text for patterns that no key and no path can tell apart */
export function claimIdentity({ pattern, paths }: Pick<Claim, 'pattern' | 'paths'>): string {
  const { name, scope } = splitKey(pattern);
  return JSON.stringify([name, scope, paths]);
}

/** Exact before glob and so on; among equals an entry before a group, then the one that counts in some paths only. */
function compareClaims(a: CompiledClaim, b: CompiledClaim): number {
  return (
    compareRank(a.compiled, b.compiled) ||
    Number(isOfGroup(a)) - Number(isOfGroup(b)) ||
    Number(b.paths !== undefined) - Number(a.paths !== undefined)
  );
}

function isOfGroup({ by }: Claim): boolean {
  return 'declaration' in by && by.declaration.group !== undefined;
}

function best(claims: readonly CompiledClaim[]): Claimed | undefined {
  const first = claims.toSorted(compareClaims)[0];
  if (first === undefined) return undefined;
  const equals = claims.filter((claim) => compareClaims(claim, first) === 0);
  const entries = new Map<Declaration, string>();
  for (const { by, pattern } of equals) {
    if ('declaration' in by && !entries.has(by.declaration)) entries.set(by.declaration, pattern);
  }
  const [entry] = entries;
  if (entry === undefined)
    return 'notIdentity' in first.by ? { kind: 'not-identity', entry: first.by.notIdentity } : undefined;
  const [declaration, pattern] = entry;
  // The same pattern in two entries was reported when the file was read; what shows only now is globs of equal rank.
  const isReported = new Set(equals.map(claimIdentity)).size === 1;
  if (entries.size === 1 || isReported) return { kind: 'entry', declaration, pattern };
  return { kind: 'ambiguous', declarations: [...entries.keys()] };
}
