import type { PrivilegeFact, Range } from '../../model';
import type { VisitBudget } from '../yaml';
import type { Collector } from './collector';
import type { Draft } from './draft';
import type { FileRole } from './paths';
import type { Statics } from './statics';

/** What surrounds a place of a workflow and decides what its expressions mean. */
export interface Scope {
  readonly collector: Collector;
  readonly file: FileRole;
  readonly budget: VisitBudget;
  readonly statics: Statics;
  /** Triggers that run the file with its secrets on what strangers send. */
  readonly risks: readonly PrivilegeFact[];
  /** What starts the workflow; nothing where that is not known. */
  readonly triggers: readonly string[];
  /** Set in a reusable workflow. */
  readonly callable?: CallableScope;
  /** The job's deployment environment. */
  readonly environment?: EnvironmentScope;
  /** What the job's token may do. */
  readonly grants: Grants;
  /** Variables with what they hold, the innermost block first. */
  readonly env: readonly ReadonlyMap<string, readonly Draft[]>[];
  /** Names of those that hold anything. */
  readonly holders: readonly string[];
  /** Steps of the job that gave an identity so far, by id. */
  readonly outputs: Map<string, Draft>;
  /** Federated identities that the job uses. */
  readonly federated: Set<Draft>;
}

export interface CallableScope {
  /** Upper-cased names of secrets that callers fill. */
  readonly declares: ReadonlySet<string>;
  readonly runsAlone: boolean;
}

export interface EnvironmentScope {
  /** `?` in it for what is only known when the workflow runs. */
  readonly name: string;
  readonly facts: readonly PrivilegeFact[];
}

export interface Grants {
  /** As written, with their lines; empty where nothing is granted or nothing is said. */
  readonly facts: readonly PrivilegeFact[];
  /** Nothing is said: the repository's or organisation's setting decides. */
  readonly isDefault: boolean;
  readonly idToken: 'granted' | 'refused' | 'unknown';
  /** The words that grant `id-token: write`. */
  readonly idTokenRange?: Range;
}

/** @returns the last of these blocks that sets the variable, innermost first; undefined where none does */
export function heldBy(scope: Scope, variable: string): readonly Draft[] | undefined {
  return scope.env.find((block) => block.has(variable))?.get(variable);
}

/** @returns the scope within a block of variables */
export function withVariables<S extends Scope>(scope: S, block: ReadonlyMap<string, readonly Draft[]>): S {
  const holders = [...block].flatMap(([name, drafts]) => (drafts.length > 0 ? name : []));
  const all = holders.length > 0 ? [...scope.holders, ...holders] : scope.holders;
  return { ...scope, env: [block, ...scope.env], holders: all };
}
