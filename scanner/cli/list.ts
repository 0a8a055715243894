import { renderInventoryJson, renderInventoryText } from '../report';
import { goesToFile } from './arguments';
import { wantsColour } from './colour';
import type { Command } from './commands';
import { deliver, widthFor } from './deliver';
import { watchedScan } from './watched-scan';
import { unreadMessages } from './unread';

/** `nhi list [PATH...]`: the inventory, judged by nobody. */
export const listCommand: Command = async (call, host) => {
  const { result } = await watchedScan(call, host, 'tree');
  const color = !goesToFile(call) && wantsColour(host.environment, host.out.isTerminal, call.noColor);
  const report =
    call.format === 'json'
      ? renderInventoryJson(result)
      : renderInventoryText(result, { color, width: widthFor(host), all: call.all });
  deliver(call, host, report, '');
  for (const message of unreadMessages(result.coverage)) host.err.write(`nhi: ${message}\n`);
  return result.coverage.skipped.some(({ fatal }) => fatal) ? 2 : 0;
};
