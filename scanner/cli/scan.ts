import type { Command } from './commands';
import { deliverReports } from './deliver-reports';
import { startTimes } from './run-times';
import { watchedScan } from './watched-scan';

/** `nhi scan [PATH...]`: everything there is to say of a tree. */
export const scanCommand: Command = async (call, host) => {
  if (call.staged === true) return (await import('./scan-staged')).scanStagedCommand(call, host);
  const times = startTimes(host);
  const { result } = await watchedScan(call, host, 'tree');
  return deliverReports(result, call, host, { subject: 'tree', ...times() });
};
