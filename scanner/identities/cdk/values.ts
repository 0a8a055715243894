import { unknownAt } from '../cloud';
import type { CloudMap, CloudMember, CloudText, CloudValue } from '../cloud';
import { memberOf } from '../program';
import type { Definitions, Language, ProgramCall, ProgramNode } from '../program';

/** A program with what its values are taken to be. */
export interface Program {
  readonly text: string;
  readonly language: Language;
  readonly definitions: Definitions;
  readonly lineOf: (offset: number) => number;
}

const DEEPEST = 12;

/** @returns the node as a value: literals, lists, maps, constants of the same file, and the texts that jsii wraps */
export function cloudValue(node: ProgramNode, program: Program, depth = 0): CloudValue {
  const line = program.lineOf(node.range.start);
  if (depth > DEEPEST) return unknownAt(line);
  const inner = (value: ProgramNode): CloudValue => cloudValue(value, program, depth + 1);
  switch (node.type) {
    case 'text': {
      const value = node.parts.map((part) => (typeof part === 'string' ? part : '?')).join('');
      return { type: 'text', value, isKnown: node.parts.every((part) => typeof part === 'string'), line };
    }
    case 'list':
      return { type: 'list', items: node.items.map(inner), line };
    case 'map':
      return mapOf(
        node.members.map(({ name, value }) => [name, inner(value)] as const),
        line,
      );
    case 'name': {
      const [only = '', ...others] = node.path;
      const defined = others.length === 0 ? program.definitions.of(only) : undefined;
      return defined === undefined ? unknownAt(line) : inner(defined);
    }
    case 'call': {
      const [first] = node.items;
      if (first !== undefined && /^(?:String|Strings|of|asList|stringify)$/.test(node.path.at(-1) ?? ''))
        return node.items.length === 1 ? inner(first) : { type: 'list', items: node.items.map(inner), line };
      return unknownAt(line);
    }
    case 'other':
      return unknownAt(line);
  }
}

export function mapOf(entries: readonly (readonly [name: string, value: CloudValue])[], line: number): CloudMap {
  return {
    type: 'map',
    members: entries.map(([name, value]): CloudMember => ({ name, value, line: value.line })),
    line: entries[0]?.[1].line ?? line,
  };
}

export function textAt(value: string, line: number): CloudText {
  return { type: 'text', value, isKnown: true, line };
}

/** @returns what a construct is given by this name in its properties, in any language's spelling */
export function property(call: ProgramCall, name: string): ProgramNode | undefined {
  const own = memberOf(call, name);
  if (own !== undefined) return own.value;
  for (const item of call.items) {
    const found = item.type === 'map' || item.type === 'call' ? memberOf(item, name) : undefined;
    if (found !== undefined) return found.value;
  }
  return undefined;
}

/** Nodes looked at for one construct. */
const MOST_NODES = 2000;

/** @returns the calls below a node whose last name is one of these, outermost first; constants of the file are followed */
export function callsBelow(node: ProgramNode | undefined, names: RegExp, program: Program): readonly ProgramCall[] {
  const found: ProgramCall[] = [];
  let left = MOST_NODES;
  const visit = (at: ProgramNode, depth: number): void => {
    if (depth > DEEPEST || --left < 0) return;
    if (at.type === 'call' && names.test(at.path.at(-1) ?? '')) found.push(at);
    if (at.type === 'name' && at.path.length === 1) {
      const defined = program.definitions.of(at.path[0] ?? '');
      if (defined !== undefined) visit(defined, depth + 4);
    }
    if (at.type === 'list' || at.type === 'call') for (const item of at.items) visit(item, depth + 1);
    if (at.type === 'map' || at.type === 'call') for (const { value } of at.members) visit(value, depth + 1);
  };
  if (node !== undefined) visit(node, 0);
  return found;
}
