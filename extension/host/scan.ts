import * as vscode from 'vscode';
import type { Event, Root } from '../worker/protocol';
import type { Engine } from './engine';

/** Somebody waits for the whole of a root. */
interface Waiting {
  readonly report: (files: number, of: number) => void;
  readonly end: (isWhole: boolean) => void;
}

/** Scans of whole roots, each of which can be cancelled. */
export class WorkspaceScan {
  readonly #waiting = new Map<string, Set<Waiting>>();

  constructor(private readonly engine: Engine) {}

  onEvent(event: Extract<Event, { kind: 'progress' | 'read' }>): void {
    // Settings that changed meanwhile begin it anew by themselves: only the whole is an end.
    if (event.kind === 'progress') {
      for (const { report } of this.#waiting.get(event.root) ?? []) report(event.files, event.of);
    } else if (event.isWhole) {
      this.end(event.root, true);
    }
  }

  /** Nothing will be read any more. */
  onLost(): void {
    for (const root of [...this.#waiting.keys()]) this.end(root, false);
  }

  /** One notification with progress. @returns whether all of it was read */
  async run(roots: readonly Root[]): Promise<boolean> {
    if (roots.length === 0) return true;
    const location = vscode.ProgressLocation.Notification;
    const title = vscode.l10n.t('NHI scans the workspace');
    return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
      for (const root of roots) {
        const report = (files: number, of: number): void => {
          progress.report({ message: vscode.l10n.t('{0} of {1} files', files, of) });
        };
        if (token.isCancellationRequested || !(await this.read(root, report, token))) return false;
      }
      return true;
    });
  }

  /** Reads everything anew. @param root of kind `folder` @returns whether all of it was read */
  read(root: Root, report: Waiting['report'], token: vscode.CancellationToken): Promise<boolean> {
    if (this.engine.start() === undefined) return Promise.resolve(false);
    return new Promise((resolve) => {
      const cancelled = token.onCancellationRequested(() => {
        this.engine.post({ kind: 'cancel', root });
        // Whoever else waits for this root waits in vain.
        this.end(root.id, false);
      });
      const end = (isWhole: boolean): void => {
        cancelled.dispose();
        resolve(isWhole);
      };
      const all = this.#waiting.get(root.id) ?? new Set();
      this.#waiting.set(root.id, all.add({ report, end }));
      this.engine.post({ kind: 'read', root, isAnew: true });
    });
  }

  private end(root: string, isWhole: boolean): void {
    const all = this.#waiting.get(root) ?? [];
    this.#waiting.delete(root);
    for (const { end } of all) end(isWhole);
  }
}
