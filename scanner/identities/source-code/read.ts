import type { Confidence, IdentityReading, IdentityReference } from '../../model';
import { pathClass } from '../../text';
import { addEnvironmentEntries } from '../environment-block';
import type { EnvironmentEntry } from '../environment-block';
import { NOTHING_READ } from '../plain-source';
import { codeSubjects } from '../program-words';
import { ReferenceCollector } from '../reference-collector';
import { addAgents } from './agents';
import { addConfigurationReads } from './configuration-reads';
import { storeCommandsIn } from '../store-commands';
import { environmentReads } from './environment-reads';
import type { EnvironmentRead } from './environment-reads';
import { environmentShapes } from './environment-shapes';
import { codeLanguageOf, isCommentedOut, isMinified } from './languages';
import type { CodeLanguage } from './languages';
import { addMcpServers } from './mcp-servers';
import { Program } from './program';
import { shellReads } from './shell';
import { addStaticCredentials } from './static-credentials';
import { storeReads } from './store-reads';
import { addWebhookChecks } from './webhook-checks';

/** @returns what a program reads that is a credential by its name, and the secrets that it fetches */
export function readSourceCode(path: string, text: string, met?: readonly string[]): IdentityReading {
  const language = codeLanguageOf(path);
  if (language === undefined) return NOTHING_READ;
  const collector = new ReferenceCollector(path, text);
  const speaksOf = (subject: ReadonlySet<string>): boolean => met?.some((word) => subject.has(word)) ?? true;
  const isRead = ({ range }: EnvironmentRead): boolean => !isCommentedOut(text, range.start, language);
  const variables = variablesOf(text, language).filter(isRead);
  // A program takes a session's token where there is one: that makes no session of what it always takes.
  for (const isSession of [false, true])
    addEnvironmentEntries(
      collector,
      variables.filter(({ name }) => name.endsWith('SESSION_TOKEN') === isSession).map(entryOf),
      { syntax: 'code.environment', duty: 'found' },
    );
  for (const { provider, key, range } of storesIn(text, language, speaksOf)) {
    if (isCommentedOut(text, range.start, language)) continue;
    collector.add({
      key,
      role: 'uses',
      kind: 'secret_store',
      provider,
      credential: 'brokered',
      duty: 'found',
      confidence: 'likely',
      syntax: 'code.secret-store',
      range,
    });
  }
  if (language !== 'shell') {
    const program = new Program(text, language, variables);
    if (speaksOf(codeSubjects.settings)) addConfigurationReads(collector, language);
    if (speaksOf(codeSubjects.staticKeys)) addStaticCredentials(collector, program);
    if (speaksOf(codeSubjects.webhooks)) addWebhookChecks(collector, program);
    if (speaksOf(codeSubjects.agents) || AGENT_WORDS.some((word) => text.includes(word))) {
      addAgents(collector, program);
      addMcpServers(collector, program);
    }
  }
  const { references } = collector.reading();
  if (references.length === 0 || isMinified(text)) return NOTHING_READ;
  return { references: pathClass(path) === 'source' ? references : references.map(lessSure), notes: [] };
}

/** Too short for the engine: looked for where a program is read anyway. */
const AGENT_WORDS = ['crewai', 'fastmcp', 'from agents import'];

function storesIn(text: string, language: CodeLanguage, speaksOf: (subject: ReadonlySet<string>) => boolean) {
  if (language === 'shell') return storeCommandsIn(text);
  return speaksOf(codeSubjects.stores) ? storeReads(text) : [];
}

function entryOf({ name, range }: EnvironmentRead): EnvironmentEntry {
  return { name, nameRange: range, value: '', valueRange: { start: range.end, end: range.end } };
}

function variablesOf(text: string, language: CodeLanguage): readonly EnvironmentRead[] {
  if (language === 'shell') return shellReads(text);
  return [...environmentReads(text, language), ...environmentShapes(text, language)];
}

const LESS: Readonly<Record<Confidence, Confidence>> = { certain: 'likely', likely: 'possible', possible: 'possible' };

/** A test or an example runs with whatever it is given. */
function lessSure(reference: IdentityReference): IdentityReference {
  return { ...reference, confidence: LESS[reference.confidence] };
}
