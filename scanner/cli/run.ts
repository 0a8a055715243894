import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments, reportFiles } from './arguments';
import type { Request } from './arguments';
import { commandSpec } from './commands';
import { GitError, UsageError } from '../model';
import type { ExitCode, Host } from './host';

/**
 * The command line as a function: words in, an exit code out, everything else through the host.
 * @param words what follows `nhi`
 * @returns never rejects: whatever goes wrong is said on `host.err` and gives 2
 */
export async function run(words: readonly string[], host: Host): Promise<ExitCode> {
  try {
    const isPath = (word: string): boolean => existsSync(join(host.cwd, word));
    return await answer(readArguments(words, isPath), host);
  } catch (error) {
    const { describeFailure } = await import('./failure');
    const lines = describeFailure(error, words.includes('--verbose'));
    const isQuoting = error instanceof UsageError || error instanceof GitError;
    for (const line of isQuoting ? await redacted(lines) : lines) host.err.write(`nhi: ${line}\n`);
    return 2;
  }
}

/** What is wrong with a call, or a file that it is to change, is said in the words that stand there. */
async function redacted(lines: readonly string[]): Promise<readonly string[]> {
  const { withoutSecrets } = await import('./without-secrets');
  return lines.map(withoutSecrets);
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
