import * as vscode from 'vscode';
import type { Documents } from './documents';
import type { Engine } from './engine';
import type { Roots } from './roots';
import { settingsOf } from './settings';

/** What open documents are judged by, and what repairs write to. */
const READ_PATHS = [
  'nhi.yaml',
  'nhi.yml',
  'nhi-baseline.yaml',
  '.env.example',
  'CODEOWNERS',
  '.github/CODEOWNERS',
  'docs/CODEOWNERS',
  '.gitlab/CODEOWNERS',
];

/** Of folders that are on no disk the worker reads nothing itself: it is told the few files that judgements depend on. */
export class VirtualFiles {
  constructor(
    private readonly engine: Engine,
    private readonly roots: Roots,
    private readonly documents: Documents,
  ) {}

  /** Tells what is there now; a document that is open is told by whoever watches it. */
  async tellAll(): Promise<void> {
    const virtual = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme !== 'file');
    await Promise.all(
      virtual.flatMap((folder) =>
        READ_PATHS.map((path) => this.tell(folder, vscode.Uri.joinPath(folder.uri, path), path)),
      ),
    );
  }

  /** A document was closed, or a file has changed. */
  async changed(uri: vscode.Uri): Promise<void> {
    const folder = uri.scheme === 'file' ? undefined : vscode.workspace.getWorkspaceFolder(uri);
    const path = READ_PATHS.find((each) => folder && vscode.Uri.joinPath(folder.uri, each).path === uri.path);
    if (folder !== undefined && path !== undefined) await this.tell(folder, uri, path);
  }

  private async tell(folder: vscode.WorkspaceFolder, uri: vscode.Uri, path: string): Promise<void> {
    const { isEnabled, maxFileSize } = settingsOf(uri);
    if (!isEnabled || this.documents.isOpen(uri)) return;
    const root = this.roots.rootOfFolder(folder);
    const bytes = await contentOf(uri);
    // Opened meanwhile.
    if (this.documents.isOpen(uri)) return;
    const isRead = bytes !== undefined && bytes.length <= maxFileSize;
    if (!isRead) this.engine.post({ kind: 'close', root, path });
    else
      this.engine.post({ kind: 'open', root, path, version: 0, text: new TextDecoder().decode(bytes), isSaved: true });
  }
}

/** @returns undefined where there is no such file, or its provider does not give it */
async function contentOf(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch {
    return undefined;
  }
}
