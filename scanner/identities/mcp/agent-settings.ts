import type { Range } from '../../model';
import { memberAt, membersOf, nodeAt, textAt, textsOf } from '../config';
import type { ConfigNode } from '../config';
import type { LocatedFact } from './approvals';
import { readCredential } from './credential';
import type { ServerCredential } from './credential';

/** What a settings file lets an agent do, and what it gives it. */
export interface AgentSettings {
  readonly agent: 'claude-code' | 'codex';
  /** The first setting that says something. */
  readonly range: Range;
  readonly facts: readonly LocatedFact[];
  readonly credentials: readonly ServerCredential[];
  /** A program hands out the key when it is needed. */
  readonly isBrokered: boolean;
}

/** @returns undefined where the file says nothing of permissions or credentials */
export function readAgentSettings(
  agent: AgentSettings['agent'],
  root: ConfigNode | undefined,
): AgentSettings | undefined {
  const facts = agent === 'claude-code' ? claudeFacts(root) : codexFacts(root);
  const credentials = membersOf(nodeAt(root, 'env')).flatMap(({ name, nameRange, value }) =>
    value.type === 'text' ? (readCredential({ name, range: nameRange, text: value, place: 'env' }) ?? []) : [],
  );
  const helper = ['apiKeyHelper', 'awsCredentialExport', 'awsAuthRefresh']
    .map((name) => memberAt(root, name))
    .find((member) => member !== undefined);
  const told = [
    ...facts.map(({ range }) => range),
    ...credentials.map(({ range }) => range),
    ...(helper === undefined ? [] : [helper.nameRange]),
  ].sort((a, b) => a.start - b.start);
  const [range] = told;
  return range && { agent, range, facts, credentials, isBrokered: helper !== undefined };
}

/** Modes of Claude Code that ask for less than the default does; code.claude.com/docs, "Settings". */
const CLAUDE_MODES: Readonly<Record<string, Omit<LocatedFact, 'range'>>> = {
  bypassPermissions: { fact: 'runs every tool without asking', level: 'admin' },
  dontAsk: { fact: 'runs what is allowed without asking', level: 'write' },
  acceptEdits: { fact: 'edits files without asking', level: 'write' },
};

/** Rules that allow a whole tool, or all tools of a server. */
const WIDE_RULE =
  /^(?:(Bash|Write|Edit|MultiEdit|NotebookEdit|WebFetch|PowerShell)(?:\((?:\*|:\*|\*\*|\/\/\*\*)\))?|mcp__([\w-]+?)(?:__\*)?|\*)$/;

const MAX_RULES = 20;

function claudeFacts(root: ConfigNode | undefined): readonly LocatedFact[] {
  const facts: LocatedFact[] = [];
  const mode = textAt(root, 'permissions', 'defaultMode');
  const known = mode && Object.hasOwn(CLAUDE_MODES, mode.value) ? CLAUDE_MODES[mode.value] : undefined;
  if (mode !== undefined && known !== undefined) facts.push({ ...known, range: mode.range });
  for (const { value, range } of textsOf(nodeAt(root, 'permissions', 'allow'))) {
    const match = value.length <= 200 && facts.length < MAX_RULES ? WIDE_RULE.exec(value) : null;
    if (match === null) continue;
    const [, tool, server] = match;
    if (server?.includes('__') === true) continue;
    const isCommand = server === undefined && (tool === undefined || tool === 'Bash' || tool === 'PowerShell');
    facts.push({ fact: `allowed: ${value}`, level: isCommand ? 'privileged' : 'write', range });
  }
  const all = memberAt(root, 'enableAllProjectMcpServers');
  if (textAt(root, 'enableAllProjectMcpServers')?.value === 'true' && all !== undefined) {
    facts.push({
      fact: 'starts every MCP server of the project without asking',
      level: 'privileged',
      range: all.nameRange,
    });
  }
  return facts;
}

/** developers.openai.com/codex, "Configuration reference". */
function codexFacts(root: ConfigNode | undefined): readonly LocatedFact[] {
  const facts: LocatedFact[] = [];
  const approval = textAt(root, 'approval_policy');
  if (approval?.value === 'never')
    facts.push({ fact: 'never asks before it acts', level: 'privileged', range: approval.range });
  const sandbox = textAt(root, 'sandbox_mode');
  if (sandbox?.value === 'danger-full-access') {
    facts.push({ fact: 'runs without a sandbox', level: 'admin', range: sandbox.range });
  }
  return facts;
}
