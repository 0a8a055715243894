import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { programFor } from './program';
import { isLocal, TASK_TYPE } from './scan-task';

/** Runs a command in a terminal, where whoever called it sees what it says and answers. */
export async function runInTerminal(name: string, words: readonly string[]): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    // A button or a link may ask for it, too: what runs is the folder's own.
    await vscode.commands.executeCommand('workbench.trust.manage');
    return;
  }
  const folder = await pickFolder();
  if (folder === undefined) return;
  const [program, ...first] = programFor(folder.uri.fsPath, {
    searchPath: process.env['PATH'] ?? '',
    isWindows: process.platform === 'win32',
    isThere: existsSync,
  });
  const execution = new vscode.ShellExecution(program, [...first, ...words], { cwd: folder.uri.fsPath });
  const task = new vscode.Task({ type: TASK_TYPE, command: words.join(' ') }, folder, name, TASK_TYPE, execution, []);
  task.detail = `nhi ${words.join(' ')}`;
  // It may ask something.
  task.presentationOptions = { focus: true };
  await vscode.tasks.executeTask(task);
}

async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(isLocal);
  return folders.length <= 1 ? folders[0] : vscode.window.showWorkspaceFolderPick();
}
