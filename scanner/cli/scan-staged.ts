import { scanStaged } from '../../hooks';
import type { Call } from './arguments';
import { deliverReports } from './deliver-reports';
import type { ExitCode, Host } from './host';
import { judgedBy } from './judged-by';
import { startTimes } from './run-times';

/**
 * `nhi scan --staged [PATH...]`: what the commit hook would say of the index, and nothing where all is well; with --all and
 * --verbose, and in every other format, everything that was found.
 */
export async function scanStagedCommand(call: Call, host: Host): Promise<ExitCode> {
  const times = startTimes(host);
  const { cwd, milliseconds } = host;
  const { failOn } = call;
  const { text, result } = scanStaged(call.words, { ...judgedBy(call, host), cwd, milliseconds, failOn });
  const words = call.all || call.verbose ? {} : { words: text, saysUnread: true as const };
  return deliverReports(result, call, host, { subject: 'tree', ...times(), ...words });
}
