import * as vscode from 'vscode';
import type { WireOverview, WireOverviewNews } from '../worker/protocol';
import { rowsOf } from '../worker/rows';

/** What each root holds, as the worker said last. */
export class Overviews {
  readonly #byRoot = new Map<string, WireOverview>();
  readonly #changed = new vscode.EventEmitter<string>();
  /** Fires with the root that is new or gone. */
  readonly onDidChange = this.#changed.event;

  all(): readonly (readonly [string, WireOverview])[] {
    return [...this.#byRoot];
  }

  of(root: string): WireOverview | undefined {
    return this.#byRoot.get(root);
  }

  set(root: string, { identities, findings, ...counts }: WireOverviewNews): void {
    const before = this.#byRoot.get(root);
    this.#byRoot.set(root, {
      ...counts,
      identities: rowsOf(identities, before?.identities ?? []),
      findings: rowsOf(findings, before?.findings ?? []),
    });
    this.#changed.fire(root);
  }

  keepOnly(roots: ReadonlySet<string>): void {
    for (const root of this.#byRoot.keys()) {
      if (roots.has(root)) continue;
      this.#byRoot.delete(root);
      this.#changed.fire(root);
    }
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
