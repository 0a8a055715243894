import { inOrder, inventoryRows, renderInventoryJson, renderInventoryText } from '../../report';
import type { InventoryOrder } from '../../report';
import { goesToFile, lastGiven } from '../arguments';
import { wantsColour } from '../colour';
import type { Command } from '../commands';
import { deliver, widthFor } from '../deliver';
import { unreadMessages } from '../unread';
import { watchedScan } from '../watched-scan';
import { selectionOf } from './selection';

/** `nhi list [PATH...]`: the inventory, judged by nobody. */
export const listCommand: Command = async (call, host) => {
  const { result } = await watchedScan(call, host, 'tree');
  const { coverage } = result;
  const { today, inventory: all } = inventoryRows(result);
  const order = lastGiven(call, 'sort') as InventoryOrder | undefined;
  const selected = all.filter(selectionOf(call, today));
  const inventory = order === undefined ? selected : inOrder(selected, order);
  const color = !goesToFile(call) && wantsColour(host.environment, host.out.isTerminal, call.noColor);
  const report =
    call.format === 'json'
      ? renderInventoryJson({ today, inventory })
      : renderInventoryText(
          { today, inventory },
          { color, width: widthFor(host), all: call.all, ...(order && { order }) },
        );
  deliver(call, host, report, '');
  for (const message of unreadMessages(coverage)) host.err.write(`nhi: ${message}\n`);
  return coverage.skipped.some(({ fatal }) => fatal) ? 2 : 0;
};
