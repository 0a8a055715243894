import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { Root } from '../worker/protocol';
import type { Documents } from './documents';
import type { Engine } from './engine';
import type { Roots } from './roots';
import { settingsOf } from './settings';
import type { VirtualFiles } from './virtual-files';

/** A checkout changes thousands of files at once: they are told together. */
const SILENCE_MS = 250;
/** More than these are not told one by one. */
const MAX_TOLD = 500;

interface Pending {
  readonly root: Root;
  readonly changed: Set<string>;
  readonly listed: Set<string>;
}

/** Tells the worker of files that change, come and go on disk while they are not open. */
export function watchFiles(
  engine: Engine,
  roots: Roots,
  documents: Documents,
  virtualFiles: VirtualFiles,
): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const waiting = new Map<string, Pending>();
  let timer: NodeJS.Timeout | undefined;

  const note = (uri: vscode.Uri, kind: 'changed' | 'listed'): void => {
    if (uri.scheme !== 'file') {
      void virtualFiles.changed(uri);
      return;
    }
    if (!settingsOf(uri).isEnabled) return;
    const located = roots.locateUri(uri);
    if (located?.root.kind !== 'folder' || /(?:^|\/)\.git\//.test(located.path)) return;
    if (kind === 'changed' && documents.isOpen(uri)) return;
    const { root, path } = located;
    const pending = waiting.get(root.id) ?? { root, changed: new Set(), listed: new Set() };
    waiting.set(root.id, pending);
    pending[basename(path) === '.gitignore' ? 'listed' : kind].add(path);
    clearTimeout(timer);
    timer = setTimeout(tell, SILENCE_MS);
  };

  function tell(): void {
    for (const { root, changed, listed } of waiting.values()) {
      const isMany =
        changed.size + listed.size > MAX_TOLD || [...listed].some((path) => basename(path) === '.gitignore');
      if (isMany) {
        engine.post({ kind: 'read', root, isAnew: true });
        continue;
      }
      if (changed.size > 0) engine.post({ kind: 'changed', root, paths: [...changed] });
      if (listed.size > 0) engine.post({ kind: 'listed', root, paths: [...listed] });
    }
    waiting.clear();
  }

  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange((uri) => {
      note(uri, 'changed');
    }),
    watcher.onDidCreate((uri) => {
      note(uri, 'listed');
    }),
    watcher.onDidDelete((uri) => {
      note(uri, 'listed');
    }),
    new vscode.Disposable(() => {
      clearTimeout(timer);
    }),
  );
}
