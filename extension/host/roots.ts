import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import * as vscode from 'vscode';
import type { Root } from '../worker/protocol';

/** A document as the engine knows it. */
export interface Located {
  readonly root: Root;
  readonly path: string;
}

/** Of texts that are in no folder. */
export const NO_PLACE = 'memory:';

/** Which root a document belongs to: the same that `nhi scan` finds for the opened folder. */
export class Roots {
  readonly #repositories = new Map<string, string | undefined>();
  /** By root and path: what cannot be told from the two. */
  readonly #uris = new Map<string, vscode.Uri>();

  /** @returns the roots of the opened folders, each once */
  opened(): readonly Root[] {
    const roots = (vscode.workspace.workspaceFolders ?? []).map((folder) => this.rootOfFolder(folder));
    return [...new Map(roots.map((root) => [root.id, root])).values()];
  }

  /** @returns the root that an opened folder is, or is a part of */
  rootOfFolder({ uri }: vscode.WorkspaceFolder): Root {
    if (uri.scheme !== 'file') return { id: `virtual:${uri.toString()}`, kind: 'memory', folder: '' };
    const folder = this.repositoryOf(uri.fsPath) ?? uri.fsPath;
    return { id: `folder:${folder}`, kind: 'folder', folder };
  }

  /** @returns undefined where the document is none that anybody works on: output, a diff's other side, a search */
  locate(document: vscode.TextDocument): Located | undefined {
    const located = this.locateUri(document.uri, document.languageId);
    if (located !== undefined) this.#uris.set(keyOf(located.root.id, located.path), document.uri);
    return located;
  }

  locateUri(uri: vscode.Uri, languageId = ''): Located | undefined {
    if (uri.scheme === 'vscode-notebook-cell') return this.locateCell(uri, languageId);
    if (uri.scheme === 'untitled') {
      return { root: { id: NO_PLACE, kind: 'memory', folder: '' }, path: uri.path.replace(/^\/+/, '') };
    }
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (uri.scheme === 'file') {
      const root = folder === undefined ? this.looseRoot(uri.fsPath) : this.rootOfFolder(folder);
      return { root, path: relative(root.folder, uri.fsPath).split(sep).join('/') };
    }
    if (folder === undefined) return undefined;
    const path = uri.path.slice(folder.uri.path.length).replace(/^\/+/, '');
    return { root: this.rootOfFolder(folder), path };
  }

  /** @returns where a path of a root is */
  uriOf(root: Pick<Root, 'id'>, path: string): vscode.Uri {
    const known = this.#uris.get(keyOf(root.id, path));
    if (known !== undefined) return known;
    const [kind, place] = split(root.id);
    if (kind === 'virtual') return vscode.Uri.joinPath(vscode.Uri.parse(place), path);
    return vscode.Uri.file(join(place, path));
  }

  /** Folders were opened or closed, repositories made. */
  forget(): void {
    this.#repositories.clear();
  }

  private looseRoot(file: string): Root {
    const folder = this.repositoryOf(dirname(file)) ?? dirname(file);
    const opened = this.opened().find((root) => root.folder === folder);
    return opened ?? { id: `loose:${folder}`, kind: 'loose', folder };
  }

  /** A cell is a part of a file, and judged as one of its own. */
  private locateCell(uri: vscode.Uri, languageId: string): Located | undefined {
    const of = vscode.workspace.notebookDocuments.find((each) =>
      each.getCells().some(({ document }) => document.uri.toString() === uri.toString()),
    );
    const notebook = of === undefined ? undefined : this.locateUri(of.uri);
    if (notebook === undefined) return undefined;
    const ending = ENDINGS[languageId] ?? 'txt';
    return { root: notebook.root, path: `${notebook.path}/${uri.fragment}.${ending}` };
  }

  /** The nearest folder upward with a `.git`: looked for, git is not run. */
  private repositoryOf(folder: string): string | undefined {
    if (this.#repositories.has(folder)) return this.#repositories.get(folder);
    const above = dirname(folder);
    const found = existsSync(join(folder, '.git')) ? folder : above === folder ? undefined : this.repositoryOf(above);
    this.#repositories.set(folder, found);
    return found;
  }
}

/** What a cell would be called as a file. */
const ENDINGS: Readonly<Record<string, string>> = {
  python: 'py',
  javascript: 'js',
  typescript: 'ts',
  markdown: 'md',
  sql: 'sql',
  r: 'r',
  julia: 'jl',
  shellscript: 'sh',
};

function keyOf(root: string, path: string): string {
  return `${root}\n${path}`;
}

function split(id: string): [string, string] {
  const at = id.indexOf(':');
  return [id.slice(0, at), id.slice(at + 1)];
}
