import * as vscode from 'vscode';
import { rangeOf } from '../host/problems';
import type { Roots } from '../host/roots';
import type { Root, WireRange, WireSpot } from '../worker/protocol';

/** Opens a place; links of hovers and items of the trees call it. */
export const GO_TO = 'nhi.goTo';
/** Lists places beside the text. */
export const SHOW_USES = 'nhi.showUses';

export function locationOf(roots: Roots, root: Pick<Root, 'id'>, spot: WireSpot): vscode.Location {
  return new vscode.Location(roots.uriOf(root, spot.path), rangeOf(spot));
}

export function goToCommand(roots: Roots, root: Pick<Root, 'id'>, spot: WireSpot): vscode.Command {
  const { start, end } = spot;
  const range: WireRange = { start, end };
  return {
    command: GO_TO,
    title: vscode.l10n.t('Open'),
    arguments: [roots.uriOf(root, spot.path).toString(), range],
  };
}

/** @returns an address that a trusted Markdown text may hold */
export function commandLink({ command, arguments: words = [] }: vscode.Command): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify(words))}`;
}

export function registerGoTo(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(GO_TO, async (uri: string, range: WireRange) => {
      await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: rangeOf(range) });
    }),
    vscode.commands.registerCommand(
      SHOW_USES,
      async (uri: string, at: WireRange, uses: readonly [string, WireRange][]) => {
        const places = uses.map(([use, range]) => new vscode.Location(vscode.Uri.parse(use), rangeOf(range)));
        await vscode.commands.executeCommand(
          'editor.action.showReferences',
          vscode.Uri.parse(uri),
          rangeOf(at).start,
          places,
        );
      },
    ),
  );
}
