import type { CloudMap, CloudMember, CloudValue } from '../cloud';
import { itemsIn } from '../cloud';
import type { HclBlock, HclBody, HclExpression } from './hcl';

/**
 * @param body of `data "aws_iam_policy_document"` (registry documentation of hashicorp/aws)
 * @returns the policy document that it makes, those that it takes over included
 */
export function policyDocument(body: HclBody, valueOf: (expression: HclExpression) => CloudValue): CloudMap {
  const statements = body.blocks.filter(({ type }) => type === 'statement').map((block) => statementOf(block, valueOf));
  const taken = body.attributes
    .filter(({ name }) => /^(?:source|override)_(?:json|policy_documents)$/.test(name))
    .flatMap(({ value }) => itemsIn(valueOf(value)))
    .flatMap((document) => (document.type === 'map' ? document.members : []))
    .filter(({ name }) => name === 'Statement')
    .flatMap(({ value }) => itemsIn(value));
  const line = body.blocks[0]?.line ?? 0;
  return mapOf([['Statement', { type: 'list', items: [...statements, ...taken], line }, line]], line);
}

type Entry = readonly [name: string, value: CloudValue, line: number];

function mapOf(entries: readonly Entry[], line: number): CloudMap {
  return { type: 'map', members: entries.map(([name, value, at]): CloudMember => ({ name, value, line: at })), line };
}

const NAMES: Readonly<Record<string, string>> = {
  effect: 'Effect',
  actions: 'Action',
  not_actions: 'NotAction',
  resources: 'Resource',
  not_resources: 'NotResource',
};

function statementOf({ body, line }: HclBlock, valueOf: (expression: HclExpression) => CloudValue): CloudMap {
  const entries = body.attributes.flatMap(({ name, value, line: at }): readonly Entry[] => {
    const written = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
    return written === undefined ? [] : [[written, valueOf(value), at]];
  });
  const attribute = (block: HclBlock, name: string): CloudValue | undefined => {
    const found = block.body.attributes.find((candidate) => candidate.name === name);
    return found && valueOf(found.value);
  };
  const principals = body.blocks
    .filter(({ type }) => type === 'principals')
    .flatMap((block): readonly Entry[] => {
      const type = attribute(block, 'type');
      const identifiers = attribute(block, 'identifiers');
      return type?.type === 'text' && identifiers !== undefined ? [[type.value, identifiers, block.line]] : [];
    });
  const conditions = body.blocks
    .filter(({ type }) => type === 'condition')
    .flatMap((block): readonly Entry[] => {
      const [test, variable, values] = ['test', 'variable', 'values'].map((name) => attribute(block, name));
      if (test?.type !== 'text' || variable?.type !== 'text' || values === undefined) return [];
      return [[test.value, mapOf([[variable.value, values, block.line]], block.line), block.line]];
    });
  return mapOf(
    [
      ...entries,
      ...(principals.length > 0 ? [['Principal', mapOf(principals, line), line] as const] : []),
      ...(conditions.length > 0 ? [['Condition', mapOf(conditions, line), line] as const] : []),
    ],
    line,
  );
}
