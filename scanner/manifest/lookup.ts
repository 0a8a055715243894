import { nearestWord } from '../text';
import type { Declaration } from '../model';
import type { Claimed } from './claims';
import { splitKey } from './key';
import type { Manifest } from './manifest';
import type { Lookup, ManifestSet } from './manifest-set';

/** Above this, nobody wants to wait for "did you mean". */
const MAX_NEAR_PATTERNS = 2000;
/** Each of at most three slips of the hand takes one letter away and brings one in. */
const MAX_OTHER_LETTERS = 6;

/** @param manifests parents before their children */
export function lookupIn(manifests: readonly Manifest[]): ManifestSet['lookup'] {
  const near = nearestIn(manifests);
  const known = new Map<string, Lookup>();
  const find = (key: string, path: string): Lookup => {
    const above = manifests.filter(({ folder }) => path.startsWith(folder));
    for (const { claims } of above.toReversed()) {
      const claimed = claims.find(key, path);
      if (claimed !== undefined) return claimed;
    }
    const nearest = above.at(-1)?.folder ?? '';
    const below = manifests.filter(({ folder }) => folder.startsWith(nearest) && !path.startsWith(folder));
    const claimed = oneOf(below.flatMap(({ claims }) => claims.find(key, path) ?? []));
    if (claimed !== undefined) return claimed;
    const declaration = near(key);
    return declaration === undefined ? { kind: 'none' } : { kind: 'none', near: declaration };
  };
  return (key, path) => {
    // By path, not by manifest: a reference of an entry may count in some paths only.
    const name = `${path}\n${key}`;
    const found = known.get(name) ?? find(key, path);
    known.set(name, found);
    return found;
  };
}

/** None of several files below is nearer than the others: two entries are ambiguous, and an entry counts before a mere "none". */
function oneOf(claimed: readonly Claimed[]): Claimed | undefined {
  const declarations = claimed.flatMap((each) => {
    if (each.kind === 'entry') return [each.declaration];
    return each.kind === 'ambiguous' ? each.declarations : [];
  });
  if (declarations.length > 1) return { kind: 'ambiguous', declarations };
  return claimed.find(({ kind }) => kind === 'entry') ?? claimed[0];
}

interface Candidate {
  readonly name: string;
  /** One bit for each letter that it holds. */
  readonly letters: number;
  readonly declaration: Declaration;
}

/** @returns finds the entry whose exact key of the same type is but a few letters away */
function nearestIn(manifests: readonly Manifest[]): (key: string) => Declaration | undefined {
  const byType = new Map<string, Map<string, Candidate>>();
  for (const { claims } of manifests) {
    for (const [pattern, declaration] of claims.exactPatterns) {
      const { type, name } = typed(pattern);
      const candidates = byType.get(type) ?? new Map<string, Candidate>();
      byType.set(type, candidates);
      const isRoom = candidates.size < MAX_NEAR_PATTERNS && !candidates.has(name);
      if (isRoom) candidates.set(name, { name, letters: lettersOf(name), declaration });
    }
  }
  return (key) => {
    const { type, name } = typed(key);
    const candidates = byType.get(type);
    if (candidates === undefined || name.includes('?')) return undefined;
    const letters = lettersOf(name);
    const similar = [...candidates.values()].filter((each) => bitsIn(letters ^ each.letters) <= MAX_OTHER_LETTERS);
    const near = nearestWord(
      name,
      similar.map((each) => each.name),
    );
    return near === undefined ? undefined : candidates.get(near)?.declaration;
  };
}

function lettersOf(name: string): number {
  let letters = 0;
  for (let at = 0; at < name.length; at++) letters |= 1 << (name.charCodeAt(at) & 31);
  return letters;
}

function bitsIn(value: number): number {
  let bits = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

/** `gha:secret/` and `NPM_TOKEN`; a scope makes no difference to what a name looks like. */
function typed(key: string): { type: string; name: string } {
  const { name } = splitKey(key);
  const end = Math.max(name.indexOf(':'), name.indexOf('/')) + 1;
  return { type: name.slice(0, end), name: name.slice(end) };
}
