import type { CredentialType, IdentityKind, Range } from '../../model';
import { commandFacts, isPublishingRegistry } from '../command-line';
import { groupCompanions } from '../companions';
import { readCredentialName } from '../credential-name';
import { identityOfName, type NamedIdentity } from '../provider';
import type { LocatedPrivilege } from '../reference-collector';
import { follow, type YamlNode } from '../yaml';
import { lineBefore, type VariableMention } from './mentions';
import type { PipelineReading } from './reading';

/** What a system gives every job by itself. */
export interface Ambient {
  readonly key: string;
  readonly kind: IdentityKind;
  readonly provider: string;
  readonly credential: CredentialType;
  readonly syntax: string;
}

/** How a system keeps variables. */
export interface VariableStore {
  /** The key of a stored variable. */
  keyOf(name: string): string;
  /** Of a use. */
  readonly syntax: string;
  /** @returns what the system itself puts there: an identity, or `setting` where it is none */
  predefined(name: string): Ambient | 'setting' | undefined;
}

/** What surrounds a use: the job, the step. */
export interface UseScope {
  /** The deployment environment, where it is known. */
  readonly environment?: string | undefined;
  readonly privileges?: readonly LocatedPrivilege[];
  /** Who reads it, as written: an image, a task, a plugin. */
  readonly consumer?: string | undefined;
  /** Whose the place itself says the credential is. */
  readonly provider?: string | undefined;
  readonly kind?: IdentityKind | undefined;
}

/**
 * Records every credential of the store that parts of one job mention, and which of them belong together.
 * @param within of the job; what an alias stands for is asked for by the caller
 */
export function addUses(
  reading: PipelineReading,
  store: VariableStore,
  within: readonly Range[],
  scope: UseScope = {},
): void {
  const mentions = within.flatMap((range) => reading.mentions.within(range)).map((mention) => named(reading, mention));
  const isStored = ({ name }: VariableMention): boolean =>
    !reading.defined.has(name) && store.predefined(name) === undefined;
  if (!mentions.some(({ credential, name }) => credential !== undefined || store.predefined(name) !== undefined))
    return;
  const groups = groupCompanions(mentions.filter(isStored).flatMap(({ name }) => (name === '?' ? [] : [name])));
  for (const mention of mentions) {
    const { name } = mention;
    const predefined = store.predefined(name);
    if (predefined === 'setting') continue;
    if (predefined !== undefined) addAmbient(reading, mention, predefined, scope);
    else if (mention.credential !== undefined && isStored(mention) && !name.endsWith('_PATH')) {
      const group = groups.find(({ members }) => members.some((member) => member.name === name));
      addStored(reading, store, mention, scope, group);
    }
  }
}

/** A variable whose name says nothing may still fill one that is a credential: `NPM_TOKEN: $MINE`. */
function named({ text }: PipelineReading, mention: VariableMention): VariableMention {
  const slot = slotBefore(text, mention.range.start);
  // `secretName: $(tlsSecret)`: what a secret is called.
  if (mention.credential !== undefined && /(?:secret|key|token|credential|variable)s?[-_]?name$/i.test(slot ?? ''))
    return withoutCredential(mention);
  if (slot === undefined || mention.credential !== undefined || !isWholeValue(text, mention.range.end)) return mention;
  const credential = readCredentialName(slot);
  return credential?.holds === 'value' && credential.confidence === 'likely' ? { ...mention, credential } : mention;
}

function withoutCredential({ name, range }: VariableMention): VariableMention {
  return { name, range };
}

/** Behind the name, its brace and a quote the value ends. */
function isWholeValue(text: string, end: number): boolean {
  return /^[})]?["']?(?:[\s;&|,)]|$)/.test(text.slice(end, end + 3));
}

/** @returns where a node's content stands; that of what an alias stands for too */
export function rangesOf(node: YamlNode | undefined): readonly Range[] {
  if (node === undefined) return [];
  const target = node.type === 'alias' ? follow(node) : undefined;
  return target === undefined ? [node.range] : [node.range, target.range];
}

