import { memberOf, snakeCase } from '../program';
import type { ProgramCall, ProgramNode } from '../program';
import { nameInKey } from '../registered-apps/scopes';
import type { LocatedPrivilege, ReferenceCollector } from '../reference-collector';
import type { Argument, Program } from './program';
import { codeKey } from './static-credentials';

/** A framework by which a program makes agents, from its own documentation. */
interface Framework {
  readonly name: string;
  /** Native search for them clears most programs. */
  readonly probes: readonly string[];
  /** How a program takes it in. */
  readonly speaksOf: RegExp;
  /** Up to and including the sign that opens the arguments. */
  readonly call: RegExp;
  /** Names of the argument by which the agent is called, which may also stand first. */
  readonly named: readonly string[];
  readonly mayStandFirst?: true;
}

const frameworks: readonly Framework[] = [
  {
    name: 'langchain',
    probes: ['langchain', 'langgraph'],
    speaksOf: /\blang(?:chain|graph)\b/,
    call: /\b(?:new\s{1,3})?(?:create_(?:react_|tool_calling_|openai_(?:tools|functions)_|structured_chat_|deep_)?agent|create(?:React|ToolCalling|OpenAITools|OpenAIFunctions)?Agent|initialize_agent|initializeAgentExecutorWithOptions)\(/g,
    named: ['name'],
  },
  { name: 'crewai', probes: ['crewai'], speaksOf: /\bcrewai\b/, call: /\bAgent\(/g, named: ['role', 'name'] },
  {
    name: 'autogen',
    probes: ['autogen', 'ag2'],
    speaksOf: /\b(?:autogen|ag2|autogen_agentchat)\b/,
    call: /\b(?:\w{1,20}\.)?(?:Assistant|Conversable|UserProxy|GPTAssistant|CodeExecutor)Agent\(/g,
    named: ['name'],
    mayStandFirst: true,
  },
  {
    name: 'openai-agents',
    probes: ['agents'],
    speaksOf: /\bfrom agents import\b|["']@openai\/agents/,
    call: /\b(?:new\s{1,3})?Agent(?:<[\w.]{1,40}>|\[[\w.]{1,40}\])?\(/g,
    named: ['name'],
  },
  {
    name: 'semantic-kernel',
    probes: ['semantic_kernel', 'SemanticKernel', 'semantickernel'],
    speaksOf: /semantic_kernel|Microsoft\.SemanticKernel|semantickernel/,
    call: /\b(?:new\s{1,3})?(?:ChatCompletion|OpenAIAssistant|AzureAI|AzureAssistant|OpenAIResponses)Agent(?:\(|(?=\s{0,40}\{))/g,
    named: ['name'],
  },
  {
    name: 'claude-agent-sdk',
    probes: ['claude'],
    speaksOf: /claude_(?:agent|code)_sdk|claude-(?:agent-sdk|code)/,
    call: /\b(?:Claude(?:Agent|Code)Options|query)\(/g,
    named: [],
  },
];

/** platform.claude.com/docs, "Configure permissions" of the Agent SDK. */
const MODES: Readonly<Record<string, Omit<LocatedPrivilege, 'range'>>> = {
  bypassPermissions: { fact: 'runs every tool without asking', level: 'admin' },
  acceptEdits: { fact: 'edits files without asking', level: 'write' },
};

/** A client of a model's maker, and the variable that it reads where it is given no key: from each maker's reference. */
interface ModelClient {
  readonly provider: string;
  readonly variable: string;
  readonly probe: string;
  readonly speaksOf: RegExp;
  readonly call: RegExp;
}

const NEW = String.raw`\b(?:new\s{1,3})?(?:\w{1,20}\.)?`;
const clients: readonly ModelClient[] = [
  {
    provider: 'openai',
    variable: 'OPENAI_API_KEY',
    probe: 'OpenAI(',
    speaksOf: /["'](?:openai|@langchain\/openai)["']|\b(?:from|import) (?:openai|langchain_openai|langchain)\b/,
    call: new RegExp(`${NEW}(?:Async)?(?:Chat)?OpenAI\\(`, 'g'),
  },
  {
    provider: 'azure',
    variable: 'AZURE_OPENAI_API_KEY',
    probe: 'OpenAI(',
    speaksOf: /["'](?:openai|@langchain\/openai)["']|\b(?:from|import) (?:openai|langchain_openai)\b/,
    call: new RegExp(`${NEW}(?:Async)?Azure(?:Chat)?OpenAI\\(`, 'g'),
  },
  {
    provider: 'anthropic',
    variable: 'ANTHROPIC_API_KEY',
    probe: 'Anthropic(',
    speaksOf:
      /["'](?:@anthropic-ai\/sdk|@langchain\/anthropic)["']|\b(?:from|import) (?:anthropic|langchain_anthropic)\b/,
    call: new RegExp(`${NEW}(?:Async|Chat)?Anthropic\\(`, 'g'),
  },
  {
    provider: 'google',
    variable: 'GOOGLE_API_KEY',
    probe: 'gen',
    speaksOf:
      /["'](?:@google\/genai|@langchain\/google-genai)["']|\b(?:from google import genai|google\.genai|langchain_google_genai)\b/,
    call: new RegExp(`${NEW}(?:GoogleGenAI|ChatGoogleGenerativeAI|(?<=\\bgenai\\.)Client)\\(`, 'g'),
  },
];

/** Arguments by which a client is given a key, and those by which it needs none. */
const KEY = /^(?:\w{1,20}_)?api_?key$/i;
const KEYLESS = /^(?:azure_ad_token(?:_provider)?|vertexai|vertex_ai|credentials?|default_headers|http_client)$/;

/** Adds the agents that a program makes, and the model's key that each client takes without being told to. */
export function addAgents(collector: ReferenceCollector, program: Program): void {
  const keys = addModelKeys(collector, program);
  const { text } = program;
  for (const { name: framework, probes, speaksOf, call: form, named, mayStandFirst } of frameworks) {
    if (!probes.some((probe) => text.includes(probe)) || !speaksOf.test(text)) continue;
    const maker = PROVIDERS[framework];
    const own = [...keys].filter(([, provider]) => maker === undefined || provider === maker);
    for (const { call, variable } of program.calls(form)) {
      const given = program.argumentsOf(call);
      const called =
        namedBy(given, named) ?? (mayStandFirst ? given.find(({ name }) => name === undefined) : undefined);
      const name = called?.literal?.text;
      const facts = framework === 'claude-agent-sdk' ? modeFacts(call) : [];
      // The SDK's functions are asked many a question; it is the rights given there that make an agent.
      if (framework === 'claude-agent-sdk' && facts.length === 0 && !given.some(isTools)) continue;
      collector.add({
        key:
          name === undefined || name.length > LONGEST_NAME
            ? codeKey(collector.path, variable ?? framework)
            : `agent:${nameInKey(name)}`,
        role: 'defines',
        kind: 'ai_agent',
        provider: maker ?? own[0]?.[1] ?? 'unknown',
        credential: own.length > 0 ? 'static' : 'unknown',
        duty: 'found',
        confidence: 'likely',
        privileges: [
          ...facts,
          ...own.map(([key]) => ({
            fact: `calls its model with ${key}`,
            level: 'unknown' as const,
            range: call.range,
          })),
        ],
        consumer: framework,
        syntax: 'code.agent',
        range: calleeOf(text, call),
      });
    }
  }
}

/** Longer ones are a description. */
const LONGEST_NAME = 80;

const PROVIDERS: Readonly<Record<string, string>> = { 'openai-agents': 'openai', 'claude-agent-sdk': 'anthropic' };

function namedBy(given: readonly Argument[], names: readonly string[]): Argument | undefined {
  return given.find(({ name }) => name !== undefined && names.includes(snakeCase(name)));
}

function isTools({ name }: Argument): boolean {
  return name !== undefined && /^(?:allowed_?tools|mcp_?servers|options)$/i.test(name);
}

/** `ClaudeAgentOptions(permission_mode=…)`, `query({ options: { permissionMode: … } })` */
function modeFacts(call: ProgramCall): readonly LocatedPrivilege[] {
  const layers: (ProgramCall | Extract<ProgramNode, { type: 'map' }>)[] = [call];
  for (const item of call.items) if (item.type === 'map') layers.push(item);
  for (const layer of [...layers]) {
    const options = memberOf(layer, 'options')?.value;
    if (options?.type === 'map') layers.push(options);
  }
  for (const layer of layers) {
    const mode = memberOf(layer, 'permission_mode')?.value;
    const text = mode?.type === 'text' ? mode.parts[0] : undefined;
    if (mode !== undefined && typeof text === 'string' && Object.hasOwn(MODES, text)) {
      const known = MODES[text];
      if (known !== undefined) return [{ ...known, range: mode.range }];
    }
  }
  return [];
}

/** @returns the variables from which clients take their keys, with whose they are */
function addModelKeys(collector: ReferenceCollector, program: Program): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const { text } = program;
  for (const { provider, variable, probe, speaksOf, call: form } of clients) {
    if (!text.includes(probe) || !speaksOf.test(text)) continue;
    for (const { call } of program.calls(form)) {
      const given = program.argumentsOf(call);
      const key = given.find(({ name }) => name !== undefined && KEY.test(snakeCase(name)));
      if (key?.variable !== undefined) keys.set(key.variable, provider);
      if (key?.literal !== undefined) collector.conceal(key.literal.range);
      const isGiven = key !== undefined && key.literal === undefined;
      if (isGiven || given.some(({ name }) => name !== undefined && KEYLESS.test(snakeCase(name)))) continue;
      // What is handed on as a whole may hold one.
      if (key === undefined && given.some(({ name, node }) => name === undefined && node.type !== 'text')) continue;
      if (key === undefined) keys.set(variable, provider);
      collector.add({
        key: key === undefined ? `env:${variable}` : codeKey(collector.path, provider),
        role: key === undefined ? 'uses' : 'stores',
        kind: 'api_key',
        provider,
        credential: 'static',
        duty: 'found',
        confidence: 'likely',
        consumer: call.path.at(-1),
        syntax: 'code.model-client',
        range: calleeOf(text, call),
      });
    }
  }
  return keys;
}

/** The name of what is called, without what it is part of. */
function calleeOf(text: string, { path, range }: ProgramCall): { readonly start: number; readonly end: number } {
  const name = path.at(-1) ?? '';
  const start = Math.max(range.start, text.indexOf(name, range.start));
  return { start, end: Math.min(range.end, start + Math.max(1, name.length)) };
}
