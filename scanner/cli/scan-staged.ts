import { scanStaged } from '../../hooks';
import { UsageError } from '../model';
import type { Call } from './arguments';
import type { ExitCode, Host } from './host';

/** `nhi scan --staged [PATH...]`: what the commit hook would say of the index, and nothing where all is well. */
export function scanStagedCommand(call: Call, host: Host): ExitCode {
  if (call.format !== 'text' || call.output !== undefined) {
    throw new UsageError('nhi scan --staged says what the commit hook says: it has no --format and no --output');
  }
  const { cwd, milliseconds } = host;
  const { code, text } = scanStaged(call.words, { cwd, milliseconds, today: call.now ?? host.today() });
  host.out.write(text);
  return code;
}
