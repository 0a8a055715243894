import type * as vscode from 'vscode';
import type { WireFinding } from '../worker/protocol';
import type { Overviews } from '../tree/overviews';
import type { Documents } from './documents';
import type { Problems } from './problems';
import type { Roots } from './roots';
import { showsWholeWorkspace } from './settings';

/** What is shown of one file. */
interface Shown {
  readonly uri: vscode.Uri;
  readonly findings: readonly WireFinding[];
}

/** Problems of files that are not open: shown where the settings say so, or from a scan that was asked for on. */
export class WorkspaceProblems {
  readonly #shown = new Map<string, Map<string, Shown>>();
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

  /** Shows all of it again: what was open has its own until it is closed. */
  updateAll(): void {
    for (const [root] of this.overviews.all()) this.update(root, new Map());
  }

  /** @param known what is shown already, and stays where it is the same */
  private update(root: string, known = this.#shown.get(root) ?? new Map<string, Shown>()): void {
    const before = this.#shown.get(root) ?? new Map<string, Shown>();
    const now = new Map<string, Shown>();
    if (this.#isAsked || showsWholeWorkspace()) {
      for (const [path, findings] of byPath(this.overviews.of(root)?.findings ?? [])) {
        const uri = this.roots.uriOf({ id: root }, path);
        if (!this.documents.isOpen(uri)) now.set(uri.toString(), { uri, findings });
      }
    }
    const changed = [...now].filter(([key, { findings }]) => !areSame(known.get(key)?.findings, findings));
    this.problems.setAll(
      { id: root },
      changed.map(([, { uri, findings }]) => [uri, findings] as const),
    );
    for (const [key, { uri }] of before) if (!now.has(key) && !this.documents.isOpen(uri)) this.problems.clear(uri);
    this.#shown.set(root, now);
  }

  dispose(): void {
    this.#shown.clear();
  }
}

function byPath(findings: readonly WireFinding[]): ReadonlyMap<string, readonly WireFinding[]> {
  const paths = new Map<string, WireFinding[]>();
  for (const finding of findings) {
    const list = paths.get(finding.path);
    if (list === undefined) paths.set(finding.path, [finding]);
    else list.push(finding);
  }
  return paths;
}

/** @returns whether they are the very same: what the worker does not tell anew stays as it is */
function areSame(a: readonly WireFinding[] | undefined, b: readonly WireFinding[]): boolean {
  return a?.length === b.length && a.every((finding, at) => finding === b[at]);
}
