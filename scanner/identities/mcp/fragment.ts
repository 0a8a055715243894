import type { CredentialType, IdentityNote, Place, PrivilegeFact, Range } from '../../model';
import { indexLines } from '../../text';
import { concealing } from '../concealed-place';
import { readJson, readToml, readYamlConfig, nodeAt, textAt } from '../config';
import type { ConfigNode } from '../config';
import { readAgentSettings } from './agent-settings';
import type { AgentSettings } from './agent-settings';
import type { LocatedFact } from './approvals';
import { passedCredential } from './credential';
import type { ServerCredential } from './credential';
import { readMcpFile } from './files';
import type { McpFile } from './files';
import { readPublishedServer } from './registry';
import type { PublishedServer } from './registry';
import { readServer } from './server';
import type { ServerParts } from './server';
import { serverCredentials } from './server-credentials';
import { readServerFacts } from './server-facts';
import type { ServerFacts } from './server-facts';
import { serversIn } from './server-list';

/** A credential with its place; nothing of its value. */
export interface PlacedCredential extends Omit<ServerCredential, 'range' | 'secrets' | 'inputs'> {
  readonly location: Place;
}

/** What is kept of one server. */
export interface ServerFragment {
  readonly name: string;
  /** A client's configuration of it, or its publisher's description. */
  readonly role: 'configured' | 'published';
  readonly place: Place;
  readonly provider: string;
  readonly consumer?: string;
  readonly privileges: readonly PrivilegeFact[];
  readonly credentials: readonly PlacedCredential[];
  /** It gets more variables from a file that is not looked into. */
  readonly hasEnvFile: boolean;
  readonly isBrokered: boolean;
}

export interface AgentFragment {
  readonly agent: string;
  readonly place: Place;
  readonly privileges: readonly PrivilegeFact[];
  readonly credentials: readonly PlacedCredential[];
  readonly credential: CredentialType;
}

/** What is kept of one file: nothing that depends on its folder. */
export interface McpFragment {
  readonly servers: readonly ServerFragment[];
  readonly agent?: AgentFragment;
  readonly notes: readonly IdentityNote[];
}

const NOTHING: McpFragment = { servers: [], notes: [] };

/** @returns the fragment of a file; empty where it names no server and no agent */
export function readMcpFragment(path: string, text: string): McpFragment {
  const file = readMcpFile(path);
  if (file === undefined || (file.isGeneral === true && !/mcp|modelcontextprotocol/i.test(text))) return NOTHING;
  const root = rootOf(file, text);
  const servers = serversIn(root, path.endsWith('.mcp.json'))
    .map(readServer)
    .map((parts) => ({ parts, credentials: serverCredentials(parts), facts: readServerFacts(parts) }));
  const agent = file.agent === undefined ? undefined : readAgentSettings(file.agent, root);
  const published = path.endsWith('server.json') ? readPublishedServer(root) : undefined;
  if (servers.length === 0 && agent === undefined && published === undefined) return NOTHING;
  const credentials = [...servers.flatMap((server) => server.credentials), ...(agent?.credentials ?? [])];
  const lines = indexLines(text);
  const placed = concealing(
    path,
    lines,
    credentials.flatMap(({ secrets }) => secrets),
  );
  const writer: Writer = { placed, lineOf: (offset) => lines.position(offset).line };
  const found = servers.map((server) => serverFragment(server, writer));
  return {
    servers: published === undefined ? found : [...found, publishedFragment(published, writer)],
    ...(agent === undefined ? {} : { agent: agentFragment(agent, writer) }),
    notes: shownInputNotes(root, credentials, writer),
  };
}

export function rootOf({ format }: McpFile, text: string): ConfigNode | undefined {
  if (format === 'toml') return readToml(text);
  return format === 'yaml' ? readYamlConfig(text) : readJson(text);
}

/** Turns ranges into what may be shown. */
interface Writer {
  readonly placed: (range: Range) => Place;
  readonly lineOf: (offset: number) => number;
}

interface ReadServer {
  readonly parts: ServerParts;
  readonly credentials: readonly ServerCredential[];
  readonly facts: ServerFacts;
}

function serverFragment({ parts, credentials, facts }: ReadServer, writer: Writer): ServerFragment {
  const { provider, consumer } = facts;
  const named = credentials.find((credential) => credential.provider !== 'unknown')?.provider;
  return {
    name: parts.name,
    role: 'configured',
    place: writer.placed(parts.nameRange),
    provider: provider === 'unknown' ? (named ?? provider) : provider,
    ...(consumer === undefined ? {} : { consumer }),
    privileges: privilegesOf(facts.facts, parts.nameRange, writer),
    credentials: credentials.map((credential) => placedCredential(credential, writer)),
    hasEnvFile: parts.envFile !== undefined,
    isBrokered: parts.headersHelper !== undefined,
  };
}

function publishedFragment({ name, range, needs }: PublishedServer, writer: Writer): ServerFragment {
  return {
    name,
    role: 'published',
    place: writer.placed(range),
    provider: 'unknown',
    privileges: [],
    credentials: needs.map((need) => ({
      ...placedCredential(passedCredential(need.variable, need.range, 'env'), writer),
      isEmpty: true,
      filledBy: [],
    })),
    hasEnvFile: false,
    isBrokered: false,
  };
}

function agentFragment({ agent, range, facts, credentials, isBrokered }: AgentSettings, writer: Writer): AgentFragment {
  return {
    agent,
    place: writer.placed(range),
    privileges: privilegesOf(facts, range, writer),
    credentials: credentials.map((credential) => placedCredential(credential, writer)),
    credential: credentials.length > 0 ? 'static' : isBrokered ? 'brokered' : 'unknown',
  };
}

function placedCredential(credential: ServerCredential, { placed }: Writer): PlacedCredential {
  const { variable, isStored, isEmpty, provider, kind, confidence, filledBy, store, place } = credential;
  return {
    variable,
    isStored,
    isEmpty,
    provider,
    kind,
    credential: credential.credential,
    confidence,
    filledBy,
    ...(store === undefined ? {} : { store }),
    place,
    location: placed(credential.range),
  };
}

/** @param own the range of the identity itself: what stands on its line needs no place of its own */
function privilegesOf(facts: readonly LocatedFact[], own: Range, { lineOf, placed }: Writer): readonly PrivilegeFact[] {
  const ownLine = lineOf(own.start);
  return facts.map(({ fact, level, range }) => {
    const line = lineOf(range.start);
    return { fact, level, line, ...(line !== ownLine && { place: placed(range) }) };
  });
}

/** VS Code shows what is typed unless the input says that it is a password. */
function shownInputNotes(
  root: ConfigNode | undefined,
  credentials: readonly ServerCredential[],
  { placed }: Writer,
): readonly IdentityNote[] {
  const asked = new Set(credentials.flatMap(({ inputs }) => inputs));
  const inputs = nodeAt(root, 'inputs');
  if (asked.size === 0 || inputs?.type !== 'list') return [];
  return inputs.items.flatMap((input) => {
    const id = textAt(input, 'id');
    if (id === undefined || !asked.has(id.value) || textAt(input, 'password')?.value === 'true') return [];
    const message = `The input ${id.value} shows the credential while it is typed: it lacks "password": true`;
    return [{ syntax: 'mcp.shown-input', message, place: placed(id.range) }];
  });
}
