import { basename } from 'node:path';
import type { Desk } from './desk';
import { OpenDocument } from './document';
import type { Workspace } from './workspace';

/** Language Server Protocol 3.17, "FileChangeType". */
const CHANGED = 2;
/** More than these are not told one by one: somebody has checked out another branch. */
const MAX_TOLD = 500;
/** After a change of one of these any file may have come, gone or changed. */
const TURNS_ALL: ReadonlySet<string> = new Set(['.gitignore', 'HEAD']);

/** What is watched: what is judged by. Documents that are open tell of themselves. */
const WATCHED = ['**/nhi*.{yaml,yml}', '**/CODEOWNERS', '**/.gitignore', '**/.git/HEAD'];

/** Hears of documents, folders, files and settings. */
export function synchronize(workspace: Workspace, folders: readonly string[]): void {
  const { channel, roots, desks } = workspace;
  let open = new Set(folders);
  roots.open(folders);

  channel.onNotification('textDocument/didOpen', ({ textDocument }) => {
    const { uri, text, version } = textDocument;
    const located = roots.locate(uri);
    if (located === undefined) return;
    workspace.opened(new OpenDocument(uri, text, version, located, workspace.wire.encoding));
  });
  channel.onNotification('textDocument/didChange', ({ textDocument, contentChanges }) => {
    const document = desks.documents.get(textDocument.uri);
    // What is no newer was overtaken, and would bring back an old text.
    if (document === undefined || textDocument.version <= document.version) return;
    document.update(contentChanges, textDocument.version);
    workspace.typed(document);
  });
  channel.onNotification('textDocument/didSave', ({ textDocument }) => {
    const document = desks.documents.get(textDocument.uri);
    if (document !== undefined) desks.known(document.located.root)?.saved(document);
  });
  channel.onNotification('textDocument/didClose', ({ textDocument }) => {
    const document = desks.documents.get(textDocument.uri);
    if (document !== undefined) workspace.closed(document);
  });
  channel.onNotification('workspace/didChangeWorkspaceFolders', ({ event }) => {
    const gone = new Set(event.removed?.map(({ uri }) => uri));
    open = new Set([...[...open].filter((uri) => !gone.has(uri)), ...(event.added ?? []).map(({ uri }) => uri)]);
    roots.open([...open]);
    desks.restart();
  });
  channel.onNotification('workspace/didChangeWatchedFiles', ({ changes }) => {
    const changed = new Map<Desk, { readonly changed: string[]; readonly listed: string[] }>();
    for (const { uri, type } of changes) {
      const located = roots.locate(uri);
      const desk = located && desks.known(located.root);
      if (desk === undefined) continue;
      const news = changed.get(desk) ?? { changed: [], listed: [] };
      changed.set(desk, news);
      const isListed = type !== CHANGED || TURNS_ALL.has(basename(located?.path ?? ''));
      news[isListed ? 'listed' : 'changed'].push(located?.path ?? '');
    }
    for (const [desk, { changed: altered, listed }] of changed) {
      const isAll = altered.length + listed.length > MAX_TOLD || listed.some((path) => TURNS_ALL.has(basename(path)));
      if (isAll) desk.listedOnDisk();
      else if (listed.length > 0) desk.listedOnDisk(listed);
      if (altered.length > 0) desk.changedOnDisk(altered);
    }
    workspace.refresh();
  });
  channel.onNotification('workspace/didChangeConfiguration', ({ settings }) => {
    const given: unknown = settings;
    const section = typeof given === 'object' && given !== null && 'nhi' in given ? given.nhi : undefined;
    void reconfigure(workspace, section);
  });
}

/** What can only be asked once the client has heard who answers. */
export async function begin(workspace: Workspace, initial: unknown): Promise<void> {
  const { channel, client } = workspace;
  if (client.watchesFiles) {
    const watchers = WATCHED.map((globPattern) => ({ globPattern }));
    const method = 'workspace/didChangeWatchedFiles';
    void channel.request('client/registerCapability', {
      registrations: [{ id: 'nhi-files', method, registerOptions: { watchers } }],
    });
  }
  if (workspace.configure(await configured(workspace, initial))) workspace.desks.restart();
  else workspace.desks.start();
}

/** @param told with the notification; clients that can be asked need tell nothing */
async function reconfigure(workspace: Workspace, told: unknown): Promise<void> {
  if (!workspace.configure(await configured(workspace, told))) return;
  workspace.desks.restart();
  workspace.refresh();
}

async function configured({ channel, client }: Workspace, otherwise: unknown): Promise<unknown> {
  if (!client.hasConfiguration) return otherwise;
  const answer = await channel.request('workspace/configuration', { items: [{ section: 'nhi' }] });
  const [section] = Array.isArray(answer) ? (answer as readonly unknown[]) : [];
  return section ?? otherwise;
}
