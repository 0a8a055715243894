import type { Range } from '../../model';
import { callsIn, cFamily, java, python, readValueAt } from '../program';
import type { BoundCall, Language, ProgramCall, ProgramNode } from '../program';
import { isPlaceholder } from '../value';
import type { EnvironmentRead } from './environment-reads';
import { isCommentedOut } from './languages';
import type { CodeLanguage } from './languages';

/** What a value that a program hands over is made of, as far as its text shows. */
export interface ValueSource {
  /** The variable of the environment that it is read from, there or where the constant is set that holds it. */
  readonly variable?: string;
  /** A text that stands in the program. */
  readonly literal?: { readonly text: string; readonly range: Range };
}

/** One argument of a call, with its name where it has one. */
export interface Argument extends ValueSource {
  readonly name?: string;
  readonly node: ProgramNode;
}

/** A program looks fewer of its own names up; each look passes over the whole text. */
const MOST_NAMES = 50;
/** Behind the sign that sets a name, the value begins within these. */
const VALUE_UNITS = 300;

const SYNTAX: Readonly<Record<CodeLanguage, Language>> = {
  javascript: cFamily,
  go: cFamily,
  php: cFamily,
  jvm: java,
  csharp: java,
  rust: java,
  python,
  ruby: python,
  shell: python,
};

/** A program, with what its calls are given. */
export class Program {
  private readonly syntax: Language;
  private readonly known = new Map<string, ValueSource>();

  constructor(
    readonly text: string,
    readonly language: CodeLanguage,
    /** Every variable of the environment that it reads, whatever its name. */
    private readonly reads: readonly EnvironmentRead[],
  ) {
    this.syntax = SYNTAX[language];
  }

  /**
   * @param pattern global; matches a call up to and including its opening sign, begins at its name or at `new`
   * @returns the calls, without those in comments and without what only says that there is such a function
   */
  calls(pattern: RegExp): readonly BoundCall[] {
    return callsIn(this.text, pattern, this.syntax).filter(({ call }) => !this.isDefinition(call.range.start));
  }

  valueAt(offset: number): ProgramNode {
    return readValueAt(this.text, offset, this.syntax);
  }

  isCommentedOut(offset: number): boolean {
    return isCommentedOut(this.text, offset, this.language);
  }

  /** @returns what a call is given, by place and by name, those of an object that it is given too */
  argumentsOf(call: ProgramCall): readonly Argument[] {
    const given: { name?: string; start: number; node: ProgramNode }[] = [];
    const take = (node: ProgramNode): void => {
      if (node.type !== 'map') given.push({ start: node.range.start, node });
      else
        for (const { name, nameRange, value } of node.members)
          given.push({ name, start: nameRange.start, node: value });
    };
    call.items.forEach(take);
    for (const { name, nameRange, value } of call.members) given.push({ name, start: nameRange.start, node: value });
    given.sort((a, b) => a.start - b.start);
    return given.map(({ name, node }, index) => ({
      ...(name !== undefined && { name }),
      node,
      ...this.sourceOf(node, given[index + 1]?.start ?? call.range.end),
    }));
  }

  /** @param end where the next value begins: what is read of a value may end before it does */
  sourceOf(node: ProgramNode, end: number): ValueSource {
    const { start } = node.range;
    const read = this.reads.find(({ range }) => range.start >= start && range.start < Math.max(end, node.range.end));
    if (read !== undefined) return { variable: read.name };
    if (node.type === 'text') {
      const [text, ...others] = node.parts;
      if (typeof text !== 'string' || others.length > 0 || text.trim() === '' || isPlaceholder(text)) return {};
      return { literal: { text, range: node.range } };
    }
    // What checks the environment hands its variables on under their names: `env.API_KEY`.
    if (
      node.type === 'name' &&
      /^env$/i.test(node.path.at(-2) ?? '') &&
      /^[A-Z][A-Z0-9_]{2,99}$/.test(node.path.at(-1) ?? '')
    )
      return { variable: node.path.at(-1) ?? '' };
    const name = node.type === 'name' ? ownName(node.path) : node.type === 'call' ? encodedName(node) : undefined;
    return name === undefined ? {} : this.setTo(name);
  }

  /** What the one place says that sets a name. */
  private setTo(name: string): ValueSource {
    const known = this.known.get(name);
    if (known !== undefined || this.known.size >= MOST_NAMES) return known ?? {};
    this.known.set(name, {});
    const sets = new RegExp(
      String.raw`(?<![\w$])\$?${name}(?:\s{0,3}:\s{0,3}[\w.<>[\]]{1,60})?\s{0,9}:?=(?![=>])\s{0,40}`,
      'g',
    );
    const [only, ...others] = [...this.text.matchAll(sets)];
    if (only === undefined || others.length > 0) return {};
    const start = only.index + only[0].length;
    const lineEnd = this.text.indexOf('\n', start);
    const end = Math.min(lineEnd < 0 ? this.text.length : lineEnd, start + VALUE_UNITS);
    const value = this.valueAt(start);
    // One name for another says nothing yet.
    const source = this.sourceOf(value.type === 'name' ? { type: 'other', range: value.range } : value, end);
    this.known.set(name, source);
    return source;
  }

  /** `class Client(`, `func NewClient(`, `public Client(` */
  private isDefinition(at: number): boolean {
    const before = this.text.slice(Math.max(0, at - 80), at);
    return /\b(?:class|def|fun|func|function|fn|interface|public|private|protected|internal|override)\s{1,3}$|\bfunc\s{1,3}\([^()\n]{1,50}\)\s{1,3}$/.test(
      before,
    );
  }
}

/** `KEY.encode()`, `key.getBytes(UTF_8)` */
function encodedName({ path }: ProgramCall): string | undefined {
  return /^(?:encode|getBytes|toByteArray|trim|strip|as_bytes)$/.test(path.at(-1) ?? '')
    ? ownName(path.slice(0, -1))
    : undefined;
}

/** `key`, `this.key`: a name that the program itself may set once. */
function ownName(path: readonly string[]): string | undefined {
  const names = path[0] === 'this' || path[0] === 'self' ? path.slice(1) : path;
  const [name, ...others] = names;
  return name !== undefined && others.length === 0 && /^\w{1,80}$/.test(name) ? name : undefined;
}
