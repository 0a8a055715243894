import type * as vscode from 'vscode';
import type { WireFinding } from '../worker/protocol';
import type { Overviews } from '../tree/overviews';
import type { Documents } from './documents';
import type { Problems } from './problems';
import type { Roots } from './roots';
import { showsWholeWorkspace } from './settings';

/** Problems of files that are not open: shown where the settings say so, or from a scan that was asked for on. */
export class WorkspaceProblems {
  readonly #shown = new Map<string, Map<string, vscode.Uri>>();
  #isAsked = false;

  constructor(
    private readonly problems: Problems,
    private readonly roots: Roots,
    private readonly documents: Documents,
    private readonly overviews: Overviews,
  ) {
    overviews.onDidChange((root) => {
      this.update(root);
    });
  }

  show(): void {
    this.#isAsked = true;
    this.updateAll();
  }

  hide(): void {
    this.#isAsked = false;
    this.updateAll();
  }

  updateAll(): void {
    for (const [root] of this.overviews.all()) this.update(root);
  }

  private update(root: string): void {
    const before = this.#shown.get(root) ?? new Map<string, vscode.Uri>();
    const now = new Map<string, vscode.Uri>();
    if (this.#isAsked || showsWholeWorkspace()) {
      for (const [path, findings] of byPath(this.overviews.of(root)?.findings ?? [])) {
        const uri = this.roots.uriOf({ id: root }, path);
        if (this.documents.isOpen(uri)) continue;
        this.problems.set(uri, { id: root }, findings);
        now.set(uri.toString(), uri);
      }
    }
    for (const [key, uri] of before) if (!now.has(key) && !this.documents.isOpen(uri)) this.problems.clear(uri);
    this.#shown.set(root, now);
  }

  dispose(): void {
    this.#shown.clear();
  }
}

function byPath(findings: readonly WireFinding[]): ReadonlyMap<string, readonly WireFinding[]> {
  const paths = new Map<string, WireFinding[]>();
  for (const finding of findings) paths.set(finding.path, [...(paths.get(finding.path) ?? []), finding]);
  return paths;
}
