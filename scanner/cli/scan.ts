import type { Command } from './commands';
import { reportOn, watchedScan } from './scan-report';

/** `nhi scan [PATH...]`: everything there is to say of a tree. */
export const scanCommand: Command = async (call, host) => {
  if (call.staged === true) return (await import('./scan-staged')).scanStagedCommand(call, host);
  const started = host.milliseconds();
  const scanned = await watchedScan(call, host, 'tree');
  return reportOn(scanned, call, host, { subject: 'tree', seconds: (host.milliseconds() - started) / 1000 });
};
