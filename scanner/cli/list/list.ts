import { withMembers } from '../../inventory';
import { UsageError } from '../../model';
import { inventoryRows, renderInventory } from '../../report';
import type { InventoryFormat, InventoryOrder, InventoryRows } from '../../report';
import { remoteAddress } from '../../sources';
import { allGiven, goesToFile, lastGiven } from '../arguments';
import type { Call } from '../arguments';
import { wantsColour } from '../colour';
import type { Command } from '../commands';
import { deliver, widthFor } from '../deliver';
import type { Host } from '../host';
import type { OptionName } from '../options';
import { readText } from '../read-text';
import { unreadMessages } from '../unread';
import { watchedScan } from '../watched-scan';
import { mergeLists } from './merge';
import { readList } from './read-list';
import { repositoryName } from './repository-name';
import { selectionOf } from './selection';

/** `nhi list [PATH...]`: the inventory, judged by nobody; with `--merge` those of several repositories. */
export const listCommand: Command = async (call, host) => {
  if (allGiven(call, 'merge') !== undefined) {
    await show(mergedList(call, host), call, host);
    return 0;
  }
  const { result, root } = await watchedScan(call, host, 'tree');
  // A calendar has a day for each entry, not for each of its members.
  const inventory = formatOf(call) === 'ics' ? result.inventory : withMembers(result.inventory);
  const repository = formatOf(call) === 'text' ? undefined : repositoryOf(call, root);
  await show(inRepository(inventoryRows({ ...result, inventory }), repository), call, host);
  for (const message of unreadMessages(result.coverage)) host.err.write(`nhi: ${message}\n`);
  return result.coverage.skipped.some(({ fatal }) => fatal) ? 2 : 0;
};

/** These are about a tree, and lists are of trees that are elsewhere. */
const TREE_OPTIONS = ['profile', 'manifest', 'policy', 'no-ignore', 'repository'] as const satisfies OptionName[];

function mergedList(call: Call, host: Host): InventoryRows {
  const { words, now } = call;
  if (words.length === 0)
    throw new UsageError('nhi list --merge joins lists: which files? nhi list --format json makes one');
  const [misplaced] = TREE_OPTIONS.filter((name) => allGiven(call, name) !== undefined);
  if (misplaced !== undefined) {
    throw new UsageError(`--merge joins lists as they were made: give --${misplaced} when a list is made`);
  }
  const lists = words.map((file) => readList(file, readText(host.cwd, file)));
  return mergeLists(lists, now ?? host.today());
}

function inRepository(rows: InventoryRows, repository: string | undefined): InventoryRows {
  if (repository === undefined) return rows;
  return { ...rows, repository, inventory: rows.inventory.map((row) => ({ repository, ...row })) };
}

/** @returns undefined where nothing tells */
function repositoryOf(call: Call, root: string): string | undefined {
  const given = lastGiven(call, 'repository');
  if (given !== undefined) return given;
  const address = remoteAddress(root);
  return address === undefined ? undefined : repositoryName(address);
}

function formatOf(call: Call): InventoryFormat {
  // The command has no other formats.
  return (lastGiven(call, 'format') ?? 'text') as InventoryFormat;
}

async function show(rows: InventoryRows, call: Call, host: Host): Promise<void> {
  const order = lastGiven(call, 'sort') as InventoryOrder | undefined;
  const color = !goesToFile(call) && wantsColour(host.environment, host.out.isTerminal, call.noColor);
  const options = { color, width: widthFor(host), all: call.all, ...(order !== undefined && { order }) };
  const selected = { ...rows, inventory: rows.inventory.filter(selectionOf(call, rows.today)) };
  deliver(call, host, await renderInventory(selected, formatOf(call), options), '');
}
