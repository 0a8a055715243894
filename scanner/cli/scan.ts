import type { Command } from './commands';
import { deliverReports } from './deliver-reports';
import { startTimes } from './run-times';
import { sourceOf } from './scan-source';
import { watchedScan } from './watched-scan';

/** `nhi scan`: everything there is to say of a tree, or of what else the call names; each source is loaded when it is named. */
export const scanCommand: Command = async (call, host) => {
  const source = sourceOf(call);
  switch (source.kind) {
    case 'staged':
      return (await import('./scan-staged')).scanStagedCommand(call, host);
    case 'history':
      return (await import('./scan-history')).scanHistoryCommand(source, call, host);
    case 'range':
      return (await import('./scan-range')).scanRangeCommand(source, call, host);
    case 'stdin':
      return (await import('./scan-stdin')).scanStdinCommand(source, call, host);
    case 'tree': {
      const times = startTimes(host);
      const { result } = await watchedScan(call, host, 'tree');
      return deliverReports(result, call, host, { subject: 'tree', ...times() });
    }
  }
};
