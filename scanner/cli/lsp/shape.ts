/** Whether parameters have the parts that the answers to a method rely on; whatever else is in them is left alone. */

type Check = (params: Record<string, unknown>) => boolean;

const positioned: Check = ({ position }) => isPosition(position);
const ranged: Check = ({ range }) => isRange(range);

const CHECKS: Readonly<Record<string, Check>> = {
  'textDocument/didOpen': ({ textDocument }) =>
    isRecord(textDocument) && typeof textDocument['text'] === 'string' && typeof textDocument['version'] === 'number',
  'textDocument/didChange': ({ textDocument, contentChanges }) =>
    isRecord(textDocument) &&
    typeof textDocument['version'] === 'number' &&
    Array.isArray(contentChanges) &&
    contentChanges.every(isContentChange),
  'textDocument/hover': positioned,
  'textDocument/completion': positioned,
  'textDocument/definition': positioned,
  'textDocument/references': positioned,
  'textDocument/inlayHint': ranged,
  'textDocument/codeAction': ranged,
  'workspace/didChangeWatchedFiles': ({ changes }) => Array.isArray(changes) && changes.every(isFileEvent),
  'workspace/didChangeWorkspaceFolders': ({ event }) => isRecord(event),
  'workspace/executeCommand': ({ command }) => typeof command === 'string',
  'window/workDoneProgress/cancel': ({ token }) => token !== undefined,
  initialize: ({ capabilities }) => isRecord(capabilities),
};

export function isShaped(method: string, params: unknown): boolean {
  const given = params ?? {};
  if (!isRecord(given)) return false;
  const { textDocument } = given;
  const isAboutDocument = method.startsWith('textDocument/');
  if (isAboutDocument && !(isRecord(textDocument) && typeof textDocument['uri'] === 'string')) return false;
  return CHECKS[method]?.(given) ?? true;
}

function isContentChange(change: unknown): boolean {
  return (
    isRecord(change) && typeof change['text'] === 'string' && (change['range'] == null || isRange(change['range']))
  );
}

function isFileEvent(event: unknown): boolean {
  return isRecord(event) && typeof event['uri'] === 'string' && typeof event['type'] === 'number';
}

export function isRange(value: unknown): boolean {
  return isRecord(value) && isPosition(value['start']) && isPosition(value['end']);
}

function isPosition(value: unknown): boolean {
  return isRecord(value) && isCount(value['line']) && isCount(value['character']);
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
