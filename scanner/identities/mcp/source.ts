import type {
  CredentialType,
  DeclarationDuty,
  IdentityReading,
  IdentityReference,
  IdentitySource,
  Place,
} from '../../model';
import { readMcpFile, projectFolder } from './files';
import { readMcpFragment } from './fragment';
import type { AgentFragment, McpFragment, PlacedCredential, ServerFragment } from './fragment';
import { serverKey, variableKey } from './keys';

/** The servers that MCP clients start or speak to, what these are given, and what their agents may do. */
export const mcp: IdentitySource<McpFragment> = {
  id: 'mcp',
  systems: ['mcp'],
  claims: (path) => readMcpFile(path) !== undefined,
  read: readMcpFragment,
  resolve(fragments) {
    const files = [...fragments];
    return {
      references: files.flatMap(([path, fragment]) => referencesOf(path, fragment)),
      notes: files.flatMap(([path, { notes }]) => notes.map((note) => ({ ...note, place: { ...note.place, path } }))),
    } satisfies IdentityReading;
  },
};

/** It is the server, or the agent, that an entry is asked for: what it is given needs none of its own. */
const COVERED: DeclarationDuty = 'found';

function referencesOf(path: string, { servers, agent }: McpFragment): readonly IdentityReference[] {
  const folder = projectFolder(path);
  return [
    ...servers.flatMap((server) => serverReferences(server, path, folder)),
    ...(agent === undefined ? [] : agentReferences(agent, path)),
  ];
}

function serverReferences(server: ServerFragment, path: string, folder: string): readonly IdentityReference[] {
  const { name, credentials, provider, privileges, consumer, place, role } = server;
  const key = serverKey(name, folder);
  const duty = dutyOf(server);
  const own: IdentityReference = {
    key,
    // An entry for the server covers whatever it is given.
    linkedKeys: variableKeys(server, folder),
    role: 'defines',
    kind: 'mcp_server',
    provider,
    credential: credentialOf(server),
    duty,
    confidence: 'certain',
    privileges,
    ...(consumer === undefined ? {} : { consumer }),
    syntax: role === 'published' ? 'mcp.published-server' : 'mcp.server',
    place: { ...place, path },
  };
  const variables = credentials.map((credential): IdentityReference => ({
    ...credentialFacts(credential, path),
    key: variableKey(name, credential.variable, folder),
    linkedKeys: [key, ...sourcesOf(credential)],
    // A client's own name for a credential (`Authorization`) tells less than the server it is for.
    provider: credential.provider === 'unknown' ? provider : credential.provider,
    duty: COVERED,
    consumer: name,
    syntax: `mcp.${credential.place}`,
  }));
  return [own, ...variables];
}

function agentReferences(agent: AgentFragment, path: string): readonly IdentityReference[] {
  const key = `agent:${agent.agent}`;
  const duty: DeclarationDuty = agent.credentials.some(({ isEmpty }) => !isEmpty) ? 'stored' : 'found';
  const own: IdentityReference = {
    key,
    linkedKeys: [],
    role: 'grants',
    kind: 'ai_agent',
    provider: agent.agent === 'codex' ? 'openai' : 'anthropic',
    credential: agent.credential,
    duty,
    confidence: 'certain',
    privileges: agent.privileges,
    syntax: 'mcp.agent-settings',
    place: { ...agent.place, path },
  };
  const variables = agent.credentials.map((credential): IdentityReference => ({
    ...credentialFacts(credential, path),
    key: `env:${credential.variable}`,
    linkedKeys: [key, ...sourcesOf(credential).filter((source) => source !== `env:${credential.variable}`)],
    duty: COVERED,
    consumer: agent.agent,
    syntax: 'mcp.agent-env',
  }));
  return [own, ...variables];
}

function credentialFacts(
  { isStored, kind, provider, credential, confidence, location }: PlacedCredential,
  path: string,
): Pick<IdentityReference, 'role' | 'kind' | 'provider' | 'credential' | 'confidence' | 'privileges' | 'place'> {
  const place: Place = { ...location, path };
  return { role: isStored ? 'stores' : 'uses', kind, provider, credential, confidence, privileges: [], place };
}

/** Where the value comes from. */
function sourcesOf({ filledBy, store }: PlacedCredential): readonly string[] {
  return [...new Set([...filledBy.map((name) => `env:${name}`), ...(store === undefined ? [] : [store])])];
}

function variableKeys({ name, credentials, hasEnvFile }: ServerFragment, folder: string): readonly string[] {
  const variables = [...new Set(credentials.map(({ variable }) => variable)), ...(hasEnvFile ? ['?'] : [])];
  return variables.map((variable) => variableKey(name, variable, folder));
}

/** A server that holds a credential has to be answered for; one that fetches a fresh one each time holds none. */
function dutyOf({ credentials, hasEnvFile }: ServerFragment): DeclarationDuty {
  return hasEnvFile || credentials.some(({ isEmpty }) => !isEmpty) ? 'stored' : 'found';
}

function credentialOf({ credentials, hasEnvFile, isBrokered }: ServerFragment): CredentialType {
  const types = new Set(credentials.map(({ credential }) => credential));
  if (types.has('static') || hasEnvFile) return 'static';
  return isBrokered || types.has('brokered') ? 'brokered' : 'unknown';
}
