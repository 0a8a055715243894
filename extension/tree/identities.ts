import * as vscode from 'vscode';
import { goToCommand, locationOf } from '../features/goto';
import type { Roots } from '../host/roots';
import type { WireIdentity, WireSpot } from '../worker/protocol';
import { grouped } from './grouping';
import type { Group, Grouping } from './grouping';
import type { Overviews } from './overviews';

interface Item extends WireIdentity {
  readonly root: string;
}

type Node = Group<Item> | Item | { readonly root: string; readonly use: WireSpot };

/** The identities of all roots, each with its uses below it. */
export class IdentityTree implements vscode.TreeDataProvider<Node> {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #grouping: Grouping = 'expiry';

  constructor(
    private readonly overviews: Overviews,
    private readonly roots: Roots,
  ) {
    overviews.onDidChange(() => {
      this.#changed.fire(undefined);
    });
  }

  group(grouping: Grouping): void {
    this.#grouping = grouping;
    this.#changed.fire(undefined);
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) return [...grouped(this.items(), this.#grouping, (message) => vscode.l10n.t(message))];
    if ('items' in node) return [...node.items];
    return 'use' in node ? [] : node.uses.map((use) => ({ root: node.root, use }));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if ('items' in node) {
      const item = new vscode.TreeItem(node.name, vscode.TreeItemCollapsibleState.Expanded);
      item.description = String(node.items.length);
      item.contextValue = 'group';
      return item;
    }
    return 'use' in node ? this.useItem(node.root, node.use) : this.identityItem(node);
  }

  private items(): Item[] {
    return this.overviews.all().flatMap(([root, { identities }]) => identities.map((each) => ({ ...each, root })));
  }

  private identityItem(identity: Item): vscode.TreeItem {
    const { name, owner, days, state, uses, entry, root } = identity;
    const hasUses = uses.length > 0;
    const item = new vscode.TreeItem(
      name,
      hasUses ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None,
    );
    const end = days === undefined ? undefined : vscode.l10n.t('{0} d', days);
    const stands = state === 'declared' ? undefined : vscode.l10n.t(state);
    item.description = [owner ?? stands, owner === undefined ? undefined : stands, end]
      .filter((part) => part !== undefined)
      .join(' · ');
    item.iconPath = new vscode.ThemeIcon(ICONS[state] ?? 'key');
    item.contextValue = 'identity';
    item.accessibilityInformation = { label: `${name}, ${item.description}` };
    const place = entry ?? uses[0];
    if (place !== undefined) item.command = goToCommand(this.roots, { id: root }, place);
    return item;
  }

  private useItem(root: string, use: WireSpot): vscode.TreeItem {
    const { uri, range } = locationOf(this.roots, { id: root }, use);
    const item = new vscode.TreeItem(uri);
    item.description = `${use.path}:${range.start.line + 1}`;
    item.iconPath = vscode.ThemeIcon.File;
    item.command = goToCommand(this.roots, { id: root }, use);
    return item;
  }
}

const ICONS: Readonly<Record<string, string>> = {
  declared: 'verified',
  proposed: 'question',
  undeclared: 'unverified',
  listed: 'key',
  unused: 'circle-slash',
};
