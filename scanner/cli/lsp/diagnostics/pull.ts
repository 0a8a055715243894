import type { DocumentDiagnosticReport, WorkspaceDocumentDiagnosticReport } from '../protocol';
import type { View } from '../../../service';
import { stableHash } from '../../../text';
import type { Desk } from '../desk';
import { diagnosticsOf, isCutShort } from './diagnostic';
import type { DiagnosticContext } from './diagnostic';

/** @returns what there is to say of one document, or that it is what was said before */
export function documentReport(
  view: View,
  path: string,
  context: DiagnosticContext,
  previous: string | undefined,
): DocumentDiagnosticReport {
  const report = fullReport(view, path, context);
  const { resultId } = report;
  return resultId === previous ? { kind: 'unchanged', resultId } : report;
}

/** @param previous what the client knows of each document */
export function workspaceReport(
  desk: Desk,
  view: View,
  context: DiagnosticContext,
  previous: readonly { readonly uri: string; readonly value: string }[],
): WorkspaceDocumentDiagnosticReport[] {
  const { roots, root } = context;
  const paths = new Set(view.result.findings.map(({ place }) => place.path));
  const uris = new Map(
    [...paths].map((path) => [desk.documents.get(path)?.uri ?? roots.uriOf(root, path) ?? '', path]),
  );
  for (const [path, { uri }] of desk.documents) uris.set(uri, path);
  // Of these something was said, and now there is nothing to say.
  for (const { uri } of previous) {
    const located = roots.locate(uri);
    if (located?.root.id === root.id) uris.set(uri, located.path);
  }
  const known = new Map(previous.map(({ uri, value }) => [uri, value]));
  return [...uris].map(([uri, path]) => {
    const version = desk.documents.get(path)?.version ?? null;
    return { uri, version, ...documentReport(view, path, context, known.get(uri)) };
  });
}

function fullReport(
  view: View,
  path: string,
  context: DiagnosticContext,
): DocumentDiagnosticReport & { readonly resultId: string } {
  const items = diagnosticsOf(view, view.findings(path), context, isCutShort(view, path));
  return { kind: 'full', resultId: stableHash(JSON.stringify(items)), items };
}
