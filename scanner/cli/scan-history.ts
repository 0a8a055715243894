import { scanHistory } from '../scan-history';
import { historySnapshot, identifySecret, openHistory } from '../sources';
import type { Call } from './arguments';
import { deliverReports } from './deliver-reports';
import type { ExitCode, Host } from './host';
import { judgedBy } from './judged-by';
import { startProgress } from './progress';
import { startTimes } from './run-times';
import type { ScanSource } from './scan-source';

/** `nhi scan --history`: every secret that any commit brought, with the first commit that has it. */
export async function scanHistoryCommand(
  { all, since }: Extract<ScanSource, { kind: 'history' }>,
  call: Call,
  host: Host,
): Promise<ExitCode> {
  const times = startTimes(host);
  const progress = startProgress(host);
  const options = { cwd: host.cwd, all, ...(since !== undefined && { since }) };
  try {
    const result = await scanHistory({
      ...judgedBy(call, host),
      documents: openHistory(options),
      snapshot: historySnapshot(options),
      identify: identifySecret,
      onProgress: progress.report,
    });
    progress.end();
    return await deliverReports(result, call, host, { subject: 'history', ...times() });
  } finally {
    progress.end();
  }
}
