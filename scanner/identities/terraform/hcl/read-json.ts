import { indexLines } from '../../../text';
import { membersOf, readJson } from '../../config';
import type { ConfigMember, ConfigNode, ConfigText } from '../../config';
import type { HclBlock, HclBody, HclExpression } from './node';
import { readTemplate } from './read-hcl';

/** How many names stand between a block's type and its body in Terraform's JSON syntax. */
const LABELS: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  module: 1,
  variable: 1,
  output: 1,
  provider: 1,
  backend: 1,
  locals: 0,
  terraform: 0,
};

/**
 * Reads Terraform's JSON syntax (developer.hashicorp.com/terraform/language/syntax/json) as the blocks it stands for. Below
 * those nothing tells a block from an object: a map is given as both.
 */
export function readHclJson(text: string): HclBody {
  const lines = indexLines(text);
  const lineOf: LineOf = (offset) => lines.position(offset).line;
  const root = readJson(text);
  return bodyOf(root, lineOf, (member) => (Object.hasOwn(LABELS, member.name) ? LABELS[member.name] : undefined));
}

type LineOf = (offset: number) => number;

function bodyOf(
  node: ConfigNode | undefined,
  lineOf: LineOf,
  labels: (member: ConfigMember) => number | undefined,
): HclBody {
  const members = membersOf(node);
  return {
    attributes: members.map(({ name, nameRange, value }) => ({
      name,
      range: nameRange,
      line: lineOf(nameRange.start),
      value: expressionOf(value, lineOf),
    })),
    blocks: members.flatMap((member) => blocksOf(member, labels(member) ?? 0, [], lineOf)),
  };
}

function blocksOf(member: ConfigMember, labels: number, names: readonly string[], lineOf: LineOf): readonly HclBlock[] {
  const { name, nameRange, value } = member;
  const bodies = value.type === 'list' ? value.items : [value];
  return bodies.flatMap((body): readonly HclBlock[] => {
    if (body.type !== 'map') return [];
    if (labels > names.length) {
      return body.members.flatMap((inner) => blocksOf({ ...inner, name }, labels, [...names, inner.name], lineOf));
    }
    const isTerraform = name === 'terraform';
    return [
      {
        type: name,
        labels: names,
        range: nameRange,
        line: lineOf(nameRange.start),
        body: bodyOf(body, lineOf, (inner) => (isTerraform ? LABELS[inner.name] : 0)),
      },
    ];
  });
}

function expressionOf(node: ConfigNode, lineOf: LineOf): HclExpression {
  switch (node.type) {
    case 'text':
      return textOf(node, lineOf);
    case 'list':
      return { type: 'list', items: node.items.map((item) => expressionOf(item, lineOf)), line: 0 };
    case 'map':
      return {
        type: 'object',
        line: 0,
        members: node.members.map(({ name, nameRange, value }) => ({
          name: { type: 'text', parts: [name], range: nameRange, line: lineOf(nameRange.start) },
          value: expressionOf(value, lineOf),
          line: lineOf(nameRange.start),
        })),
      };
  }
}

/** A string is a template; one that is nothing but an insertion is what it inserts. */
function textOf({ value, range }: ConfigText, lineOf: LineOf): HclExpression {
  const line = lineOf(range.start);
  const parts = value.includes('{') ? readTemplate(value).map((part) => atLine(part, line)) : [value];
  const [only, ...others] = parts;
  if (only !== undefined && typeof only !== 'string' && others.length === 0) return only;
  return { type: 'text', parts, range, line };
}

function atLine(part: string | HclExpression, line: number): string | HclExpression {
  return typeof part === 'string' ? part : { ...part, line };
}
