import type { View } from '../../service';
import { codeActions } from './code-actions';
import { NOTE_COMMAND, SCAN_COMMAND, SHOW_USES_COMMAND } from './capabilities';
import { documentReport, workspaceReport } from './diagnostics/pull';
import { ErrorCode, RequestError } from './json-rpc';
import type { CancellationToken } from './json-rpc';
import type { DocumentQuestion, Requests, ProgressToken, WorkspaceDocumentDiagnosticReport } from './protocol';
import { completions, definition, hints, hover, lenses, references, symbols } from './questions';
import type { Root } from './roots';
import type { Asked } from './questions';
import { readUses, showUses } from './show-uses';
import type { Workspace } from './workspace';

/** What was asked is about a text that is no more. */
const CONTENT_MODIFIED = new RequestError(ErrorCode.contentModified, 'the document has changed');
const INFO = 3;

/** Answers what the client asks about documents and about the whole. */
export function answerQuestions(workspace: Workspace): void {
  const { channel, roots, desks, wire, client, bars } = workspace;

  /** @param otherwise where nothing is said of the document */
  const ask = <M extends DocumentQuestion>(
    method: M,
    otherwise: Requests[M][1],
    question: (asked: Asked, params: Requests[M][0]) => Requests[M][1],
  ): void => {
    channel.onRequest(method, async (params, token) => {
      const asked = await askedAbout(params.textDocument.uri, token);
      return asked === undefined ? otherwise : question(asked, params);
    });
  };

  async function askedAbout(uri: string, token: CancellationToken): Promise<Asked | undefined> {
    const document = desks.documents.get(uri);
    const located = document?.located ?? roots.locate(uri);
    if (located === undefined) return undefined;
    const { root, path } = located;
    const text = document?.text;
    const desk = desks.known(root);
    const view = await desk?.view();
    if (view === undefined || token.isCancellationRequested) return undefined;
    if (document !== undefined && view.text(path) !== text && view.skip(path) === undefined) throw CONTENT_MODIFIED;
    const context = workspace.contextFor(root);
    return { uri, path, view, root, roots, wire, client, context, documentAt: (path) => desk?.documents.get(path) };
  }

  ask('textDocument/hover', null, (asked, { position }) => hover(asked, position));
  ask('textDocument/completion', [], (asked, { position }) => completions(asked, position));
  ask('textDocument/definition', [], (asked, { position }) => definition(asked, position));
  ask('textDocument/references', [], (asked, params) =>
    references(asked, params.position, params.context?.includeDeclaration !== false),
  );
  ask('textDocument/documentSymbol', [], symbols);
  ask('textDocument/codeLens', [], lenses);
  ask('textDocument/inlayHint', [], (asked, { range }) => hints(asked, range));
  ask('textDocument/codeAction', [], (asked, { range, context }) => codeActions(asked, range, context?.only));
  ask('textDocument/diagnostic', { kind: 'full', items: [] }, ({ view, path, root }, { previousResultId }) =>
    documentReport(view, path, workspace.contextFor(root), previousResultId),
  );

  channel.onRequest('workspace/diagnostic', async ({ previousResultIds, workDoneToken }, token) => {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const root of roots.opened()) {
      const view = await wholeView(root, token, workDoneToken);
      if (view !== undefined)
        items.push(...workspaceReport(desks.of(root), view, workspace.contextFor(root), previousResultIds ?? []));
    }
    return { items };
  });

  channel.onRequest('workspace/executeCommand', async (params, token) => {
    const { command, workDoneToken } = params;
    const note: unknown = params.arguments?.[0];
    if (command === NOTE_COMMAND && typeof note === 'string') {
      channel.notify('window/showMessage', { type: INFO, message: note });
      return null;
    }
    if (command === SHOW_USES_COMMAND) {
      const uses = readUses(params.arguments?.[0]);
      if (uses === undefined) throw new RequestError(ErrorCode.invalidParams, 'a lens names the uses');
      // Not waited for: a person may take long to pick one.
      showUses(channel, client.opensDocuments, uses).catch(channel.failed);
      return null;
    }
    if (command !== SCAN_COMMAND) throw new RequestError(ErrorCode.invalidParams, 'there is no such command');
    const counts = { files: 0, findings: 0 };
    for (const root of roots.opened()) {
      desks.of(root).listedOnDisk();
      const view = await wholeView(root, token, workDoneToken);
      counts.files += view?.result.coverage.files ?? 0;
      counts.findings += view?.result.findings.filter(({ waived }) => waived === undefined).length ?? 0;
    }
    return counts;
  });

  /** @returns undefined where it was cancelled, or settings change faster than it is read */
  async function wholeView(root: Root, token: CancellationToken, bar?: ProgressToken): Promise<View | undefined> {
    const progress = bars.start(bar);
    const isCancelled = (): boolean => token.isCancellationRequested || progress.isCancelled();
    try {
      for (let tries = 0; tries < MAX_TRIES && !isCancelled(); tries++) {
        // Other settings bring another desk.
        const view = await desks.of(root).view();
        if (view.isWhole) return view;
        await desks.of(root).readWhole({ ...progress, isCancelled, end: () => undefined });
      }
      return undefined;
    } finally {
      progress.end(isCancelled() ? 'cancelled' : 'done');
    }
  }
}

const MAX_TRIES = 3;
