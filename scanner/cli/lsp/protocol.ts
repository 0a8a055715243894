/** What of the Language Server Protocol 3.17 is spoken here, each type by the protocol's own name. */

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Location {
  readonly uri: string;
  readonly range: Range;
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

export interface Diagnostic {
  readonly range: Range;
  /** 1 error, 2 warning, 3 information. */
  readonly severity: 1 | 2 | 3;
  readonly code?: string;
  readonly codeDescription?: { readonly href: string };
  readonly source: string;
  readonly message: string;
  readonly relatedInformation?: readonly { readonly location: Location; readonly message: string }[];
}

export type DocumentDiagnosticReport =
  | { readonly kind: 'full'; readonly resultId?: string; readonly items: readonly Diagnostic[] }
  | { readonly kind: 'unchanged'; readonly resultId: string };

export type WorkspaceDocumentDiagnosticReport = DocumentDiagnosticReport & {
  readonly uri: string;
  readonly version: number | null;
};

export interface Hover {
  readonly contents: { readonly kind: 'markdown' | 'plaintext'; readonly value: string };
  readonly range: Range;
}

export interface Command {
  readonly title: string;
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

export interface CodeLens {
  readonly range: Range;
  readonly command: Command;
}

export interface CompletionItem {
  readonly label: string;
  readonly kind: number;
  readonly detail: string;
  readonly sortText: string;
  readonly filterText: string;
  readonly textEdit: TextEdit;
}

export interface InlayHint {
  readonly position: Position;
  readonly label: string;
  readonly paddingLeft: boolean;
}

export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: number;
  readonly range: Range;
  readonly selectionRange: Range;
  readonly children: readonly DocumentSymbol[];
}

export interface SymbolInformation {
  readonly name: string;
  readonly kind: number;
  readonly location: Location;
}

interface TextDocumentEdit {
  readonly textDocument: { readonly uri: string; readonly version: number | null };
  readonly edits: readonly TextEdit[];
}

interface CreateFile {
  readonly kind: 'create';
  readonly uri: string;
  readonly options: { readonly ignoreIfExists: boolean };
}

export interface WorkspaceEdit {
  readonly documentChanges?: readonly (TextDocumentEdit | CreateFile)[];
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
}

export interface CodeAction {
  readonly title: string;
  readonly kind: string;
  readonly diagnostics?: readonly Diagnostic[];
  readonly isPreferred?: boolean;
  readonly edit: WorkspaceEdit;
  readonly command?: Command;
}

export type ProgressToken = string | number;

/** Of a client's many capabilities those that are looked at. */
export interface ClientCapabilities {
  readonly general?: { readonly positionEncodings?: readonly string[] };
  readonly window?: { readonly workDoneProgress?: boolean; readonly showDocument?: { readonly support?: boolean } };
  readonly textDocument?: {
    readonly diagnostic?: object;
    readonly publishDiagnostics?: { readonly relatedInformation?: boolean; readonly codeDescriptionSupport?: boolean };
    readonly hover?: { readonly contentFormat?: readonly string[] };
    readonly documentSymbol?: { readonly hierarchicalDocumentSymbolSupport?: boolean };
  };
  readonly workspace?: {
    readonly configuration?: boolean;
    readonly didChangeWatchedFiles?: { readonly dynamicRegistration?: boolean };
    readonly workspaceEdit?: {
      readonly documentChanges?: boolean;
      readonly resourceOperations?: readonly string[];
    };
    readonly diagnostics?: { readonly refreshSupport?: boolean };
    readonly codeLens?: { readonly refreshSupport?: boolean };
    readonly inlayHint?: { readonly refreshSupport?: boolean };
  };
}

export interface InitializeParams {
  readonly processId?: number | null;
  readonly capabilities: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** What clients said before there were several folders. */
  readonly rootUri?: string | null;
  readonly workspaceFolders?: readonly WorkspaceFolder[] | null;
}

export interface InitializeResult {
  readonly capabilities: object;
  readonly serverInfo: { readonly name: string; readonly version: string };
}

interface WorkspaceFolder {
  readonly uri: string;
}

interface OfDocument {
  readonly textDocument: { readonly uri: string };
}

interface AtPosition extends OfDocument {
  readonly position: Position;
}

interface InRange extends OfDocument {
  readonly range: Range;
}

interface VersionedDocument {
  readonly uri: string;
  readonly version: number;
}

/** Without a range it is the whole text. */
export interface ContentChange {
  readonly range?: Range | null;
  readonly text: string;
}

/** What a client may ask: parameters and answer. */
export interface Requests {
  initialize: [InitializeParams, InitializeResult];
  shutdown: [undefined, null];
  'textDocument/hover': [AtPosition, Hover | null];
  'textDocument/completion': [AtPosition, readonly CompletionItem[]];
  'textDocument/definition': [AtPosition, readonly Location[]];
  'textDocument/references': [
    AtPosition & { readonly context?: { readonly includeDeclaration?: boolean } },
    readonly Location[],
  ];
  'textDocument/documentSymbol': [OfDocument, readonly DocumentSymbol[] | readonly SymbolInformation[]];
  'textDocument/codeLens': [OfDocument, readonly CodeLens[]];
  'textDocument/inlayHint': [InRange, readonly InlayHint[]];
  'textDocument/codeAction': [
    InRange & { readonly context?: { readonly only?: readonly string[] } },
    readonly CodeAction[],
  ];
  'textDocument/diagnostic': [OfDocument & { readonly previousResultId?: string }, DocumentDiagnosticReport];
  'workspace/diagnostic': [
    {
      readonly previousResultIds?: readonly { readonly uri: string; readonly value: string }[];
      readonly workDoneToken?: ProgressToken;
    },
    { readonly items: readonly WorkspaceDocumentDiagnosticReport[] },
  ];
  'workspace/executeCommand': [
    { readonly command: string; readonly arguments?: readonly unknown[]; readonly workDoneToken?: ProgressToken },
    object | null,
  ];
}

/** What is asked about one document. */
export type DocumentQuestion = Extract<keyof Requests, `textDocument/${string}`>;

/** What a client may tell. */
export interface Notifications {
  initialized: object;
  exit: undefined;
  'textDocument/didOpen': { readonly textDocument: VersionedDocument & { readonly text: string } };
  'textDocument/didChange': {
    readonly textDocument: VersionedDocument;
    readonly contentChanges: readonly ContentChange[];
  };
  'textDocument/didSave': OfDocument;
  'textDocument/didClose': OfDocument;
  'workspace/didChangeWorkspaceFolders': {
    readonly event: { readonly added?: readonly WorkspaceFolder[]; readonly removed?: readonly WorkspaceFolder[] };
  };
  /** Of a file 1 is created, 2 changed, 3 deleted. */
  'workspace/didChangeWatchedFiles': { readonly changes: readonly { readonly uri: string; readonly type: number }[] };
  'workspace/didChangeConfiguration': { readonly settings?: unknown };
  'window/workDoneProgress/cancel': { readonly token: ProgressToken };
}
