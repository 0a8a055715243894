import type { Range } from '../../model';

/** What the arguments of a call in a program are, as far as its text shows; in any of the languages that `language.ts` names. */
export type ProgramNode = ProgramText | ProgramList | ProgramMap | ProgramName | ProgramCall | ProgramOther;

/** A string, or a number or truth value as it was written. */
export interface ProgramText {
  readonly type: 'text';
  /** Literal pieces, and what is put between them. */
  readonly parts: readonly (string | ProgramNode)[];
  /** Without quotes. */
  readonly range: Range;
}

export interface ProgramList {
  readonly type: 'list';
  readonly items: readonly ProgramNode[];
  readonly range: Range;
}

/** An object, a dictionary, a struct with its fields, the setters of a builder. */
export interface ProgramMap {
  readonly type: 'map';
  readonly members: readonly ProgramMember[];
  readonly range: Range;
}

export interface ProgramMember {
  readonly name: string;
  readonly nameRange: Range;
  readonly value: ProgramNode;
}

/** `user.name` */
export interface ProgramName {
  readonly type: 'name';
  readonly path: readonly string[];
  readonly range: Range;
}

/** `new iam.User("ci", { … })`, `pulumi.String("x")`, `iam.User("ci", name="x")` */
export interface ProgramCall {
  readonly type: 'call';
  /** Names and calls of a chain before the last are left out. */
  readonly path: readonly string[];
  readonly items: readonly ProgramNode[];
  /** Named arguments, and what an initializer behind the call sets. */
  readonly members: readonly ProgramMember[];
  readonly range: Range;
}

/** Something else; its end is known, no more. */
export interface ProgramOther {
  readonly type: 'other';
  readonly range: Range;
}

/** Calls within calls; deeper ones are left out. */
export const DEEPEST_NESTING = 40;
