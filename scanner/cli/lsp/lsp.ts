import { UsageError } from '../../model';
import type { Command } from '../commands';
import { judgedBy } from '../judged-by';
import { serve } from './serve';

/** `nhi lsp --stdio`: a language server for one editor, which starts it and ends it. */
export const lspCommand: Command = async (call, host) => {
  if (host.isInteractive || !call.given.has('stdio'))
    throw new UsageError('an editor starts nhi lsp --stdio and talks with it: docs/editors says how');
  const { profile, policy } = judgedBy(call, host);
  const { input, output } = host.channel();
  return serve(
    input,
    output,
    {
      today: () => call.now ?? host.today(),
      milliseconds: host.milliseconds,
      ...(profile !== undefined && { profile }),
      ...(policy !== undefined && { policy }),
    },
    (message) => {
      host.err.write(`nhi: ${message}\n`);
    },
  );
};
