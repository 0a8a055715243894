import * as vscode from 'vscode';
import type { Ask } from '../host/ask';
import { rangeOf } from '../host/problems';
import type { Roots } from '../host/roots';
import type { Root, WireEdit, WireFix } from '../worker/protocol';
import { ANYTHING } from './selectors';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('nhi');
/** What is left to do outside of the repository, shown after the edit. */
const SHOW_NOTE = 'nhi.showNote';

/** Every repair is an edit that can be undone; "fix all" fills gaps of manifests alone. */
export function registerFixes(ask: Ask, roots: Roots): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    ANYTHING,
    {
      async provideCodeActions(document, range, context, token) {
        const isAll = context.only?.contains(FIX_ALL) === true || context.only?.value === FIX_ALL.value;
        if (isAll) {
          const gaps = await ask.about(document, 'gaps', {}, token);
          return gaps === undefined ? [] : fixAll(gaps.value, gaps.root, roots);
        }
        const of = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        const answered = await ask.about(document, 'fixes', of, token);
        if (answered === undefined) return [];
        const { root, value } = answered;
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
  if (fix.edits.length > 0) action.edit = editOf(fix.edits, root, roots);
  action.isPreferred = isPreferred;
  if (finding !== undefined) {
    const range = rangeOf(finding);
    action.diagnostics = diagnostics.filter((each) => ruleOf(each) === finding.rule && each.range.isEqual(range));
  }
  if (note !== undefined)
    action.command = { command: SHOW_NOTE, title, arguments: [title, note, fix.edits.length === 0] };
  return action;
}

function fixAll(edits: readonly WireEdit[], root: Root, roots: Roots): vscode.CodeAction[] {
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction(vscode.l10n.t('Fill all gaps in nhi.yaml'), FIX_ALL);
  action.edit = editOf(edits, root, roots);
  return [action];
}

function editOf(edits: readonly WireEdit[], root: Root, roots: Roots): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { path, text, isNew, start, end } of edits) {
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
