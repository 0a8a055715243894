import * as vscode from 'vscode';
import type { Overviews } from '../tree/overviews';
import type { Documents } from './documents';
import type { Roots } from './roots';

/** One item of the language status: how the root stands, by which nhi.yaml, and what was skipped of this file. */
export class Status {
  readonly #item = vscode.languages.createLanguageStatusItem('nhi', [{ pattern: '**' }]);

  constructor(
    private readonly roots: Roots,
    private readonly documents: Documents,
    private readonly overviews: Overviews,
  ) {
    this.#item.name = 'NHI Guard';
    this.#item.command = { command: 'nhi.openManifest', title: vscode.l10n.t('Open nhi.yaml') };
    this.update();
  }

  setBusy(isBusy: boolean): void {
    this.#item.busy = isBusy;
  }

  setLost(why: string): void {
    this.#item.severity = vscode.LanguageStatusSeverity.Error;
    this.#item.text = vscode.l10n.t('NHI has stopped');
    this.#item.detail = why;
    this.#item.command = { command: 'nhi.restart', title: vscode.l10n.t('Restart') };
  }

  update(): void {
    const document = vscode.window.activeTextEditor?.document;
    const located = document === undefined ? undefined : this.roots.locate(document);
    const overview = located === undefined ? undefined : this.overviews.of(located.root.id);
    const skip = document === undefined ? undefined : this.documents.judgementOf(document)?.skip;
    const open = overview === undefined ? 0 : (overview.counts['undeclared'] ?? 0);
    const findings = overview?.findingCount ?? 0;
    const parts = [
      ...(open > 0 ? [vscode.l10n.t('{0} undeclared', open)] : []),
      ...(findings > open ? [vscode.l10n.t('{0} findings', findings)] : []),
    ];
    this.#item.severity =
      parts.length > 0 || skip !== undefined
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
    this.#item.text = parts.length > 0 ? `NHI ${parts.join(', ')}` : '$(check) NHI';
    this.#item.detail = [
      ...(skip === undefined ? [] : [vscode.l10n.t('This file was not read: {0}', skip)]),
      ...(overview === undefined
        ? []
        : [
            overview.manifests[0] ?? vscode.l10n.t('no nhi.yaml'),
            vscode.l10n.t('profile {0}', overview.profile),
            vscode.l10n.t('{0} files read, {1} skipped', overview.files, overview.skipped),
          ]),
    ].join(' · ');
  }

  dispose(): void {
    this.#item.dispose();
  }
}
