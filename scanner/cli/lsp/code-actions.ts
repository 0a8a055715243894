import { fillGaps, repairsAt } from '../../service';
import type { Repair } from '../../service';
import { FIX_ALL, NOTE_COMMAND } from './capabilities';
import { diagnosticsOf } from './diagnostics/diagnostic';
import type { CodeAction, Range } from './protocol';
import type { Asked } from './questions';
import { workspaceEdit } from './workspace-edit';

const QUICK_FIX = 'quickfix';
const WAIVER = /^waiver\//;

/**
 * @param only kinds that are wanted; none: all
 * @returns the repairs of what the range touches, the likeliest first, what only excuses last and never preferred
 */
export function codeActions(asked: Asked, range: Range, only: readonly string[] = []): CodeAction[] {
  const isWanted = (kind: string): boolean =>
    only.length === 0 || only.some((each) => kind === each || kind.startsWith(`${each}.`));
  const { view, path, wire } = asked;
  const start = wire.offset(view, path, range.start);
  const repairs = isWanted(QUICK_FIX)
    ? repairsAt(view, path, { start, end: Math.max(start, wire.offset(view, path, range.end)) })
    : [];
  const ordered = repairs.toSorted((a, b) => Number(isWaiver(a)) - Number(isWaiver(b)));
  return [...ordered.flatMap((repair) => quickFix(repair, asked)), ...(isWanted(FIX_ALL) ? fixAll(asked) : [])];
}

function isWaiver({ fix }: Repair): boolean {
  return WAIVER.test(fix.id);
}

function quickFix(repair: Repair, asked: Asked): CodeAction[] {
  const { fix, finding } = repair;
  const edit = workspaceEdit(fix.edits, asked);
  // One that only says what to do elsewhere has no edits.
  if (edit === undefined) return [];
  const { title, isPreferred, note } = fix;
  const { view, context } = asked;
  return [
    {
      title,
      kind: QUICK_FIX,
      edit,
      ...(finding !== undefined && { diagnostics: diagnosticsOf(view, [finding], context) }),
      ...(isPreferred && !isWaiver(repair) && { isPreferred }),
      ...(note !== undefined && { command: { title, command: NOTE_COMMAND, arguments: [note] } }),
    },
  ];
}

function fixAll(asked: Asked): CodeAction[] {
  const edit = workspaceEdit(fillGaps(asked.view, asked.path), asked);
  return edit === undefined ? [] : [{ title: 'Fill all gaps in nhi.yaml', kind: FIX_ALL, edit }];
}
