import { join } from 'node:path';
import * as vscode from 'vscode';
import { registerCompletion } from './features/completion';
import { registerFixes } from './features/fixes';
import { registerGoTo } from './features/goto';
import { registerNavigation } from './features/navigation';
import { registerReading } from './features/reading';
import { Ask } from './host/ask';
import { registerCommands } from './host/commands';
import { Documents } from './host/documents';
import { Engine } from './host/engine';
import { watchFiles } from './host/files';
import { Problems } from './host/problems';
import { Roots } from './host/roots';
import { registerRulePages } from './host/rule-pages';
import { WorkspaceScan } from './host/scan';
import { ScanTasks, TASK_TYPE } from './host/scan-task';
import { policyFile, settingsOf, showsWholeWorkspace } from './host/settings';
import { Status } from './host/status';
import { VirtualFiles } from './host/virtual-files';
import { WorkspaceProblems } from './host/workspace-problems';
import { Overviews } from './tree/overviews';
import { registerTrees } from './tree/register';
import type { Event, Root } from './worker/protocol';

/** A thin host: the worker knows, this shows. Nothing is read before the first document or folder is told to it. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('NHI', { log: true });
  const roots = new Roots();
  const problems = new Problems(roots);
  const overviews = new Overviews();
  const engine: Engine = new Engine(join(context.extensionPath, 'dist', 'extension', 'editor-worker.js'), {
    onEvent,
    onStart: () => {
      // After the worker is known as started: what is told goes to it.
      queueMicrotask(() => {
        status.setLost(undefined);
        tellAll();
      });
    },
    onLost(why) {
      log.error(`the engine has stopped twice: ${why}`);
      status.setLost(why);
      scan.onLost();
    },
  });
  const documents = new Documents(() => engine, roots, problems);
  const status = new Status(roots, documents, overviews);
  const scan = new WorkspaceScan(engine);
  const workspaceProblems = new WorkspaceProblems(problems, roots, documents, overviews);
  const virtualFiles = new VirtualFiles(engine, roots, documents);
  const ask = new Ask(engine, roots, documents, log);

  function onEvent(event: Exclude<Event, { kind: 'answer' }>): void {
    switch (event.kind) {
      case 'judged':
        documents.onJudged(event);
        status.update();
        return;
      case 'overview':
        overviews.set(event.root, event.overview);
        status.update();
        log.debug(`${event.root}: ${event.overview.files} files, ${event.overview.findingCount} findings`);
        return;
      case 'progress':
        status.setBusy(true);
        scan.onEvent(event);
        return;
      case 'read':
        status.setBusy(false);
        scan.onEvent(event);
        return;
      case 'failed':
        log.error(event.message);
    }
  }

  function tellAll(): void {
    const file = policyFile();
    const { isTrusted } = vscode.workspace;
    engine.post({ kind: 'settings', isTrusted, ...(file !== undefined && { policyFile: file }) });
    documents.sendAll();
    void virtualFiles.tellAll();
    const isRead = ({ kind, folder }: Root): boolean =>
      kind === 'folder' && settingsOf(vscode.Uri.file(folder)).isEnabled;
    const opened = roots.opened().filter(isRead);
    for (const root of opened) engine.post({ kind: 'read', root, isAnew: false });
    // What was being read is read anew, or not at all.
    status.setBusy(false);
    overviews.keepOnly(new Set(opened.map(({ id }) => id)));
  }

  context.subscriptions.push(
    log,
    problems,
    overviews,
    documents,
    status,
    workspaceProblems,
    new vscode.Disposable(() => void engine.dispose()),
    vscode.workspace.onDidOpenTextDocument((document) => {
      documents.opened(document);
    }),
    vscode.workspace.onDidChangeTextDocument((change) => {
      documents.changed(change);
    }),
    vscode.workspace.onDidSaveTextDocument((document) => {
      documents.saved(document);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      documents.closed(document);
      void virtualFiles.changed(document.uri);
      workspaceProblems.updateAll();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      roots.forget();
      tellAll();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(tellAll),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('nhi')) return;
      if (!showsWholeWorkspace()) workspaceProblems.hide();
      tellAll();
    }),
    vscode.window.onDidChangeActiveTextEditor(() => {
      status.update();
    }),
    watchFiles(engine, roots, documents, virtualFiles),
    registerRulePages(ask),
    registerReading(ask, roots, documents),
    registerNavigation(ask, roots),
    registerCompletion(ask),
    registerFixes(ask, roots),
    registerGoTo(),
    registerTrees(overviews, roots),
    vscode.tasks.registerTaskProvider(TASK_TYPE, new ScanTasks(engine, roots, scan)),
    registerCommands({
      engine,
      roots,
      overviews,
      scan,
      log,
      showAll: () => {
        workspaceProblems.show();
      },
    }),
  );
  log.info(vscode.l10n.t('NHI Guard {0}', (context.extension.packageJSON as { version: string }).version));
  // Where nothing is open there is nothing to do yet.
  if (settingsOf(undefined).isEnabled && (roots.opened().length > 0 || vscode.workspace.textDocuments.length > 0)) {
    engine.start();
  }
}
