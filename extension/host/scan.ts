import * as vscode from 'vscode';
import type { Event, Root } from '../worker/protocol';
import type { Engine } from './engine';

/** Scans of whole roots: one notification with progress, which can be cancelled. */
export class WorkspaceScan {
  readonly #running = new Map<string, { report(files: number, of: number): void; done(isWhole: boolean): void }>();

  constructor(private readonly engine: Engine) {}

  onEvent(event: Extract<Event, { kind: 'progress' | 'read' }>): void {
    const running = this.#running.get(event.root);
    if (event.kind === 'progress') running?.report(event.files, event.of);
    else running?.done(event.isWhole);
  }

  /** @returns whether all of it was read */
  async run(roots: readonly Root[]): Promise<boolean> {
    const location = vscode.ProgressLocation.Notification;
    const title = vscode.l10n.t('NHI scans the workspace');
    return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
      for (const root of roots) {
        if (token.isCancellationRequested || !(await this.scan(root, progress, token))) return false;
      }
      return true;
    });
  }

  private scan(
    root: Root,
    progress: vscode.Progress<{ message: string }>,
    token: vscode.CancellationToken,
  ): Promise<boolean> {
    return new Promise((resolve) => {
      const cancelled = token.onCancellationRequested(() => {
        this.engine.post({ kind: 'cancel', root });
      });
      this.#running.set(root.id, {
        report(files, of) {
          progress.report({ message: vscode.l10n.t('{0} of {1} files', files, of) });
        },
        done: (isWhole) => {
          // Settings that changed meanwhile begin it anew by themselves.
          if (!isWhole && !token.isCancellationRequested) return;
          cancelled.dispose();
          this.#running.delete(root.id);
          resolve(isWhole);
        },
      });
      this.engine.post({ kind: 'read', root, isAnew: true });
    });
  }
}
