import type { Range } from '../../../model';

/** HCL as identity sources see it: plain data with places. Lines are 1-based, offsets are UTF-16. */
export interface HclBody {
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
}

export interface HclAttribute {
  readonly name: string;
  readonly range: Range;
  readonly line: number;
  readonly value: HclExpression;
}

export interface HclBlock {
  /** `resource`, `provider`, `statement`; a `dynamic "x"` block's content has the type `x`. */
  readonly type: string;
  readonly labels: readonly string[];
  /** What names the block: its last label, else its type; without quotes. */
  readonly range: Range;
  readonly line: number;
  readonly body: HclBody;
}

export type HclExpression = HclText | HclList | HclObject | HclReference | HclCall | HclOther;

/** A string, a heredoc, or a number or truth value as it was written. */
export interface HclText {
  readonly type: 'text';
  /** Literal pieces, escapes decoded, and what is put between them. */
  readonly parts: readonly (string | HclExpression)[];
  /** The content: without quotes or heredoc markers. */
  readonly range: Range;
  readonly line: number;
  /** The indentation that `<<-` took away cannot be told from offsets: only a heredoc's lines count, from its first one. */
  readonly isHeredoc?: true;
}

export interface HclList {
  readonly type: 'list';
  readonly items: readonly HclExpression[];
  readonly line: number;
}

export interface HclObject {
  readonly type: 'object';
  readonly members: readonly HclMember[];
  readonly line: number;
}

export interface HclMember {
  readonly name: HclExpression;
  readonly value: HclExpression;
  readonly line: number;
}

/** `aws_iam_user.ci[0].name` is `aws_iam_user`, `ci`, `name`: which of several is meant does not matter here. */
export interface HclReference {
  readonly type: 'reference';
  readonly path: readonly string[];
  readonly line: number;
}

export interface HclCall {
  readonly type: 'call';
  readonly name: string;
  readonly arguments: readonly HclExpression[];
  readonly line: number;
}

/** An operation, a condition, a `for`: what it is made of. */
export interface HclOther {
  readonly type: 'other';
  readonly operands: readonly HclExpression[];
  /** What stands between the operands; a lone `!` before its only one. Absent where it is no operation. */
  readonly operators?: readonly string[];
  readonly line: number;
}

/** Honest configuration nests less than 20 deep; what lies deeper is left out. */
export const DEEPEST_NESTING = 100;
