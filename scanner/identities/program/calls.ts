import { readValueAt } from './read-value';
import type { Language } from './language';
import { DEEPEST_NESTING } from './node';
import type { ProgramCall } from './node';

/** A call with the variable that takes its result. */
export interface BoundCall {
  readonly call: ProgramCall;
  readonly variable?: string;
}

/** A program makes fewer resources. */
const MOST_CALLS = 5000;

/**
 * @param pattern global; matches a call up to and including its opening parenthesis, begins at its name or at `new`
 * @returns the calls in their order, those within comments left out
 */
export function callsIn(text: string, pattern: RegExp, language: Language): readonly BoundCall[] {
  const found: BoundCall[] = [];
  // Calls within calls are read once for each that holds them.
  let left = text.length * DEEPEST_NESTING;
  for (const match of text.matchAll(pattern)) {
    if (found.length >= MOST_CALLS) break;
    if (isCommentedOut(text, match.index, language)) continue;
    const call = readValueAt(text, match.index, language);
    left -= call.range.end - call.range.start;
    if (left < 0) break;
    if (call.type !== 'call') continue;
    const variable = variableBefore(text, match.index);
    found.push(variable === undefined ? { call } : { call, variable });
  }
  return found;
}

function isCommentedOut(text: string, at: number, { lineComment }: Language): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 300), at);
  return line.includes(`${lineComment} `) || /^\s*(?:\*|\/\*|\/\/|#)/.test(line);
}

/** `const user = `, `user, err := `, `this.user = `, `User user = `, `user: iam.User = ` */
function variableBefore(text: string, at: number): string | undefined {
  const before = text.slice(Math.max(0, at - 200), at);
  const [, name] =
    /(?:^|[\s.;{(])([a-z_]\w{0,80})(?:\s{0,4},\s{0,4}\w{1,20})?(?:\s{0,4}:\s{0,4}[\w.<>]{1,80})?\s{0,8}:?=\s{0,20}$/.exec(
      before,
    ) ?? [];
  return name;
}

/**
 * @returns what a variable of this name is set to, where it is set once and by a literal, an object or a call
 */
export function definitionOf(
  text: string,
  name: string,
  language: Language,
): ReturnType<typeof readValueAt> | undefined {
  if (!/^\w{1,80}$/.test(name)) return undefined;
  const pattern = new RegExp(
    `(?<![\\w.])${name}(?:\\s{0,4}:\\s{0,4}[\\w.<>\\[\\]]{1,80})?\\s{0,4}:?=(?![=>])\\s{0,40}`,
    'g',
  );
  const [first, ...others] = [...text.matchAll(pattern)];
  return first === undefined || others.length > 0
    ? undefined
    : readValueAt(text, first.index + first[0].length, language);
}
