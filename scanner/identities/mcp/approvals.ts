import type { PrivilegeLevel, Range } from '../../model';
import { memberAt, textAt, textsOf } from '../config';
import type { ConfigNode } from '../config';

/** A fact with the place that proves it. */
export interface LocatedFact {
  readonly fact: string;
  readonly level: PrivilegeLevel;
  readonly range: Range;
}

/** Lists of tools that run without asking, by client: Cline, Roo, Kilo, Windsurf, Amazon Q, Kiro. */
const APPROVING_LISTS = ['autoApprove', 'alwaysAllow', 'auto_approve', 'always_allow', 'autoAllow'] as const;

const WRITING =
  /^(?:create|update|delete|write|push|merge|remove|add|set|edit|send|execute|exec|run|deploy|publish|post|put|patch|move|insert|drop|upload|fork|approve|close|transfer)(?:[-_A-Z]|$)/;
const READING = /^(?:get|list|read|search|fetch|find|query|describe|view|show|resolve|count|lookup)(?:[-_A-Z]|$)/;

/** Tools named one by one in a fact; the rest is counted. */
const MAX_NAMED_TOOLS = 5;

/** @returns what the server's tools may do without anyone being asked */
export function approvalFacts(node: ConfigNode): readonly LocatedFact[] {
  const facts: LocatedFact[] = [];
  for (const name of APPROVING_LISTS) {
    const member = memberAt(node, name);
    if (member === undefined) continue;
    const tools = textsOf(member.value).map(({ value }) => value);
    if (tools.length === 0 || tools[0] === 'false') continue;
    facts.push({ fact: `never asks for ${shown(tools)}`, level: levelOf(tools), range: member.nameRange });
  }
  // Gemini CLI: no tool of a trusted server asks.
  const trust = memberAt(node, 'trust');
  if (textAt(node, 'trust')?.value === 'true' && trust !== undefined) {
    facts.push({ fact: 'never asks for any tool', level: 'privileged', range: trust.nameRange });
  }
  // Codex
  const mode = textAt(node, 'default_tools_approval_mode');
  if (mode?.value === 'approve')
    facts.push({ fact: 'never asks for any tool', level: 'privileged', range: mode.range });
  return facts;
}

function shown(tools: readonly string[]): string {
  if (isEverything(tools)) return 'any tool';
  const named = tools.slice(0, MAX_NAMED_TOOLS).join(', ');
  return tools.length > MAX_NAMED_TOOLS ? `${named} and ${tools.length - MAX_NAMED_TOOLS} more` : named;
}

function levelOf(tools: readonly string[]): PrivilegeLevel {
  if (isEverything(tools)) return 'privileged';
  if (tools.some((tool) => WRITING.test(tool))) return 'write';
  return tools.every((tool) => READING.test(tool)) ? 'read' : 'unknown';
}

function isEverything(tools: readonly string[]): boolean {
  return tools.includes('*') || tools[0] === 'true';
}
