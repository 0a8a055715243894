import type { TextEdit as Edit } from '../../model';
import type { TextEdit, WorkspaceEdit } from './protocol';
import type { Asked } from './questions';

/**
 * @returns the edits for the versions that they were made from, so that a client refuses them where it went on; undefined
 *          where there are none, or a file would be written that is on no disk
 */
export function workspaceEdit(edits: readonly Edit[], asked: Asked): WorkspaceEdit | undefined {
  const { view, wire, client } = asked;
  const files = new Map<string, TextEdit[]>();
  const isNew = new Map<string, boolean>();
  const versions = new Map<string, number | null>();
  for (const { path, range, text } of edits) {
    const document = asked.documentAt(path);
    const uri = document?.uri ?? asked.roots.uriOf(asked.root, path);
    if (uri === undefined) return undefined;
    isNew.set(uri, view.text(path) === undefined);
    versions.set(uri, document?.version ?? null);
    const list = files.get(uri) ?? [];
    files.set(uri, list);
    list.push({ range: wire.range(view, path, range), newText: text });
  }
  if (files.size === 0) return undefined;
  if (!client.hasDocumentChanges) return { changes: Object.fromEntries(files) };
  return {
    documentChanges: [...files].flatMap(([uri, list]) => [
      ...(isNew.get(uri) === true && client.createsFiles
        ? [{ kind: 'create' as const, uri, options: { ignoreIfExists: true } }]
        : []),
      { textDocument: { uri, version: versions.get(uri) ?? null }, edits: list },
    ]),
  };
}
