import type { DeclarationDuty, Range } from '../model';
import { groupCompanions } from './companions';
import type { CompanionGroup } from './companions';
import { readNamedValue } from './named-value';
import type { NamedValue } from './named-value';
import type { ReferenceCollector } from './reference-collector';

/** One variable that a file gives to a process. */
export interface EnvironmentEntry {
  readonly name: string;
  readonly nameRange: Range;
  /** Decoded; `''` where the file gives none. */
  readonly value: string;
  /** Of the value in the text; the literal in it is never quoted. */
  readonly valueRange: Range;
  /** What the file does with it beside. */
  readonly fact?: string;
}

/** What the block is, and whose. */
export interface EnvironmentBlock {
  readonly syntax: string;
  /** Of what a deployed process is given, or a build. */
  readonly duty: DeclarationDuty;
  readonly consumer?: string | undefined;
  readonly environment?: string | undefined;
  /** Whose credentials they are where their names do not say. */
  readonly provider?: string | undefined;
}

/**
 * Adds a reference for each variable of a process's environment that holds a credential: `env:NAME`, linked to the
 * variables that fill it, the store it points at, and the other parts of the same credential in the block.
 */
export function addEnvironmentEntries(
  collector: ReferenceCollector,
  entries: readonly EnvironmentEntry[],
  block: EnvironmentBlock,
): void {
  const found = entries.flatMap((entry) => {
    const identity = readNamedValue(entry);
    return identity === undefined ? [] : [{ entry, identity }];
  });
  if (found.length === 0) return;
  const groups = groupCompanions(entries.filter(isAlwaysGiven).map(({ name }) => name));
  for (const { entry, identity } of found) {
    const group = groups.find(({ members }) => members.some(({ name }) => name === entry.name));
    addEntry(collector, entry, identity, group, block);
  }
}

/** `AWS_SESSION_TOKEN: ${AWS_SESSION_TOKEN:-}`: perhaps a session's, so it makes none of the key that is always there. */
function isAlwaysGiven({ name, value }: EnvironmentEntry): boolean {
  return !name.endsWith('SESSION_TOKEN') || !/^\$\{\w{1,100}:?-\}$/.test(value);
}

function addEntry(
  collector: ReferenceCollector,
  { name, nameRange, value, valueRange, fact }: EnvironmentEntry,
  identity: NamedValue,
  group: CompanionGroup | undefined,
  { syntax, duty, consumer, environment, provider }: EnvironmentBlock,
): void {
  const { isStored, isKey, secret, variables, store, confidence, lifetime, privileges } = identity;
  const keyOf = (variable: string): string => `env:${variable}${environment === undefined ? '' : `@${environment}`}`;
  if (secret !== undefined) collector.conceal(literalRange(value, valueRange, secret));
  const [filledBy, ...others] = variables;
  const companions = group?.members.filter((member) => member.carries !== 'setting').map((member) => member.name) ?? [];
  const own = group ?? identity;
  collector.add({
    key: keyOf(name),
    linkedKeys: [
      ...companions.map(keyOf),
      ...(filledBy !== undefined && others.length === 0 ? [keyOf(filledBy)] : []),
      ...(store === undefined ? [] : [store]),
      ...mountedSecret(value),
    ],
    role: isStored ? 'stores' : 'uses',
    kind: own.kind,
    provider: own.provider === 'unknown' ? (provider ?? own.provider) : own.provider,
    credential: identity.credential === 'brokered' ? 'brokered' : own.credential,
    duty: isKey ? 'stored' : duty,
    confidence,
    privileges: [
      ...privileges.map((privilege) => ({ ...privilege, range: valueRange })),
      ...(fact === undefined ? [] : [{ fact, level: 'unknown' as const, range: nameRange }]),
    ],
    lifetime,
    environment,
    consumer,
    syntax,
    range: nameRange,
  });
}

/** All of the value where something in it was decoded. */
function literalRange(value: string, range: Range, secret: Range): Range {
  if (range.end - range.start !== value.length) return range;
  return { start: range.start + secret.start, end: range.start + secret.end };
}

/** Where Docker mounts secrets: docs.docker.com/compose/how-tos/use-secrets. */
function mountedSecret(value: string): readonly string[] {
  const name = /^(?:file:\/\/)?\/run\/secrets\/([\w.-]{1,200})$/.exec(value)?.[1];
  return name === undefined ? [] : [`docker:secret/${name}`];
}
