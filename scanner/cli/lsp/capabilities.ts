import type { Client } from './client';

/** Reads everything anew, with progress. */
export const SCAN_COMMAND = 'nhi.scan';
/** Shows what is left to do outside the repository after a repair. */
export const NOTE_COMMAND = 'nhi.note';
/** Opens a use of an identity; called by the lens over its entry. */
export const SHOW_USES_COMMAND = 'nhi.showUses';
/** Repairs what manifests lack, never excuses anything. */
export const FIX_ALL = 'source.fixAll.nhi';

const INCREMENTAL = 2;

/** @returns what this server can do for the client */
export function capabilitiesFor({ encoding, pulls }: Client): object {
  return {
    positionEncoding: encoding,
    textDocumentSync: { openClose: true, change: INCREMENTAL, save: { includeText: false } },
    ...(pulls && {
      diagnosticProvider: { identifier: 'nhi', interFileDependencies: true, workspaceDiagnostics: true },
    }),
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL] },
    codeLensProvider: { resolveProvider: false },
    completionProvider: { triggerCharacters: ['"', '@', ' '] },
    definitionProvider: true,
    referencesProvider: true,
    documentSymbolProvider: true,
    inlayHintProvider: true,
    executeCommandProvider: { commands: [SCAN_COMMAND, NOTE_COMMAND, SHOW_USES_COMMAND] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
