import * as vscode from 'vscode';
import { goToCommand } from '../features/goto';
import type { Roots } from '../host/roots';
import type { WireFinding } from '../worker/protocol';
import type { Overviews } from './overviews';

interface FileNode {
  readonly root: string;
  readonly path: string;
  readonly findings: readonly WireFinding[];
}

type Node = FileNode | { readonly root: string; readonly finding: WireFinding };

const ICONS: Readonly<Record<WireFinding['severity'], string>> = { error: 'error', warning: 'warning', info: 'info' };

/** The findings of all roots, by file. */
export class FindingTree implements vscode.TreeDataProvider<Node> {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(
    private readonly overviews: Overviews,
    private readonly roots: Roots,
  ) {
    overviews.onDidChange(() => {
      this.#changed.fire(undefined);
    });
  }

  getChildren(node?: Node): Node[] {
    if (node === undefined) return this.files();
    return 'finding' in node ? [] : node.findings.map((finding) => ({ root: node.root, finding }));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if (!('finding' in node)) {
      const { root, path, findings } = node;
      const item = new vscode.TreeItem(this.roots.uriOf({ id: root }, path), vscode.TreeItemCollapsibleState.Expanded);
      item.description = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
      item.accessibilityInformation = { label: vscode.l10n.t('{0}, {1} findings', path, findings.length) };
      return item;
    }
    const { root, finding } = node;
    const item = new vscode.TreeItem(finding.message);
    item.description = `${finding.rule} ${finding.start.line + 1}:${finding.start.character + 1}`;
    item.tooltip = `${finding.message}\n${finding.remedy}`;
    item.iconPath = new vscode.ThemeIcon(ICONS[finding.severity]);
    item.command = goToCommand(this.roots, { id: root }, finding);
    return item;
  }

  private files(): FileNode[] {
    return this.overviews.all().flatMap(([root, { findings }]) => {
      const files = new Map<string, WireFinding[]>();
      for (const finding of findings) files.set(finding.path, [...(files.get(finding.path) ?? []), finding]);
      return [...files].map(([path, each]) => ({ root, path, findings: each }));
    });
  }
}
