import type { InitializeParams } from './protocol';
import { chooseEncoding } from './encoding';
import type { Encoding } from './encoding';

/** What the client can do, as far as it matters here. */
export interface Client {
  readonly encoding: Encoding;
  /** It asks for diagnostics; otherwise they are sent. */
  readonly pulls: boolean;
  readonly showsRelated: boolean;
  /** It links the code of a diagnostic to what explains it. */
  readonly linksCodes: boolean;
  readonly showsMarkdown: boolean;
  readonly nestsSymbols: boolean;
  readonly hasDocumentChanges: boolean;
  readonly createsFiles: boolean;
  readonly hasConfiguration: boolean;
  readonly watchesFiles: boolean;
  readonly showsProgress: boolean;
  /** It opens a document where the server asks it to. */
  readonly opensDocuments: boolean;
  /** What it asks again when it is told that answers have changed. */
  readonly refreshes: readonly ('diagnostic' | 'codeLens' | 'inlayHint')[];
}

export function clientOf({ capabilities }: InitializeParams): Client {
  const { general, textDocument, window, workspace } = capabilities;
  const refreshes = {
    diagnostic: workspace?.diagnostics?.refreshSupport === true && textDocument?.diagnostic !== undefined,
    codeLens: workspace?.codeLens?.refreshSupport === true,
    inlayHint: workspace?.inlayHint?.refreshSupport === true,
  };
  return {
    encoding: chooseEncoding(general?.positionEncodings),
    pulls: textDocument?.diagnostic !== undefined,
    showsRelated: textDocument?.publishDiagnostics?.relatedInformation === true,
    linksCodes: textDocument?.publishDiagnostics?.codeDescriptionSupport === true,
    showsMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    hasDocumentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    hasConfiguration: workspace?.configuration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    showsProgress: window?.workDoneProgress === true,
    opensDocuments: window?.showDocument?.support === true,
    refreshes: (['diagnostic', 'codeLens', 'inlayHint'] as const).filter((name) => refreshes[name]),
  };
}
