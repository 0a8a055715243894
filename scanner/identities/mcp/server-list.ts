import type { Range } from '../../model';
import { memberAt, membersOf, nodeAt, textAt } from '../config';
import type { ConfigNode } from '../config';

/** One server of a client's configuration. */
export interface ServerEntry {
  readonly name: string;
  readonly nameRange: Range;
  readonly node: ConfigNode;
}

/** Where clients keep their servers, from their documentation; one level a name. */
const places: readonly (readonly string[])[] = [
  ['mcpServers'],
  ['servers'],
  // Codex
  ['mcp_servers'],
  // Zed
  ['context_servers'],
  // opencode and Crush keep them in `mcp`, opencode 2 and VS Code's settings below it
  ['mcp', 'servers'],
  ['mcp'],
  ['mcp.servers'],
  // A VS Code workspace, a development container
  ['settings', 'mcp', 'servers'],
  ['settings', 'mcp.servers'],
  ['customizations', 'vscode', 'mcp', 'servers'],
  // Continue before it had `mcpServers`
  ['experimental', 'modelContextProtocolServers'],
];

/** Any of them makes a map the configuration of a server. */
const MARKS = ['command', 'url', 'httpUrl', 'serverUrl', 'http_url', 'transport', 'bin'];

/**
 * Finds the servers of any client's configuration.
 * @param isFlat whether a file without any of the known places may hold nothing but servers, as a plugin's `.mcp.json`
 */
export function serversIn(root: ConfigNode | undefined, isFlat: boolean): readonly ServerEntry[] {
  const found = places.flatMap((place) => entriesOf(nodeAt(root, ...place)));
  // Claude Code keeps the servers of each project below its path.
  const projects = membersOf(nodeAt(root, 'projects')).flatMap(({ value }) => entriesOf(nodeAt(value, 'mcpServers')));
  const all = [...found, ...projects];
  return all.length === 0 && isFlat ? entriesOf(root) : all;
}

function entriesOf(node: ConfigNode | undefined): readonly ServerEntry[] {
  if (node?.type === 'list') return node.items.flatMap(listed);
  return membersOf(node).flatMap(({ name, nameRange, value }) =>
    isServer(value) ? [{ name, nameRange, node: value }] : [],
  );
}

/** Continue lists its servers, each with its name. */
function listed(node: ConfigNode): readonly ServerEntry[] {
  const name = textAt(node, 'name') ?? textAt(node, 'transport', 'command') ?? textAt(node, 'command');
  return isServer(node) && name !== undefined ? [{ name: name.value, nameRange: name.range, node }] : [];
}

function isServer(node: ConfigNode): boolean {
  return MARKS.some((mark) => memberAt(node, mark) !== undefined);
}
