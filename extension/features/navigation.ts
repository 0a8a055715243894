import * as vscode from 'vscode';
import type { Ask } from '../host/ask';
import { rangeOf } from '../host/problems';
import type { Roots } from '../host/roots';
import type { WireSymbol } from '../worker/protocol';
import { locationOf } from './goto';
import { ANYTHING, MANIFESTS } from './selectors';

/** Between a use and its entry, and within a manifest. */
export function registerNavigation(ask: Ask, roots: Roots): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(ANYTHING, {
      async provideDefinition(document, position, token) {
        const answered = await ask.about(document, 'definition', { offset: document.offsetAt(position) }, token);
        return answered?.value.map((spot) => locationOf(roots, answered.root, spot));
      },
    }),
    vscode.languages.registerReferenceProvider(ANYTHING, {
      async provideReferences(document, position, { includeDeclaration: withEntry }, token) {
        const of = { offset: document.offsetAt(position), withEntry };
        const answered = await ask.about(document, 'references', of, token);
        return answered?.value.map((spot) => locationOf(roots, answered.root, spot));
      },
    }),
    vscode.languages.registerDocumentSymbolProvider(MANIFESTS, {
      async provideDocumentSymbols(document, token) {
        return (await ask.about(document, 'symbols', {}, token))?.value.map((symbol) => symbolOf(symbol, true));
      },
    }),
  );
}

function symbolOf(symbol: WireSymbol, isSection: boolean): vscode.DocumentSymbol {
  const kind = isSection ? vscode.SymbolKind.Namespace : vscode.SymbolKind.Key;
  const { name, detail, nameRange, children } = symbol;
  const made = new vscode.DocumentSymbol(name, detail, kind, rangeOf(symbol), rangeOf(nameRange));
  made.children = children.map((child) => symbolOf(child, false));
  return made;
}
