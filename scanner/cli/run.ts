import { readArguments, reportFiles } from './arguments';
import type { Request } from './arguments';
import { commandSpec } from './commands';
import type { ExitCode, Host } from './host';

/**
 * The command line as a function: words in, an exit code out, everything else through the host.
 * @param words what follows `nhi`
 * @returns never rejects: whatever goes wrong is said on `host.err` and gives 2
 */
export async function run(words: readonly string[], host: Host): Promise<ExitCode> {
  try {
    return await answer(readArguments(words), host);
  } catch (error) {
    const { describeFailure } = await import('./failure');
    for (const line of describeFailure(error, words.includes('--verbose'))) host.err.write(`nhi: ${line}\n`);
    return 2;
  }
}

async function answer(request: Request, host: Host): Promise<ExitCode> {
  switch (request.kind) {
    case 'call': {
      const { call } = request;
      host.checkSavable(reportFiles(call).map(({ file }) => file));
      const command = await commandSpec(call.command).load();
      return command(call, host);
    }
    case 'help': {
      const { helpText } = await import('./help');
      host.out.write(helpText(request.command));
      return 0;
    }
    case 'version': {
      const { toolVersion } = await import('./version');
      host.out.write(`${toolVersion}\n`);
      return 0;
    }
  }
}
