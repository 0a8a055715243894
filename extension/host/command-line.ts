import * as vscode from 'vscode';

export const TASK_TYPE = 'nhi';

/** Runs the command line in a terminal, where whoever called it sees what it says and answers. */
export class CommandLine {
  /** Of each folder `scan`, its findings in the list of problems. */
  provider(): vscode.TaskProvider {
    const scan = (folder: vscode.WorkspaceFolder): vscode.Task =>
      taskOf('scan', ['scan', '--format', 'github'], folder, '$nhi');
    return {
      provideTasks: () => (vscode.workspace.workspaceFolders ?? []).filter(isLocal).map(scan),
      resolveTask: ({ scope }) => (typeof scope === 'object' && isLocal(scope) ? scan(scope) : undefined),
    };
  }

  async run(name: string, words: readonly string[]): Promise<void> {
    const folder = await pickFolder();
    if (folder !== undefined) await vscode.tasks.executeTask(taskOf(name, words, folder));
  }
}

/** The repository's own nhi where it has one; else npx asks before it fetches one. */
function taskOf(name: string, words: readonly string[], folder: vscode.WorkspaceFolder, matcher?: string): vscode.Task {
  const execution = new vscode.ShellExecution('npx', ['nhi-guard', ...words], { cwd: folder.uri.fsPath });
  const definition = { type: TASK_TYPE, command: words[0] ?? '' };
  const task = new vscode.Task(definition, folder, name, TASK_TYPE, execution, matcher ?? []);
  task.detail = `nhi ${words.join(' ')}`;
  return task;
}

function isLocal({ uri }: vscode.WorkspaceFolder): boolean {
  return uri.scheme === 'file';
}

async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(isLocal);
  return folders.length <= 1 ? folders[0] : vscode.window.showWorkspaceFolderPick();
}
