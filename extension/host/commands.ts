import * as vscode from 'vscode';
import type { Overviews } from '../tree/overviews';
import { runInTerminal } from './command-line';
import type { Engine } from './engine';
import type { Roots } from './roots';
import { NO_PLACE } from './roots';
import { ruleUri } from './rule-pages';
import type { WorkspaceScan } from './scan';

export interface CommandContext {
  readonly engine: Engine;
  readonly roots: Roots;
  readonly overviews: Overviews;
  readonly scan: WorkspaceScan;
  readonly log: vscode.LogOutputChannel;
  /** After a scan that was asked for its findings are shown, of files that are not open, too. */
  readonly showAll: () => void;
}

/** Every command of the palette. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  const { engine, roots, overviews, scan, log, showAll } = context;
  const commands: Readonly<Record<string, (...words: never[]) => unknown>> = {
    'nhi.scanWorkspace': async () => {
      // Of a virtual workspace only open documents are known, and these are judged already.
      if (await scan.run(roots.opened().filter(({ kind }) => kind === 'folder'))) showAll();
    },
    'nhi.init': () => runInTerminal(vscode.l10n.t('init'), ['init']),
    'nhi.installHooks': () => runInTerminal(vscode.l10n.t('hooks'), ['hooks', 'install']),
    'nhi.openManifest': () => openManifest(roots, overviews),
    'nhi.showLog': () => {
      log.show();
    },
    'nhi.restart': () => {
      engine.restart();
    },
    'nhi.explainRule': async (rule?: string) => {
      const asked =
        rule ?? (await vscode.window.showInputBox({ prompt: vscode.l10n.t('Rule'), value: 'identity/undeclared' }));
      if (asked !== undefined) await vscode.commands.executeCommand('markdown.showPreview', ruleUri(asked));
    },
    'nhi.showNote': async (title: string, note: string, isAll: boolean) => {
      // Whoever chose an edit goes on typing; whoever asked for the steps wants to read them.
      if (!isAll) {
        const show = vscode.l10n.t('Show');
        const left = vscode.l10n.t('{0}: something is left to do outside of the repository.', title);
        if ((await vscode.window.showInformationMessage(left, show)) !== show) return;
      }
      const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: note });
      await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
    },
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) =>
      vscode.commands.registerCommand(name, run as (...words: unknown[]) => unknown),
    ),
  );
}

/** The one that governs the active document's root, else the first there is. */
async function openManifest(roots: Roots, overviews: Overviews): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const own = document === undefined ? undefined : roots.locate(document)?.root.id;
  const known = new Map(overviews.all().map(([root, { manifests }]) => [root, manifests]));
  const all = new Set([...(own === undefined ? [] : [own]), ...known.keys(), ...roots.opened().map(({ id }) => id)]);
  // Texts without a file have no place for one.
  all.delete(NO_PLACE);
  for (const id of all) {
    // It may have been written a moment ago.
    for (const path of [...(known.get(id) ?? []), ...MANIFESTS]) {
      const uri = roots.uriOf({ id }, path);
      if (!(await isThere(uri))) continue;
      await vscode.window.showTextDocument(uri);
      return;
    }
  }
  const initialise = vscode.l10n.t('Initialise');
  const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('There is no nhi.yaml yet.'), initialise);
  if (chosen === initialise) await vscode.commands.executeCommand('nhi.init');
}

const MANIFESTS = ['nhi.yaml', 'nhi.yml'];

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
  }
}
