import type { Finding, Fix, Range, TextEdit } from '../../model';
import { fixesFor } from '../../service/fixes';
import type { FixContext } from '../../service/fixes';
import { applyEdits } from '../../text';

/** What can be repaired without a question, and how the files are then. */
export interface Repaired {
  /** By path; only files that are another now. */
  readonly texts: ReadonlyMap<string, string>;
  readonly done: readonly { readonly finding: Finding; readonly fix: Fix }[];
  readonly left: readonly Finding[];
}

/**
 * Makes one safe fix of each finding, one after the other, each on what the ones before it left.
 * @param findings none waived
 * @param context its `read` gives the texts that were scanned
 */
export function repair(findings: readonly Finding[], context: FixContext): Repaired {
  const texts = new Map<string, string>();
  const made = new Map<string, TextEdit[][]>();
  const now: FixContext = { ...context, read: (path) => texts.get(path) ?? context.read(path) };
  const done: { finding: Finding; fix: Fix }[] = [];
  const left: Finding[] = [];
  for (const finding of findings) {
    const range = movedRange(finding.place.range, made.get(finding.place.path) ?? []);
    const moved = range && { ...finding, place: { ...finding.place, range } };
    const fix = moved && fixesFor(moved, now).find(({ isSafe, edits }) => isSafe && edits.length > 0);
    if (fix === undefined) {
      left.push(finding);
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
