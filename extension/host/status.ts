import * as vscode from 'vscode';
import type { Overviews } from '../tree/overviews';
import type { WireOverview } from '../worker/protocol';
import type { Documents } from './documents';
import { MAX_PER_FILE } from './problems';
import type { Roots } from './roots';

/** One item of the language status: how the root stands, by which nhi.yaml, and what was skipped of this file. */
export class Status {
  readonly #item = vscode.languages.createLanguageStatusItem('nhi', [{ pattern: '**' }]);
  #whyLost: string | undefined;

  constructor(
    private readonly roots: Roots,
    private readonly documents: Documents,
    private readonly overviews: Overviews,
  ) {
    this.#item.name = 'NHI Guard';
    this.update();
  }

  setBusy(isBusy: boolean): void {
    this.#item.busy = isBusy;
  }

  /** @param why nothing more is judged; undefined: it goes on */
  setLost(why: string | undefined): void {
    this.#whyLost = why;
    this.update();
  }

  update(): void {
    if (this.#whyLost !== undefined) {
      this.#item.busy = false;
      this.#item.severity = vscode.LanguageStatusSeverity.Error;
      this.#item.text = vscode.l10n.t('NHI has stopped');
      this.#item.detail = this.#whyLost;
      this.#item.command = { command: 'nhi.restart', title: vscode.l10n.t('Restart') };
      return;
    }
    const document = vscode.window.activeTextEditor?.document;
    const located = document === undefined ? undefined : this.roots.locate(document);
    const overview = located === undefined ? undefined : this.overviews.of(located.root.id);
    const ofFile = document === undefined ? [] : this.ofDocument(document);
    const open = overview?.counts['undeclared'] ?? 0;
    const findings = overview?.findingCount ?? 0;
    const parts = [
      ...(open > 0 ? [vscode.l10n.t('{0} undeclared', open)] : []),
      ...(findings > open ? [vscode.l10n.t('{0} findings', findings)] : []),
    ];
    this.#item.severity =
      parts.length > 0 || ofFile.length > 0
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
    this.#item.text = parts.length > 0 ? `NHI ${parts.join(', ')}` : ofFile.length > 0 ? 'NHI' : '$(check) NHI';
    this.#item.detail = [...ofFile, ...(overview === undefined ? [] : ofRoot(overview))].join(' · ');
    this.#item.command = { command: 'nhi.openManifest', title: vscode.l10n.t('Open nhi.yaml') };
  }

  dispose(): void {
    this.#item.dispose();
  }

  /** @returns what of an open document is not shown, and why */
  private ofDocument(document: vscode.TextDocument): readonly string[] {
    const { skip, findings } = this.documents.judgementOf(document) ?? {};
    const hidden = (findings?.length ?? 0) - MAX_PER_FILE;
    return [
      ...(skip === undefined ? [] : [vscode.l10n.t('Not all of this file is judged: {0}', skip)]),
      ...(hidden > 0 ? [vscode.l10n.t('{0} more findings of this file are not shown', hidden)] : []),
    ];
  }
}

function ofRoot({ manifests, profile, files, skipped }: WireOverview): readonly string[] {
  return [
    manifests[0] ?? vscode.l10n.t('no nhi.yaml'),
    vscode.l10n.t('profile {0}', profile),
    vscode.l10n.t('{0} files read, {1} skipped', files, skipped),
  ];
}
