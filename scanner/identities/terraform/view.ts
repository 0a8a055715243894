import { knownText, textsIn } from '../cloud';
import type { CloudText, CloudValue } from '../cloud';
import type { ResourceView } from './catalog';
import { isCredentialAttribute } from './credential-attribute';
import { evaluate } from './evaluate';
import type { Standing } from './evaluate';
import type { HclBlock, HclBody, HclExpression } from './hcl';
import { terraformKey } from './keys';
import type { ModuleScope } from './scope';

/** @returns a resource or data source of the scope by its address */
export function resourceView(address: string, scope: ModuleScope): ResourceView | undefined {
  const found = scope.module.resources.get(address);
  return (
    found && blockView(found.item.block, terraformKey(scope.root, scope.calls, address), { scope, path: found.path })
  );
}

export function blockView(block: HclBlock, key: string, at: Standing): ResourceView {
  const [type = block.type, name = ''] = block.labels;
  return bodyView(block.body, { type, name, key, line: block.line }, at);
}

type Head = Pick<ResourceView, 'type' | 'name' | 'key' | 'line'>;

function bodyView(body: HclBody, head: Head, at: Standing): ResourceView {
  const attribute = (name: string): HclExpression | undefined =>
    body.attributes.findLast((candidate) => candidate.name === name)?.value;
  const value = (name: string): CloudValue | undefined => {
    const found = attribute(name);
    return found && evaluate(found, at);
  };
  return {
    ...head,
    has: (name) => attribute(name) !== undefined,
    value,
    text: (name): CloudText | undefined => textsIn(value(name))[0],
    known: (name) => {
      const found = knownText(value(name));
      return found === 'null' ? undefined : found;
    },
    lineOf: (name) => body.attributes.find((candidate) => candidate.name === name)?.line ?? head.line,
    blocks: (type) => [
      ...body.blocks
        .filter((block) => block.type === type)
        .map((block) => bodyView(block.body, { ...head, line: block.line }, at)),
      // A list of objects is written where older versions had blocks.
      ...(body.blocks.some((block) => block.type === type) ? [] : objectViews(attribute(type), head, at)),
    ],
    targets: (name) => {
      const found = attribute(name);
      return found === undefined ? [] : targetsIn(found, at);
    },
  };
}

function objectViews(value: HclExpression | undefined, head: Head, at: Standing): readonly ResourceView[] {
  const objects = value?.type === 'list' ? value.items : value === undefined ? [] : [value];
  return objects.flatMap((object) => {
    if (object.type !== 'object') return [];
    const attributes = object.members.flatMap(({ name, value: of, line }) => {
      const [written] = name.type === 'reference' ? name.path : name.type === 'text' ? name.parts : [];
      return typeof written === 'string' ? [{ name: written, range: { start: 0, end: 0 }, line, value: of }] : [];
    });
    return [bodyView({ attributes, blocks: [] }, { ...head, line: object.line }, at)];
  });
}

/** Type of a view of a variable that holds a credential: whoever takes it shares that credential. */
export const VARIABLE_TYPE = 'var';

/** @returns a root module's variable, where it is a credential by its name */
function variableView(name: string, scope: ModuleScope): ResourceView | undefined {
  const found = isCredentialAttribute(name) ? scope.module.variables.get(name) : undefined;
  if (found === undefined) return undefined;
  const { body, line } = found.item.block;
  const key = terraformKey(scope.root, scope.calls, `var.${name}`);
  return bodyView(body, { type: VARIABLE_TYPE, name, key, line }, { scope, path: found.path });
}

/** Ways followed for one attribute. */
const MOST_WAYS = 500;

/** @returns the resources that an expression takes something from */
function targetsIn(expression: HclExpression, at: Standing): readonly ResourceView[] {
  const found = new Map<string, ResourceView>();
  let ways = MOST_WAYS;
  const visit = (inner: HclExpression, from: Standing, depth: number): void => {
    if (depth > 20 || --ways < 0) return;
    const go = (next: HclExpression): void => visit(next, from, depth + 1);
    switch (inner.type) {
      case 'text':
        for (const part of inner.parts) if (typeof part !== 'string') go(part);
        return;
      case 'list':
        inner.items.forEach(go);
        return;
      case 'object':
        for (const { value } of inner.members) go(value);
        return;
      case 'call':
        inner.arguments.forEach(go);
        return;
      case 'other':
        inner.operands.forEach(go);
        return;
      case 'reference':
        follow(inner.path, from, depth);
    }
  };
  const follow = (
    [first = '', second = '', third = '']: readonly string[],
    { scope }: Standing,
    depth: number,
  ): void => {
    const { module } = scope;
    if (first === 'var') {
      const given = scope.assigned.get(second);
      if (given !== undefined && scope.parent !== undefined)
        visit(given.item, { scope: scope.parent, path: given.path }, depth + 1);
      else {
        const view = variableView(second, scope);
        if (view !== undefined) found.set(view.key, view);
      }
    } else if (first === 'local') {
      const local = module.locals.get(second);
      if (local !== undefined) visit(local.item, { scope, path: local.path }, depth + 1);
    } else if (first === 'module') {
      const child = scope.children.get(second);
      const output = child?.module.outputs.get(third);
      if (child !== undefined && output !== undefined)
        visit(output.item, { scope: child, path: output.path }, depth + 1);
    } else {
      const address = first === 'data' || first === 'ephemeral' ? `${first}.${second}.${third}` : `${first}.${second}`;
      const view = resourceView(address, scope);
      if (view !== undefined) found.set(view.key, view);
    }
  };
  visit(expression, at, 0);
  return [...found.values()];
}
