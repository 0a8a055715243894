import { agentControls, vendorControls } from '../controls';
import { remarksOnFacts } from './identity-rule';
import type { IdentityRule } from './identity-rule';
import { asSubject } from './subject';

const SETTINGS = '.claude/settings.json';

const bypassMode: IdentityRule = {
  id: 'agent/bypass-mode',
  code: 'NHI-A002',
  title: 'An agent acts without anybody being asked',
  severity: { starter: 'warning', standard: 'error', strict: 'error' },
  meaning:
    'bypassPermissions, approval_policy never, a sandbox switched off, a server in a privileged container: whatever the ' +
    'agent reads, an issue, a web page, a dependency’s README, can then have it run commands with its credentials. Fires ' +
    'on settings that the repository gives to everybody who works in it.',
  remedy: 'Take the mode out of the repository, and allow by name what the agent needs.',
  controls: agentControls,
  example: {
    file: SETTINGS,
    bad: '{ "permissions": { "defaultMode": "bypassPermissions" } }',
    good: '{ "permissions": { "defaultMode": "default", "allow": ["Bash(npm test)"] } }',
  },
  judge: ({ references }) =>
    remarksOnFacts(
      references,
      /^(?:runs every tool without asking|never asks before it acts|runs without a sandbox|runs a privileged container)$/,
      ({ fact }, reference) => `${asSubject(reference)} ${fact}`,
    ),
};

const approvesAll: IdentityRule = {
  id: 'agent/approves-all',
  code: 'NHI-A002',
  title: 'All commands, or all tools of a server, are approved beforehand',
  severity: { starter: 'warning', standard: 'error', strict: 'error' },
  meaning:
    'Allowing Bash without a pattern allows every command; approving * or trusting a server approves every tool that its ' +
    'next version brings, and enableAllProjectMcpServers every server that someone adds. Fires on those; a list of tools ' +
    'by name is not told.',
  remedy: 'Name the commands, tools and servers that may run unasked.',
  controls: agentControls,
  example: {
    file: SETTINGS,
    bad: '{ "permissions": { "allow": ["Bash(*)"] } }',
    good: '{ "permissions": { "allow": ["Bash(npm run lint)"] } }',
  },
  judge: ({ references }) =>
    remarksOnFacts(
      references.filter(({ privileges }) => !privileges.some(({ fact }) => fact === 'switched off')),
      /^(?:never asks for any tool|allowed: (?:\*|Bash|PowerShell)(?:\(.*\))?|starts every MCP server of the project without asking)$/,
      ({ fact }, reference) =>
        `${asSubject(reference)} ${fact.startsWith('allowed: ') ? `may run every command: ${fact}` : fact}`,
    ),
};

const unpinnedServer: IdentityRule = {
  id: 'agent/unpinned-server',
  code: 'NHI-A003',
  title: 'An MCP server that holds credentials runs whatever version is newest',
  severity: { starter: 'info', standard: 'warning', strict: 'warning' },
  meaning:
    'npx, uvx or an image without a fixed version fetches the newest at each start: whoever takes over the package has the ' +
    'credentials of everybody who starts it from then on. Fires only on servers that hold a credential.',
  remedy: 'Write the version: package@1.2.3, package==1.2.3, image@sha256:….',
  controls: [...agentControls, ...vendorControls.filter(isNewTo(agentControls))],
  example: {
    file: '.mcp.json',
    bad: mcpServer('@example/mcp-server'),
    good: mcpServer('@example/mcp-server@1.4.2'),
  },
  judge: ({ references }) =>
    remarksOnFacts(
      references.filter(
        ({ kind, duty, privileges }) =>
          kind === 'mcp_server' && duty === 'stored' && !privileges.some(({ fact }) => fact === 'switched off'),
      ),
      /, no fixed version$/,
      ({ fact }, reference) => `${asSubject(reference)} holds credentials and ${fact}`,
    ),
};

function mcpServer(code: string): string {
  const server = { command: 'npx', args: ['-y', code], env: { EXAMPLE_API_TOKEN: '${EXAMPLE_API_TOKEN}' } };
  return JSON.stringify({ mcpServers: { example: server } }, null, 2);
}

function isNewTo(known: readonly (typeof agentControls)[number][]): (control: (typeof known)[number]) => boolean {
  return (control) => !known.some(({ framework, id }) => framework === control.framework && id === control.id);
}

export const agentRules: readonly IdentityRule[] = [bypassMode, approvesAll, unpinnedServer];
