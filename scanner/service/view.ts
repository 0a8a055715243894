import type { ManifestSet } from '../manifest';
import type { Finding, GovernedIdentity, IdentityReference, Range, ScanResult, Skip } from '../model';
import { indexLines } from '../text';
import type { LineIndex } from '../text';

/** Everything there is to answer from, at one moment: plain questions about it are the other files of this room. */
export interface View {
  readonly result: ScanResult;
  /** Whether the whole tree was read; until then only open documents are. */
  readonly isWhole: boolean;
  /** @returns the text that the places of this path are in: an open document's own, or the file's */
  text(path: string): string | undefined;
  lines(path: string): LineIndex;
  /** @returns the path's findings that count, by position */
  findings(path: string): readonly Finding[];
  /** @returns false where an ignore rule names the path, or git keeps it to itself: nothing is said of it */
  isLookedAt(path: string): boolean;
  /** @returns why the path was not read, or not fully */
  skip(path: string): Skip | undefined;
  /** @returns every manifest as it was judged; read when it is first asked for */
  manifests(): ManifestSet;
  /** @returns the identities that the path uses, each use by position */
  uses(path: string): readonly Use[];
}

/** One place of an identity. */
export interface Use {
  readonly identity: GovernedIdentity;
  readonly reference: IdentityReference;
}

/** What a view is made from: all of one moment. */
export interface ViewParts {
  readonly result: ScanResult;
  readonly isWhole: boolean;
  readonly textOf: (path: string) => string | undefined;
  readonly manifests: () => ManifestSet;
  readonly isLookedAt: (path: string) => boolean;
}

export function viewOf({ result, isWhole, textOf, manifests, isLookedAt }: ViewParts): View {
  const findings = new Map<string, Finding[]>();
  for (const finding of result.findings) {
    if (finding.waived === undefined) add(findings, finding.place.path, finding);
  }
  const uses = new Map<string, Use[]>();
  for (const identity of result.inventory) {
    for (const reference of identity.references) add(uses, reference.place.path, { identity, reference });
  }
  for (const list of uses.values()) list.sort((a, b) => a.reference.place.range.start - b.reference.place.range.start);
  const lines = new Map<string, LineIndex>();
  return {
    result,
    isWhole,
    text: textOf,
    lines(path) {
      const index = lines.get(path) ?? indexLines(textOf(path) ?? '');
      lines.set(path, index);
      return index;
    },
    findings: (path) => findings.get(path) ?? [],
    skip: (path) => result.coverage.skipped.find((skip) => skip.path === path),
    manifests,
    isLookedAt,
    uses: (path) => uses.get(path) ?? [],
  };
}

/** @returns whether an offset is in a range, or just behind it: where a cursor stands when a word was typed */
export function touches({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
