import * as vscode from 'vscode';
import type { Ask } from '../host/ask';
import { rangeOf } from '../host/problems';
import type { Questions } from '../worker/protocol';
import { MANIFESTS } from './selectors';

const KINDS: Readonly<Record<Questions['completions']['answer'][number]['kind'], vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  word: vscode.CompletionItemKind.EnumMember,
  owner: vscode.CompletionItemKind.User,
  identity: vscode.CompletionItemKind.Reference,
  day: vscode.CompletionItemKind.Value,
  rule: vscode.CompletionItemKind.Constant,
};

/** What may be typed in a manifest. */
export function registerCompletion(ask: Ask): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    MANIFESTS,
    {
      async provideCompletionItems(document, position, token) {
        const answered = await ask.about(document, 'completions', { offset: document.offsetAt(position) }, token);
        return answered?.value.map(({ label, kind, detail, text, start, end }, index) => {
          const item = new vscode.CompletionItem(label, KINDS[kind]);
          const range = rangeOf({ start, end });
          item.detail = detail;
          item.insertText = text;
          item.range = range;
          // With its quotes, which stand in the text as well.
          item.filterText = document.getText(range).startsWith('"') ? `"${label}` : label;
          item.sortText = String(index).padStart(5, '0');
          return item;
        });
      },
    },
    '"',
    '@',
    ':',
    ' ',
  );
}
