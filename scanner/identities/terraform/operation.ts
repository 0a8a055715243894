import { knownText, unknownAt } from '../cloud';
import type { CloudValue } from '../cloud';
import type { HclExpression, HclOther } from './hcl';

type ValueOf = (expression: HclExpression) => CloudValue;

/** @returns the result of a condition, a comparison or a logical operation, as far as what it needs is known */
export function operated({ operands, operators, line }: HclOther, valueOf: ValueOf): CloudValue {
  if (operators === undefined) return unknownAt(line);
  const [first] = operands;
  if (first !== undefined && operands.length === 1) return truthAt(negated(truthOf(valueOf(first))), line);
  return part(operands, operators, line, valueOf);
}

/** From what binds loosest to what binds tightest (HCL native syntax specification, "Operations"). */
function part(
  operands: readonly HclExpression[],
  operators: readonly string[],
  line: number,
  valueOf: ValueOf,
): CloudValue {
  const [only] = operands;
  if (operators.length === 0) return only === undefined ? unknownAt(line) : valueOf(only);
  const slice = (from: number, to: number): CloudValue =>
    part(operands.slice(from, to + 1), operators.slice(from, to), line, valueOf);
  const last = operators.length;
  const question = operators.indexOf('?');
  if (question >= 0) {
    const colon = matchingColon(operators, question);
    const test = truthOf(slice(0, question));
    if (test === undefined || colon < 0) return unknownAt(line);
    return test ? slice(question + 1, colon) : slice(colon + 1, last);
  }
  for (const [operator, decisive] of [
    ['||', true],
    ['&&', false],
  ] as const) {
    const at = operators.indexOf(operator);
    if (at < 0) continue;
    const sides = [truthOf(slice(0, at)), truthOf(slice(at + 1, last))];
    if (sides.includes(decisive)) return truthAt(decisive, line);
    return truthAt(sides.includes(undefined) ? undefined : !decisive, line);
  }
  const [operator] = operators;
  if (last !== 1 || (operator !== '==' && operator !== '!=')) return unknownAt(line);
  const [left, right] = [knownText(slice(0, 0)), knownText(slice(1, 1))];
  if (left === undefined || right === undefined) return unknownAt(line);
  return truthAt((left === right) === (operator === '=='), line);
}

function matchingColon(operators: readonly string[], question: number): number {
  let open = 1;
  for (let at = question + 1; at < operators.length; at++) {
    if (operators[at] === '?') open++;
    else if (operators[at] === ':' && --open === 0) return at;
  }
  return -1;
}

function truthOf(value: CloudValue): boolean | undefined {
  const text = knownText(value);
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

function negated(truth: boolean | undefined): boolean | undefined {
  return truth === undefined ? undefined : !truth;
}

function truthAt(truth: boolean | undefined, line: number): CloudValue {
  return truth === undefined ? unknownAt(line) : { type: 'text', value: String(truth), isKnown: true, line };
}
