import type { Readable, Writable } from 'node:stream';
import type { InitializeParams } from './protocol';
import type { ExitCode } from '../host';
import { toolVersion } from '../version';
import { answerQuestions } from './answer';
import { capabilitiesFor } from './capabilities';
import { openChannel } from './channel';
import type { Turn } from './channel';
import { clientOf } from './client';
import { watchParent } from './parent';
import { begin, synchronize } from './synchronize';
import { Workspace } from './workspace';
import type { ServerOptions } from './workspace';

/**
 * Serves one client until it says `exit` or is gone.
 * @param onFatal told in words why no answer can be given any more
 * @returns 0 where it was told to shut down before, else 1
 */
export async function serve(
  input: Readable,
  output: Writable,
  options: ServerOptions,
  onFatal: (message: string) => void,
): Promise<ExitCode> {
  const turn: { phase: Turn['phase'] } = { phase: 'before' };
  let end: (code: ExitCode) => void = () => undefined;
  const ended = new Promise<ExitCode>((resolve) => {
    end = resolve;
  });
  const channel = openChannel(input, output, turn, {
    onClose: () => {
      end(turn.phase === 'after' ? 0 : 1);
    },
    onGarbage: () => {
      onFatal('what comes in is not the Language Server Protocol: an editor has to start nhi lsp');
      end(1);
    },
  });
  let workspace: Workspace | undefined;
  let initial: unknown;
  let unwatch = (): void => undefined;

  channel.onRequest('initialize', (params) => {
    const client = clientOf(params);
    initial = params.initializationOptions;
    workspace = new Workspace(channel, client, options);
    workspace.configure(initial);
    synchronize(workspace, foldersOf(params));
    answerQuestions(workspace);
    if (typeof params.processId === 'number')
      unwatch = watchParent(params.processId, () => {
        end(1);
      });
    turn.phase = 'open';
    return { capabilities: capabilitiesFor(client), serverInfo: { name: 'nhi', version: toolVersion } };
  });
  channel.onNotification('initialized', () => {
    if (workspace !== undefined) begin(workspace, initial).catch(channel.failed);
  });
  channel.onRequest('shutdown', () => {
    turn.phase = 'after';
    workspace?.desks.end();
    return null;
  });
  channel.onNotification('exit', () => {
    end(turn.phase === 'after' ? 0 : 1);
  });

  channel.listen();
  const code = await ended;
  unwatch();
  workspace?.desks.end();
  channel.end();
  return code;
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders != null) return workspaceFolders.map(({ uri }) => uri);
  return rootUri == null ? [] : [rootUri];
}
