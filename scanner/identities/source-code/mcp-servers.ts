import { addEnvironmentEntries } from '../environment-block';
import { serverKey, startedCode } from '../mcp';
import { memberOf } from '../program';
import type { ProgramCall, ProgramMap, ProgramNode } from '../program';
import { providerOfPackage, providerOfServer } from '../provider';
import type { ReferenceCollector } from '../reference-collector';
import type { Program } from './program';

/** modelcontextprotocol.io, the SDKs' quickstarts: how a program says that it is a server. */
const SERVER = /\b(?:new\s{1,3})?(?:(?:server|mcp)\.)?(?:McpServer|FastMCP|NewMCPServer|Server)(?:\[[\w.]{1,40}\])?\(/g;
/** How a program starts a server and speaks to it. */
const STARTS = /\b(?:new\s{1,3})?(?:StdioServerParameters|StdioClientTransport|MCPServerStdio)\(/g;
const SERVER_PACKAGES = ['modelcontextprotocol', 'mcp.server', 'fastmcp', 'mark3labs/mcp-go'];
const STARTING = ['StdioServerParameters', 'StdioClientTransport', 'MCPServerStdio'];

/** Adds the MCP servers that a program is, and those that it starts with what it gives them. */
export function addMcpServers(collector: ReferenceCollector, program: Program): void {
  const { text } = program;
  if (SERVER_PACKAGES.some((name) => text.includes(name)))
    for (const { call } of program.calls(SERVER)) addServer(collector, program, call);
  if (STARTING.some((name) => text.includes(name)))
    for (const { call } of program.calls(STARTS)) addStarted(collector, program, call);
}

function addServer(collector: ReferenceCollector, program: Program, call: ProgramCall): void {
  const [first] = call.items;
  const named = memberOf(call, 'name')?.value ?? (first?.type === 'map' ? memberOf(first, 'name')?.value : first);
  const name = named?.type === 'text' ? textOf(named) : undefined;
  if (named === undefined || name === undefined) return;
  collector.add({
    key: serverKey(name, ''),
    role: 'defines',
    kind: 'mcp_server',
    provider: providerOfServer(name) ?? 'unknown',
    credential: 'unknown',
    duty: 'found',
    confidence: 'likely',
    consumer: call.path.at(-1),
    syntax: 'code.mcp-server',
    range: named.range,
  });
}

function addStarted(collector: ReferenceCollector, program: Program, call: ProgramCall): void {
  const params = [call, ...call.items, ...['params', 'server_params'].map((name) => memberOf(call, name)?.value)];
  const settings = params.find(
    (node): node is ProgramCall | ProgramMap =>
      (node?.type === 'map' || node?.type === 'call') && memberOf(node, 'command') !== undefined,
  );
  const command = settings && memberOf(settings, 'command')?.value;
  const program_ = command?.type === 'text' ? textOf(command) : undefined;
  if (settings === undefined || command === undefined || program_ === undefined) return;
  const list = memberOf(settings, 'args')?.value;
  const words =
    list?.type === 'list' ? list.items.map((item) => (item.type === 'text' ? textOf(item) : undefined) ?? '?') : [];
  const started = startedCode([program_, ...words]);
  const code = started?.code;
  const name = code === undefined ? '' : (code.split('/').at(-1) ?? code).replace(/\.\w{1,4}$/, '');
  collector.add({
    key: serverKey(name, ''),
    role: 'uses',
    kind: 'mcp_server',
    provider: (code === undefined ? undefined : providerOfPackage(code)) ?? 'unknown',
    credential: 'unknown',
    duty: 'found',
    confidence: 'likely',
    consumer: code ?? program_,
    syntax: 'code.mcp-client',
    range: command.range,
  });
  const env = memberOf(settings, 'env')?.value;
  if (env?.type !== 'map') return;
  addEnvironmentEntries(
    collector,
    env.members.map((member) => ({
      name: member.name,
      nameRange: member.nameRange,
      value: (member.value.type === 'text' ? textOf(member.value) : undefined) ?? '',
      valueRange: member.value.range,
    })),
    { syntax: 'code.mcp-env', duty: 'found', consumer: name },
  );
}

function textOf(node: Extract<ProgramNode, { type: 'text' }>): string | undefined {
  const [text, ...others] = node.parts;
  return typeof text === 'string' && others.length === 0 && text !== '' ? text : undefined;
}
