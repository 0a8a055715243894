import * as vscode from 'vscode';
import type { Ask } from '../host/ask';
import { rangeOf } from '../host/problems';
import type { Roots } from '../host/roots';
import type { Root, WireFix } from '../worker/protocol';
import { ANYTHING } from './selectors';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('nhi');
/** What is left to do outside of the repository, shown after the edit. */
const SHOW_NOTE = 'nhi.showNote';
/** Gaps of manifests: all that "fix all" may fill. */
const MANIFEST_GAP = /^manifest\//;

/** Every repair is an edit that can be undone; "fix all" fills gaps of manifests alone. */
export function registerFixes(ask: Ask, roots: Roots): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    ANYTHING,
    {
      async provideCodeActions(document, range, context, token) {
        const isAll = context.only?.contains(FIX_ALL) === true || context.only?.value === FIX_ALL.value;
        const asked = isAll ? new vscode.Range(0, 0, document.lineCount, 0) : range;
        const of = { start: document.offsetAt(asked.start), end: document.offsetAt(asked.end) };
        const answered = await ask.about(document, 'fixes', of, token);
        if (answered === undefined) return [];
        const { root, value } = answered;
        if (isAll) return fixAll(value, root, roots);
        return value.map((fix) => actionOf(fix, root, roots, document, context.diagnostics));
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL] },
  );
}

function actionOf(
  fix: WireFix,
  root: Root,
  roots: Roots,
  document: vscode.TextDocument,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const { title, isPreferred, finding, note } = fix;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  if (fix.edits.length > 0) action.edit = editOf([fix], root, roots);
  action.isPreferred = isPreferred;
  if (finding !== undefined) {
    const range = rangeOf(finding);
    action.diagnostics = diagnostics.filter((each) => ruleOf(each) === finding.rule && each.range.isEqual(range));
  }
  if (note !== undefined)
    action.command = { command: SHOW_NOTE, title, arguments: [title, note, fix.edits.length === 0] };
  return action;
}

/** Of fixes that touch the same place the first is taken: the others come with the next run. */
function fixAll(fixes: readonly WireFix[], root: Root, roots: Roots): vscode.CodeAction[] {
  const taken: WireFix[] = [];
  for (const fix of fixes) {
    if (!fix.isSafe || !MANIFEST_GAP.test(fix.id)) continue;
    const isFree = !taken.some((other) => other.finding !== undefined && isSameFinding(other, fix));
    if (isFree && !taken.some((other) => overlap(other, fix))) taken.push(fix);
  }
  if (taken.length === 0) return [];
  const action = new vscode.CodeAction(vscode.l10n.t('Fill all gaps in nhi.yaml'), FIX_ALL);
  action.edit = editOf(taken, root, roots);
  return [action];
}

function isSameFinding({ finding: one }: WireFix, { finding: other }: WireFix): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function overlap(one: WireFix, other: WireFix): boolean {
  return one.edits.some((edit) =>
    other.edits.some((each) => each.path === edit.path && rangeOf(each).intersection(rangeOf(edit)) !== undefined),
  );
}

function editOf(fixes: readonly WireFix[], root: Root, roots: Roots): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { path, text, isNew, start, end } of fixes.flatMap(({ edits }) => edits)) {
    const uri = roots.uriOf(root, path);
    // With its text at once: to undo and redo a file that is made empty and then filled loses what it was filled with.
    if (isNew) edit.createFile(uri, { ignoreIfExists: true, contents: new TextEncoder().encode(text) });
    else edit.replace(uri, rangeOf({ start, end }), text);
  }
  return edit;
}

function ruleOf({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}
