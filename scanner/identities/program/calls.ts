import { readValueAt } from './read-value';
import type { Language } from './language';
import { DEEPEST_NESTING } from './node';
import type { ProgramCall, ProgramNode } from './node';

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

/** What the variables of one program are set to. */
export class Definitions {
  private readonly found = new Map<string, ProgramNode | undefined>();

  constructor(
    private readonly text: string,
    private readonly language: Language,
  ) {}

  /** @returns the value of a variable that is set once, and not to another variable */
  of(name: string): ProgramNode | undefined {
    const known = this.found.get(name);
    if (known !== undefined || this.found.has(name) || this.found.size > MOST_CALLS) return known;
    const value = this.read(name);
    this.found.set(name, value);
    return value;
  }

  private read(name: string): ProgramNode | undefined {
    if (!/^\w{1,80}$/.test(name)) return undefined;
    const type = String.raw`(?:\s{0,4}:\s{0,4}[\w.<>\[\]]{1,80})?`;
    const pattern = new RegExp(String.raw`(?<![\w.])${name}${type}\s{0,4}:?=(?![=>])\s{0,40}`, 'g');
    const [first, ...others] = [...this.text.matchAll(pattern)];
    if (first === undefined || others.length > 0) return undefined;
    const value = readValueAt(this.text, first.index + first[0].length, this.language);
    return value.type === 'name' ? undefined : value;
  }
}
