import type { Range } from '../../../../model';
import type { Literal } from '../lexer';
import type { Edit } from '../../yaml/pairs';

/** @returns whether the secret is all that the string holds */
export function isWhole({ content }: Literal, { start, end }: Range): boolean {
  return content.start === start && content.end === end;
}

/** @returns the first sign behind the string that is no blank */
export function signBehind(text: string, { range }: Literal): string {
  return /^\s{0,200}(\S)/.exec(text.slice(range.end, range.end + 201))?.[1] ?? '';
}

/** @returns the last sign before the string that is no blank */
export function signBefore(text: string, { range }: Literal): string {
  return text
    .slice(Math.max(0, range.start - 200), range.start)
    .trimEnd()
    .slice(-1);
}

/** @returns the statement's text up to the string */
export function statementBefore(text: string, { statement, range }: Literal): string {
  return text.slice(statement, range.start);
}

/** @returns what stands before each bracket that is open around the string, outermost first */
export function callersOf(text: string, { brackets }: Literal): readonly string[] {
  return brackets.map((at) => text.slice(Math.max(0, at - 80), at + 1));
}

/** @returns whether another string stands right beside it, which the language joins to it */
export function isJoined(text: string, literal: Literal): boolean {
  return /["']/.test(signBefore(text, literal)) || /^\s*[rbuf]{0,2}["']/i.test(text.slice(literal.range.end));
}

/**
 * @param operator that joins strings, blanks included
 * @returns the string cut where the secret stood and joined with what stands for it, in parentheses where something follows
 *          that would bind closer
 */
export function joined(text: string, literal: Literal, secret: Range, expression: string, operator: string): Edit {
  const { range, content } = literal;
  const open = text.slice(range.start, content.start);
  const close = text.slice(content.end, range.end);
  const before = text.slice(content.start, secret.start);
  const after = text.slice(secret.end, content.end);
  const parts = [
    ...(before === '' ? [] : [open + before + close]),
    expression,
    ...(after === '' ? [] : [open + after + close]),
  ];
  const isBound = parts.length > 1 && /^\s*(?:\.|\[|->|\?\.|!!)/.test(text.slice(range.end, range.end + 50));
  const put = parts.join(operator);
  return { range, text: isBound ? `(${put})` : put };
}
