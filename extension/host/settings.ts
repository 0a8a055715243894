import * as vscode from 'vscode';

/** What a user may set; the rest is nhi.yaml's to say. */
export interface Settings {
  readonly isEnabled: boolean;
  /** Characters above which a document is not looked at while it is open. */
  readonly maxFileSize: number;
  readonly hasCodeLens: boolean;
  readonly hasInlayHints: boolean;
}

const KILO = 1024;

/** @param scope settings may differ from folder to folder */
export function settingsOf(scope: vscode.ConfigurationScope | undefined): Settings {
  const settings = vscode.workspace.getConfiguration('nhi', scope);
  return {
    isEnabled: settings.get('enable', true),
    maxFileSize: settings.get('maxFileSize', 2048) * KILO,
    hasCodeLens: settings.get('codeLens.enable', true),
    hasInlayHints: settings.get('inlayHints.enable', true),
  };
}

/** @returns whether problems of files that are not open are shown, too */
export function showsWholeWorkspace(): boolean {
  return vscode.workspace.getConfiguration('nhi').get<string>('problems', 'openFiles') === 'workspace';
}

/** @returns absolute path of a policy that can only tighten; a repository cannot set it */
export function policyFile(): string | undefined {
  const file = vscode.workspace.getConfiguration('nhi').get<string>('policyFile', '');
  return file === '' ? undefined : file;
}
