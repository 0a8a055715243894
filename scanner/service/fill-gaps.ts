import { textEdits } from '../manifest';
import type { TextEdit } from '../model';
import { applyEdits } from '../text';
import { fixesFor } from './fixes';
import { contextOf } from './repairs';
import type { View } from './view';

/** Of what is safe, what completes a manifest: nothing else is filled without being asked for one by one. */
const MANIFEST_GAP = /^manifest\//;

/**
 * Every gap of a manifest that a document's findings show, filled at once: each repair is made on what those before it left.
 * @returns edits of the texts as they are now; none where nothing can be filled without a question
 */
export function fillGaps(view: View, path: string): readonly TextEdit[] {
  const filled = new Map<string, string>();
  const read = (file: string): string | undefined => filled.get(file) ?? view.text(file);
  const context = { ...contextOf(view), read };
  for (const finding of view.findings(path)) {
    const fix = fixesFor(finding, context).find(({ id, isSafe }) => isSafe && MANIFEST_GAP.test(id));
    const edits = fix?.edits ?? [];
    for (const file of new Set(edits.map((edit) => edit.path))) {
      const own = edits.filter((edit) => edit.path === file);
      filled.set(file, applyEdits(read(file) ?? '', own));
    }
  }
  return [...filled].flatMap(([file, text]) => textEdits(file, view.text(file), text));
}
