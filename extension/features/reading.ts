import * as vscode from 'vscode';
import { hoverMarkdown } from '../../scanner/service';
import type { Ask } from '../host/ask';
import type { Documents } from '../host/documents';
import { rangeOf } from '../host/problems';
import type { Roots } from '../host/roots';
import { settingsOf } from '../host/settings';
import { commandLink, goToCommand, GO_TO, SHOW_USES } from './goto';
import { ANYTHING, MANIFESTS } from './selectors';

/** What is shown beside a text: hovers, lenses, hints. */
export function registerReading(ask: Ask, roots: Roots, documents: Documents): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    documents.onDidJudge(() => {
      changed.fire();
    }),
    vscode.languages.registerHoverProvider(ANYTHING, {
      async provideHover(document, position, token) {
        const answered = await ask.about(document, 'hover', { offset: document.offsetAt(position) }, token);
        if (answered === undefined) return undefined;
        const { root, value } = answered;
        const markdown = new vscode.MarkdownString(
          hoverMarkdown(
            value,
            ({ path, start }) => `${path}:${start.line + 1}`,
            (spot) => commandLink(goToCommand(roots, root, spot)),
          ),
        );
        markdown.isTrusted = { enabledCommands: [GO_TO] };
        return new vscode.Hover(markdown, rangeOf(value.range));
      },
    }),
    vscode.languages.registerCodeLensProvider(MANIFESTS, {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document, token) {
        if (!settingsOf(document).hasCodeLens) return [];
        const answered = await ask.about(document, 'lenses', {}, token);
        const uri = document.uri.toString();
        return (answered?.value ?? []).map(({ title, uses, start, end }) => {
          const places = uses.map((use) => [roots.uriOf(answered?.root ?? { id: '' }, use.path).toString(), use]);
          return new vscode.CodeLens(rangeOf({ start, end }), {
            title,
            command: uses.length === 0 ? '' : SHOW_USES,
            arguments: [uri, { start, end }, places],
          });
        });
      },
    }),
    vscode.languages.registerInlayHintsProvider(ANYTHING, {
      onDidChangeInlayHints: changed.event,
      async provideInlayHints(document, range, token) {
        if (!settingsOf(document).hasInlayHints) return [];
        const answered = await ask.about(document, 'hints', {}, token);
        return (answered?.value ?? []).flatMap(({ text, at }) => {
          const position = new vscode.Position(at.line, at.character);
          if (!range.contains(position)) return [];
          const hint = new vscode.InlayHint(position, text);
          hint.paddingLeft = true;
          return [hint];
        });
      },
    }),
  );
}
