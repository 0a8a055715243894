import * as vscode from 'vscode';
import type { Overviews } from '../tree/overviews';
import type { CommandLine } from './command-line';
import type { Engine } from './engine';
import type { Roots } from './roots';
import { ruleUri } from './rule-pages';
import type { WorkspaceScan } from './scan';

export interface CommandContext {
  readonly engine: Engine;
  readonly roots: Roots;
  readonly overviews: Overviews;
  readonly scan: WorkspaceScan;
  readonly commandLine: CommandLine;
  readonly log: vscode.LogOutputChannel;
  /** After a scan that was asked for its findings are shown, of files that are not open, too. */
  readonly showAll: () => void;
}

/** Every command of the palette. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  const { engine, roots, overviews, scan, commandLine, log, showAll } = context;
  const commands: Readonly<Record<string, (...words: never[]) => unknown>> = {
    'nhi.scanWorkspace': async () => {
      if (await scan.run(roots.opened())) showAll();
    },
    'nhi.init': () => commandLine.run(vscode.l10n.t('init'), ['init']),
    'nhi.installHooks': () => commandLine.run(vscode.l10n.t('hooks'), ['hooks', 'install']),
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
  const known = overviews.all().toSorted(([a], [b]) => Number(b === own) - Number(a === own));
  for (const [root, { manifests }] of known) {
    const [path] = manifests;
    if (path === undefined) continue;
    await vscode.window.showTextDocument(roots.uriOf({ id: root }, path));
    return;
  }
  const initialise = vscode.l10n.t('Initialise');
  const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('There is no nhi.yaml yet.'), initialise);
  if (chosen === initialise) await vscode.commands.executeCommand('nhi.init');
}
