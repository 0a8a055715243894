import { join, relative, sep } from 'node:path';
import * as vscode from 'vscode';
import { visible } from '../../scanner';
import type { Root, WireFinding, WireOverview } from '../worker/protocol';
import type { Engine } from './engine';
import type { Roots } from './roots';
import type { WorkspaceScan } from './scan';

export const TASK_TYPE = 'nhi';
const MATCHER = '$nhi';
/** Of a terminal that ends with an error in its first half second VS Code says that it could not be launched. */
const LAUNCH_MS = 600;

/** The task `nhi: scan` of each folder: the same scan as the command's, its findings as lines that the matcher reads. */
export class ScanTasks implements vscode.TaskProvider {
  constructor(
    private readonly engine: Engine,
    private readonly roots: Roots,
    private readonly scan: WorkspaceScan,
  ) {}

  provideTasks(): vscode.Task[] {
    return (vscode.workspace.workspaceFolders ?? []).filter(isLocal).map((folder) => this.taskOf(folder));
  }

  resolveTask({ scope, definition }: vscode.Task): vscode.Task | undefined {
    const isOurs = definition['command'] === 'scan' && typeof scope === 'object' && isLocal(scope);
    return isOurs ? this.taskOf(scope, definition) : undefined;
  }

  private taskOf(
    folder: vscode.WorkspaceFolder,
    definition: vscode.TaskDefinition = { type: TASK_TYPE, command: 'scan' },
  ): vscode.Task {
    const execution = new vscode.CustomExecution(() => Promise.resolve(this.terminalOf(folder)));
    const task = new vscode.Task(definition, folder, 'scan', TASK_TYPE, execution, MATCHER);
    task.detail = vscode.l10n.t('Scan all files of the folder');
    return task;
  }

  private terminalOf(folder: vscode.WorkspaceFolder): vscode.Pseudoterminal {
    const said = new vscode.EventEmitter<string>();
    const ended = new vscode.EventEmitter<number>();
    const cancelling = new vscode.CancellationTokenSource();
    const say = (line: string): void => {
      said.fire(`${line}\r\n`);
    };
    return {
      onDidWrite: said.event,
      onDidClose: ended.event,
      open: () => {
        const launched = new Promise((resolve) => setTimeout(resolve, LAUNCH_MS));
        void this.run(folder, say, cancelling.token).then(async (exitCode) => {
          await launched;
          ended.fire(exitCode);
        });
      },
      close() {
        cancelling.cancel();
      },
    };
  }

  /** @returns what `nhi scan` ends with: 0, 1 where an error was found, 2 where not everything was read */
  private async run(
    folder: vscode.WorkspaceFolder,
    say: (line: string) => void,
    token: vscode.CancellationToken,
  ): Promise<number> {
    const root = this.roots.rootOfFolder(folder);
    try {
      const isWhole = await this.scan.read(root, () => undefined, token);
      if (!isWhole) {
        say(vscode.l10n.t('The scan did not end.'));
        return 2;
      }
      const overview = await this.engine.ask(root, '', 'overview', {});
      for (const finding of overview.findings) say(lineOf(finding, root, folder.uri.fsPath));
      say(lastLine(overview));
      return overview.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
    } catch (error) {
      say(visible(error instanceof Error ? error.message : String(error)));
      return 2;
    }
  }
}

export function isLocal({ uri }: vscode.WorkspaceFolder): boolean {
  return uri.scheme === 'file';
}

/** As the pattern of the matcher in package.json reads it: places from 1, the file from the opened folder. */
function lineOf(finding: WireFinding, { folder }: Root, opened: string): string {
  const { path, start, end, severity, rule, message } = finding;
  const file = relative(opened, join(folder, path)).split(sep).join('/');
  const place = `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
  return visible(`${file}:${place}: ${severity} ${rule}: ${message}`);
}

function lastLine({ findings, findingCount, files, skipped }: WireOverview): string {
  const parts = [vscode.l10n.t('{0} files read, {1} skipped', files, skipped)];
  parts.push(vscode.l10n.t('{0} findings', findingCount));
  if (findingCount > findings.length)
    parts.push(vscode.l10n.t('{0} more are not listed', findingCount - findings.length));
  return parts.join(' · ');
}