type Group = ReturnType<typeof groupCompanions>[number];

/** What the group's rule knows better than any of its members' names. */
const TELLING_SYSTEMS: ReadonlySet<string> = new Set(['aws', 'azure', 'gcp', 'github_app', 'slack', 'oauth']);

/** What is only perhaps a credential is listed, nobody is asked for it. */
function addStored(
  reading: PipelineReading,
  store: VariableStore,
  { name, range, credential }: VariableMention,
  scope: UseScope,
  group: Group | undefined,
): void {
  const { collector, text } = reading;
  const slot = slotBefore(text, range.start);
  const command = commandFacts(lineAround(text, range));
  const found = identify(name, slot, scope, command);
  const provider = found.provider === 'unknown' ? (group?.provider ?? 'unknown') : found.provider;
  const knowsBetter = group !== undefined && TELLING_SYSTEMS.has(group.system) && provider === group.provider;
  const isPublishing = command?.publishes === true && isPublishingRegistry(provider);
  const isLikely = name !== '?' && credential?.confidence === 'likely' && credential.holds === 'value';
  collector.add({
    key: store.keyOf(name),
    linkedKeys: group?.members.map((member) => store.keyOf(member.name)) ?? [],
    role: 'uses',
    kind: group !== undefined && (knowsBetter || found.kind === 'other') ? group.kind : found.kind,
    provider,
    credential: knowsBetter ? group.credential : found.credential,
    duty: isLikely && found.credential === 'static' ? 'stored' : 'found',
    confidence: isLikely ? 'likely' : 'possible',
    privileges: [
      ...(scope.privileges ?? []),
      ...(isPublishing ? [{ fact: `publishes to ${provider}`, level: 'write' as const, range }] : []),
    ],
    environment: scope.environment,
    consumer: scope.consumer ?? (slot !== undefined && slot !== name ? slot : undefined),
    syntax: store.syntax,
    range,
  });
}

function addAmbient(reading: PipelineReading, { range }: VariableMention, ambient: Ambient, scope: UseScope): void {
  reading.collector.add({
    ...ambient,
    role: 'uses',
    duty: 'ambient',
    environment: scope.environment,
    consumer: scope.consumer,
    range,
  });
}

function identify(
  name: string,
  slot: string | undefined,
  scope: UseScope,
  command: ReturnType<typeof commandFacts>,
): NamedIdentity {
  const own = identityOfName(name);
  const filled = slot === undefined ? undefined : identityOfName(slot);
  const providers = [scope.provider, filled?.provider, own.provider, command?.provider];
  const kinds = [scope.kind, filled?.kind, own.kind, command?.kind];
  return {
    provider: providers.find((provider) => provider !== undefined && provider !== 'unknown') ?? 'unknown',
    kind: kinds.find((kind) => kind !== undefined && kind !== 'other') ?? 'other',
    credential: own.credential === 'static' ? (filled?.credential ?? own.credential) : own.credential,
  };
}

/** What the value is given to on its line: `NODE_AUTH_TOKEN` of `NODE_AUTH_TOKEN: $X`, `-e NODE_AUTH_TOKEN=${X}`. */
function slotBefore(text: string, at: number): string | undefined {
  return /(?<![\w-])([A-Za-z_][\w-]{0,99})(?:=|["']?:[ \t]{1,5})["']?[$%][({]?!?(?:env:)?$/.exec(
    lineBefore(text, at),
  )?.[1];
}

/** As much of the line as may hold the command. */
const MAX_LINE_UNITS = 500;

function lineAround(text: string, { start, end }: Range): string {
  const rest = text.slice(end, end + MAX_LINE_UNITS);
  const stop = rest.search(/[\r\n]/);
  return lineBefore(text, start) + text.slice(start, end) + (stop < 0 ? rest : rest.slice(0, stop));
}
