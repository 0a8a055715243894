import * as vscode from 'vscode';
import type { Roots } from '../host/roots';
import type { Grouping } from './grouping';
import { FindingTree } from './findings';
import { IdentityTree } from './identities';
import type { Overviews } from './overviews';

const GROUPINGS: Readonly<Record<string, Grouping>> = {
  'nhi.groupByExpiry': 'expiry',
  'nhi.groupByOwner': 'owner',
  'nhi.groupBySystem': 'system',
};

/** The two views of the container "NHI", and their badge. */
export function registerTrees(overviews: Overviews, roots: Roots): vscode.Disposable {
  const identities = new IdentityTree(overviews, roots);
  const identityView = vscode.window.createTreeView('nhi.identities', { treeDataProvider: identities });
  const findingView = vscode.window.createTreeView('nhi.findings', {
    treeDataProvider: new FindingTree(overviews, roots),
  });
  const update = (): void => {
    const all = overviews.all().map(([, overview]) => overview);
    const count = all.reduce((sum, { findingCount }) => sum + findingCount, 0);
    const hidden = count - all.reduce((sum, { findings }) => sum + findings.length, 0);
    findingView.badge = count === 0 ? undefined : { value: count, tooltip: vscode.l10n.t('{0} findings', count) };
    findingView.message = hidden > 0 ? vscode.l10n.t('{0} more are not listed', hidden) : '';
    const hasManifest = all.some(({ manifests }) => manifests.length > 0);
    const isScanned = all.some(({ isWhole }) => isWhole);
    void vscode.commands.executeCommand('setContext', 'nhi.hasManifest', hasManifest);
    void vscode.commands.executeCommand('setContext', 'nhi.isScanned', isScanned);
  };
  return vscode.Disposable.from(
    identityView,
    findingView,
    overviews.onDidChange(update),
    ...Object.entries(GROUPINGS).map(([command, grouping]) =>
      vscode.commands.registerCommand(command, () => {
        identities.group(grouping);
      }),
    ),
  );
}
