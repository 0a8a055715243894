import type { PrivilegeFact, PrivilegeLevel, Range } from '../../../model';
import type { Draft } from '../draft';
import type { Value } from '../scalar';
import type { Scope } from '../scope';
import { UNKNOWN } from '../statics';

/** A step that uses an action, as the readers of single actions see it. */
export interface ActionStep {
  /** `owner/repo/path`, lower case. */
  readonly action: string;
  /** As written, without its ref. */
  readonly name: string;
  /** Of the name. */
  readonly range: Range;
  /** By lower-cased name. */
  readonly inputs: ReadonlyMap<string, ActionInput>;
  readonly scope: Scope;
  /** What a variable of the step, the job or the workflow holds. */
  held(variable: string): readonly Draft[];
}

export interface ActionInput {
  readonly value: Value;
  /** What its value mentions, the job's own token included. */
  readonly drafts: readonly Draft[];
}

/** The identity that an action authenticates as; places and surroundings are added by whoever asked. */
export type ActionIdentity = Pick<
  Draft,
  'key' | 'kind' | 'provider' | 'credential' | 'duty' | 'confidence' | 'syntax'
> &
  Partial<Pick<Draft, 'role' | 'privileges' | 'lifetime' | 'federation' | 'alias'>> & {
    /** Drafts that are parts of the same credential. */
    readonly parts?: readonly Draft[];
    /** It gets its credential by the job's identity token. */
    readonly federated?: true;
  };

/** Reads one action's step; undefined where the step shows no identity. */
export type ActionReader = (step: ActionStep) => ActionIdentity | undefined;

/** @returns the input's value with `?` for what is only known at run time; undefined where it is absent or empty */
export function inputText(step: ActionStep, name: string): string | undefined {
  const text = step.inputs.get(name)?.value.pattern;
  return text === '' ? undefined : text;
}

/** @returns whether an input is switched on */
export function isOn(step: ActionStep, name: string): boolean {
  return inputText(step, name)?.toLowerCase() === 'true';
}

/** @returns the first thing of those inputs that stands for an identity of its own, not the job's token */
export function storedIn(step: ActionStep, ...names: readonly string[]): Draft | undefined {
  return partsOf(step, ...names)[0];
}

/** @returns for each of those inputs the first thing it mentions that is not the job's token; what follows is a fallback */
export function partsOf(step: ActionStep, ...names: readonly string[]): readonly Draft[] {
  return names.flatMap((name) => step.inputs.get(name)?.drafts.find(({ duty }) => duty !== 'ambient') ?? []);
}

/** @returns the 1-based line of an input's value, or of the action */
export function lineOfInput(step: ActionStep, name: string): number {
  return step.scope.collector.lineOf(step.inputs.get(name)?.value.scalar.range.start ?? step.range.start);
}

/** @returns the fact with the place of the input that proves it; that of the action where there is no such input */
export function factOfInput(step: ActionStep, name: string, fact: string, level: PrivilegeLevel): PrivilegeFact {
  const { collector } = step.scope;
  const line = lineOfInput(step, name);
  const range = step.inputs.get(name)?.value.scalar.range;
  const isElsewhere = range !== undefined && line !== collector.lineOf(step.range.start);
  return { fact, level, line, ...(isElsewhere && { place: collector.placeOf(range) }) };
}

/** Whether a single secret is all that the input says, so that the secret's name stands for the identity. */
export function isWhole(step: ActionStep, input: string): boolean {
  const value = step.inputs.get(input)?.value;
  return value?.mentions.length === 1 && value.pattern === UNKNOWN;
}

/** What an action-level identity takes over from the secret that stands for it. */
export function principal(draft: Draft): Pick<ActionIdentity, 'key' | 'duty' | 'alias' | 'parts'> {
  const { key, duty, alias } = draft;
  return { key, duty, parts: [draft], ...(alias !== undefined && { alias }) };
}
