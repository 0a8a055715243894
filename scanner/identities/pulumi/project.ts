import type { IdentityReference, Range } from '../../model';
import { indexLines } from '../../text';
import { memberAt, membersOf, nodeAt, readYamlConfig, textAt } from '../config';
import type { ConfigMember, ConfigNode } from '../config';
import { snakeCase } from '../program';
import type { HclAttribute, HclExpression } from '../terraform';
import { folderOf } from './files';
import { addressOf, resourceReferences } from './translation';
import type { PulumiResource } from './translation';
import { readTypeToken } from './types';

/** @returns what the resources of a `Pulumi.yaml` say that is a program itself (`runtime: yaml`) */
export function projectReferences(path: string, text: string): readonly IdentityReference[] {
  if (!text.includes('resources:')) return [];
  const root = readYamlConfig(text);
  const lines = indexLines(text);
  const found = [
    ...membersOf(nodeAt(root, 'resources')).flatMap((member) => declared(member)),
    ...membersOf(nodeAt(root, 'variables')).flatMap((member) => lookedUp(member)),
  ];
  const names = new Map(found.map((each, index) => [each.name, addressOf(each, index)]));
  const lineOf = (range: Range): number => lines.position(range.start).line;
  const resources = found.map((each): PulumiResource => ({
    ...each,
    line: lineOf(each.range),
    attributes: membersOf(each.properties).map((member) => attributeOf(member, names, lineOf)),
  }));
  return resourceReferences(path, folderOf(path), text, resources);
}

type Declared = PulumiResource & { readonly properties: ConfigNode | undefined };

function declared({ name, nameRange, value }: ConfigMember): readonly Declared[] {
  const type = readTypeToken(textAt(value, 'type')?.value ?? '');
  const properties = nodeAt(value, 'properties');
  return type === undefined
    ? []
    : [{ type, name, range: nameRange, line: 0, attributes: [], isLookup: false, properties }];
}

/** `doc: { fn::invoke: { function: aws:iam:getPolicyDocument, arguments: … } }` */
function lookedUp({ name, nameRange, value }: ConfigMember): readonly Declared[] {
  const call = memberAt(value, 'fn::invoke') ?? memberAt(value, 'Fn::Invoke');
  const token = textAt(call?.value, 'function')?.value ?? textAt(call?.value, 'Function')?.value ?? '';
  const type = readTypeToken(token);
  const properties = nodeAt(call?.value, 'arguments') ?? nodeAt(call?.value, 'Arguments');
  return type?.name !== 'getPolicyDocument'
    ? []
    : [{ type, name, range: nameRange, line: 0, attributes: [], isLookup: true, properties }];
}

type Names = ReadonlyMap<string, readonly string[]>;
type LineOf = (range: Range) => number;

function attributeOf({ name, nameRange, value }: ConfigMember, names: Names, lineOf: LineOf): HclAttribute {
  return {
    name: snakeCase(name),
    range: nameRange,
    line: lineOf(nameRange),
    value: expressionOf(value, names, lineOf),
  };
}

function expressionOf(node: ConfigNode, names: Names, lineOf: LineOf): HclExpression {
  if (node.type === 'list') {
    const items = node.items.map((item) => expressionOf(item, names, lineOf));
    return { type: 'list', items, line: items[0]?.line ?? 0 };
  }
  if (node.type === 'text') {
    const line = lineOf(node.range);
    return { type: 'text', parts: partsOf(node.value, names, line), range: node.range, line };
  }
  const [only, ...others] = node.members;
  if (only?.name === 'fn::toJSON' && others.length === 0) {
    return {
      type: 'call',
      name: 'jsonencode',
      arguments: [expressionOf(only.value, names, lineOf)],
      line: lineOf(only.nameRange),
    };
  }
  const members = node.members.map(({ name, nameRange, value }) => {
    const line = lineOf(nameRange);
    const written = /^[a-z]\w*$/.test(name) ? snakeCase(name) : name;
    return {
      name: { type: 'text', parts: [written], range: nameRange, line } as const,
      value: expressionOf(value, names, lineOf),
      line,
    };
  });
  return { type: 'object', members, line: members[0]?.line ?? 0 };
}

/** `${user.name}` is the user's, `${token}` a setting. */
function partsOf(value: string, names: Names, line: number): readonly (string | HclExpression)[] {
  const parts: (string | HclExpression)[] = [];
  let from = 0;
  for (const match of value.matchAll(/\$\{([\w.[\]"-]{1,200})\}/g)) {
    if (match.index > from) parts.push(value.slice(from, match.index));
    const [first = '', ...rest] = (match[1] ?? '').split('.');
    const address = names.get(first);
    parts.push(
      address === undefined
        ? { type: 'other', operands: [], line }
        : { type: 'reference', path: [...address, ...rest.map(snakeCase)], line },
    );
    from = match.index + match[0].length;
  }
  if (from < value.length || parts.length === 0) parts.push(value.slice(from));
  return parts;
}
