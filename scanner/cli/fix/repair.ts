import type { Finding, Fix, Range, TextEdit } from '../../model';
import { fixesFor } from '../../service/fixes';
import type { FixContext } from '../../service/fixes';
import { applyEdits } from '../../text';

/** What was repaired, and how the files are then. */
export interface Repaired {
  /** By path; only files that are another now. */
  readonly texts: ReadonlyMap<string, string>;
  readonly done: readonly { readonly finding: Finding; readonly fix: Fix }[];
  readonly left: readonly Left[];
}

/** A finding that stays, and the ways to mend it that somebody must choose. */
export interface Left {
  readonly finding: Finding;
  readonly ways: readonly Fix[];
}

/** @param ways at least one @returns one of them, or undefined where none is wanted */
export type Choose = (finding: Finding, ways: readonly Fix[]) => Promise<Fix | undefined>;

/** They mend nothing: what they say is a person's to write. */
const EXCUSES: ReadonlySet<string> = new Set(['waiver/add', 'manifest/not-identity']);

/** @returns whether a repair of this id only excuses */
export function isExcuse(id: string): boolean {
  return EXCUSES.has(id);
}

/**
 * Makes one fix of each finding, the safe one where there is one, one after the other, each on what the ones before it left.
 * @param findings none waived
 * @param context its `read` gives the texts that were scanned
 * @param choose asked where no fix is safe
 */
export async function repair(findings: readonly Finding[], context: FixContext, choose: Choose): Promise<Repaired> {
  const texts = new Map<string, string>();
  const made = new Map<string, TextEdit[][]>();
  const now: FixContext = { ...context, read: (path) => texts.get(path) ?? context.read(path) };
  const done: { finding: Finding; fix: Fix }[] = [];
  const left: Left[] = [];
  for (const finding of findings) {
    const range = movedRange(finding.place.range, made.get(finding.place.path) ?? []);
    const moved = range && { ...finding, place: { ...finding.place, range } };
    const ways =
      moved === undefined ? [] : fixesFor(moved, now).filter(({ id, edits }) => edits.length > 0 && !isExcuse(id));
    const fix = ways.find(({ isSafe }) => isSafe) ?? (ways.length > 0 ? await choose(finding, ways) : undefined);
    if (fix === undefined) {
      left.push({ finding, ways });
      continue;
    }
    for (const [path, edits] of byPath(fix.edits)) {
      texts.set(path, applyEdits(now.read(path) ?? '', edits));
      made.set(path, [...(made.get(path) ?? []), edits]);
    }
    done.push({ finding, fix });
  }
  return { texts, done, left };
}

function byPath(edits: readonly TextEdit[]): ReadonlyMap<string, TextEdit[]> {
  const groups = new Map<string, TextEdit[]>();
  for (const edit of edits) groups.set(edit.path, [...(groups.get(edit.path) ?? []), edit]);
  return groups;
}

/** @returns where the range stands after the edits; undefined where one of them changed it */
function movedRange(range: Range, steps: readonly (readonly TextEdit[])[]): Range | undefined {
  let { start, end } = range;
  for (const edits of steps) {
    let shift = 0;
    for (const { range: cut, text } of edits) {
      if (cut.end <= start) shift += text.length - (cut.end - cut.start);
      else if (cut.start < end) return undefined;
    }
    start += shift;
    end += shift;
  }
  return { start, end };
}
