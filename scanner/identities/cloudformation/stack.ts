import type { Range } from '../../model';
import { unknownAt } from '../cloud';
import type { CloudMember, CloudText, CloudValue } from '../cloud';
import { memberAt, membersOf, nodeAt, textAt } from '../config';
import type { ConfigMember } from '../config';
import { stackKey } from './keys';
import type { TemplateNode } from './node';

/** One resource of a stack. */
export interface StackResource {
  /** The logical id. */
  readonly id: string;
  readonly range: Range;
  readonly type: string;
  /** What stands beside `Properties`: `DeletionPolicy`. */
  readonly node: TemplateNode;
  readonly properties: TemplateNode | undefined;
  readonly key: string;
}

/** A template with its parameters, so far as their defaults tell. */
export class Stack {
  readonly resources: readonly StackResource[];
  readonly parameters: readonly ConfigMember[];
  private readonly byId: ReadonlyMap<string, StackResource>;

  constructor(
    readonly path: string,
    root: TemplateNode | undefined,
    private readonly lineOf: (offset: number) => number,
    /** Marks of insertion that other tools fill before: `${self:…}` of the Serverless Framework. */
    private readonly isPreprocessed = false,
  ) {
    this.parameters = membersOf(nodeAt(root, 'Parameters'));
    this.resources = membersOf(nodeAt(root, 'Resources')).flatMap(({ name: id, nameRange: range, value: node }) => {
      const type = textAt(node, 'Type')?.value;
      if (type === undefined) return [];
      return [{ id, range, type, node, properties: nodeAt(node, 'Properties'), key: stackKey(path, id) }];
    });
    this.byId = new Map(this.resources.map((resource) => [resource.id, resource]));
  }

  resource(id: string): StackResource | undefined {
    return this.byId.get(id);
  }

  /** @returns what stands there as a value, functions worked out as far as they can be */
  value(node: TemplateNode | undefined): CloudValue | undefined {
    return node === undefined ? undefined : this.valueOf(node, 0);
  }

  /** @returns the logical ids that the node refers to */
  targets(node: TemplateNode | undefined): readonly string[] {
    const ids = new Set<string>();
    collectIds(node, ids, 0);
    return [...ids];
  }

  private valueOf(node: TemplateNode, depth: number): CloudValue {
    if (node.type === 'text') return this.text(node.value, this.lineOf(node.range.start));
    if (depth > DEEPEST) return unknownAt(0);
    if (node.type === 'list') {
      const items = node.items.map((item) => this.valueOf(item, depth + 1)).filter((item) => !isNothing(item));
      return { type: 'list', items, line: items[0]?.line ?? 0 };
    }
    const [only, ...others] = node.members;
    if (only !== undefined && others.length === 0 && isFunction(only.name)) return this.called(only, depth);
    const members = node.members
      .map(({ name, nameRange, value }): CloudMember => ({
        name,
        value: this.valueOf(value, depth + 1),
        line: this.lineOf(nameRange.start),
      }))
      .filter(({ value }) => !isNothing(value));
    return { type: 'map', members, line: members[0]?.line ?? 0 };
  }

  private text(value: string, line: number): CloudText {
    const open = this.isPreprocessed ? value.replace(/\$\{[^{}]{0,300}\}/g, '?') : value;
    return { type: 'text', value: open, isKnown: open === value, line };
  }

  private called({ name, nameRange, value }: ConfigMember, depth: number): CloudValue {
    const line = this.lineOf(nameRange.start);
    const inner = (node: TemplateNode): CloudValue => this.valueOf(node, depth + 1);
    switch (name) {
      case 'Ref':
        return value.type === 'text' ? this.referred(value.value, line) : unknownAt(line);
      case 'Fn::Sub': {
        const pattern = value.type === 'list' ? value.items[0] : value;
        const given = value.type === 'list' ? value.items[1] : undefined;
        if (pattern?.type !== 'text') return unknownAt(line);
        return this.substituted(pattern.value, this.lineOf(pattern.range.start), given, depth);
      }
      case 'Fn::Join': {
        const [separator, list] = value.type === 'list' ? value.items : [];
        const parts = list === undefined ? undefined : inner(list);
        if (separator?.type !== 'text' || parts?.type !== 'list') return unknownAt(line);
        const texts = parts.items.map((part) => (part.type === 'text' ? part : unknownAt(line)));
        const isKnown = texts.every((text) => text.isKnown);
        return { type: 'text', value: texts.map((text) => text.value).join(separator.value), isKnown, line };
      }
      case 'Fn::If': {
        const [, yes, no] = value.type === 'list' ? value.items.map(inner) : [];
        if (yes === undefined || no === undefined) return unknownAt(line);
        if (isNothing(yes)) return no;
        return isNothing(no) ? yes : unknownAt(line);
      }
      default:
        return unknownAt(line);
    }
  }

  private referred(name: string, line: number): CloudValue {
    if (name === 'AWS::NoValue') return { type: 'text', value: NOTHING, isKnown: true, line };
    if (name === 'AWS::Partition') return { type: 'text', value: 'aws', isKnown: true, line };
    const parameter = this.parameters.find((candidate) => candidate.name === name)?.value;
    const written = textAt(parameter, 'Default')?.value;
    if (written === undefined || textAt(parameter, 'NoEcho')?.value === 'true') return unknownAt(line);
    return { ...this.text(written, line), line };
  }

  private substituted(pattern: string, line: number, given: TemplateNode | undefined, depth: number): CloudText {
    let isKnown = true;
    const value = pattern.replace(/\$\{([^{}]{1,300})\}/g, (_, name: string) => {
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      const own = memberAt(given, name)?.value;
      const part = own === undefined ? this.referred(name, line) : this.valueOf(own, depth + 1);
      isKnown &&= part.type === 'text' && part.isKnown;
      return part.type === 'text' ? part.value : '?';
    });
    return { type: 'text', value, isKnown, line, ...(pattern.includes('\n') && { isBlock: true as const }) };
  }
}

const DEEPEST = 60;

/** Stands for `AWS::NoValue` until it is left out; no template can hold it. */
const NOTHING = '\u0000';

function isNothing(value: CloudValue): boolean {
  return value.type === 'text' && value.value === NOTHING;
}

function isFunction(name: string): boolean {
  return name === 'Ref' || name.startsWith('Fn::');
}

function collectIds(node: TemplateNode | undefined, into: Set<string>, depth: number): void {
  if (node === undefined || node.type === 'text' || depth > DEEPEST) return;
  if (node.type === 'list') {
    for (const item of node.items) collectIds(item, into, depth + 1);
    return;
  }
  for (const { name, value } of node.members) {
    if (name === 'Ref' && value.type === 'text') into.add(value.value);
    else if (name === 'Fn::GetAtt') {
      const written = value.type === 'list' ? value.items[0] : value;
      if (written?.type === 'text') into.add(written.value.split('.', 1)[0] ?? '');
    } else if (name === 'Fn::Sub') {
      const pattern = value.type === 'list' ? value.items[0] : value;
      if (pattern?.type === 'text')
        for (const [, id] of pattern.value.matchAll(/\$\{([a-z0-9]{1,255})[.}]/gi)) into.add(id ?? '');
      collectIds(value, into, depth + 1);
    } else collectIds(value, into, depth + 1);
  }
}
