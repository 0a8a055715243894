import { knownText, textsIn, unknownAt, valueUnder } from '../cloud';
import type { CloudText, CloudValue } from '../cloud';
import type { HclCall, HclExpression, HclReference, HclText } from './hcl';
import type { Located } from './module';
import { operated } from './operation';
import { policyDocument } from './policy-document';
import type { ModuleScope } from './scope';

/** Where an expression stands. */
export interface Standing {
  readonly scope: ModuleScope;
  readonly path: string;
}

/** Values within values; references that lead back to themselves end here too. */
const DEEPEST_VALUE = 40;

/** What one value may take: a local that doubles itself twenty times over is a million. */
const MOST_STEPS = 20_000;

/**
 * Works out what code tells of a value: literals, variables with what calls and files of values assign or with their
 * defaults, locals, outputs, attributes of other resources, and the functions that only put texts together.
 * @returns `?` for the rest; the lines are those of the file in which the expression stands
 */
export function evaluate(expression: HclExpression, at: Standing): CloudValue {
  return new Evaluation().value(expression, at, 0);
}

class Evaluation {
  private steps = MOST_STEPS;

  value(expression: HclExpression, at: Standing, depth: number): CloudValue {
    const { line } = expression;
    if (depth > DEEPEST_VALUE || --this.steps < 0) return unknownAt(line);
    const within = (inner: HclExpression): CloudValue => this.value(inner, at, depth + 1);
    switch (expression.type) {
      case 'text':
        return text(expression, within);
      case 'list':
        return { type: 'list', items: expression.items.map(within), line };
      case 'object': {
        const members = expression.members.map(({ name, value, line: memberLine }) => ({
          name: nameOf(name, within),
          value: within(value),
          line: memberLine,
        }));
        return { type: 'map', members, line };
      }
      case 'reference':
        return this.reference(expression, at, depth);
      case 'call':
        return called(expression, within);
      case 'other':
        return operated(expression, within);
    }
  }

  private reference({ path, line }: HclReference, at: Standing, depth: number): CloudValue {
    const [first = '', second = '', third = ''] = path;
    const { scope } = at;
    if (first === 'var') return this.taken(this.variable(second, scope), path.slice(2), { at, line, depth });
    if (first === 'local') {
      const found = scope.module.locals.get(second);
      return this.taken(found && { ...found, scope }, path.slice(2), { at, line, depth });
    }
    if (first === 'module') {
      const child = scope.children.get(second);
      const found = child?.module.outputs.get(third);
      return this.taken(child && found && { ...found, scope: child }, path.slice(3), { at, line, depth });
    }
    if (first === 'data' && second === 'aws_iam_policy_document') {
      const found = scope.module.resources.get(`data.${second}.${third}`);
      if (found === undefined) return unknownAt(line);
      const standing = { scope, path: found.path };
      const { body } = found.item.block;
      const document = scope.known.get(body) ?? policyDocument(body, (inner) => this.value(inner, standing, depth + 1));
      scope.known.set(body, document);
      return found.path === at.path ? document : moved(document, line);
    }
    const isData = first === 'data' || first === 'ephemeral';
    const address = isData ? `${first}.${second}.${third}` : `${first}.${second}`;
    const resource = scope.module.resources.get(address);
    const [attribute, ...rest] = path.slice(isData ? 3 : 2);
    const written = resource?.item.block.body.attributes.find(({ name }) => name === attribute);
    const found = resource && written && { path: resource.path, item: written.value, scope };
    return this.taken(found, rest, { at, line, depth });
  }

  private variable(name: string, scope: ModuleScope): (Located<HclExpression> & { scope: ModuleScope }) | undefined {
    const given = scope.assigned.get(name);
    if (given !== undefined) return { ...given, scope: scope.parent ?? scope };
    const declared = scope.module.variables.get(name);
    const value = declared?.item.block.body.attributes.find((attribute) => attribute.name === 'default')?.value;
    return declared && value && { path: declared.path, item: value, scope };
  }

  /** What stands elsewhere, with the steps into it. */
  private taken(
    found: (Located<HclExpression> & { readonly scope: ModuleScope }) | undefined,
    steps: readonly string[],
    { at, line, depth }: { readonly at: Standing; readonly line: number; readonly depth: number },
  ): CloudValue {
    if (found === undefined) return unknownAt(line);
    const { scope, path, item } = found;
    const whole = scope.known.get(item) ?? this.value(item, { scope, path }, depth + 1);
    scope.known.set(item, whole);
    let value: CloudValue | undefined = whole;
    for (const step of steps) value = valueUnder(value, step);
    if (value === undefined) return unknownAt(line);
    return path === at.path ? value : moved(value, line);
  }
}

/** Lines of another file mean nothing here: the line that takes the value stands for them. */
function moved(value: CloudValue, line: number): CloudValue {
  switch (value.type) {
    case 'text': {
      const { value: text, isKnown } = value;
      return { type: 'text', value: text, isKnown, line };
    }
    case 'list':
      return { ...value, items: value.items.map((item) => moved(item, line)), line };
    case 'map':
      return {
        ...value,
        members: value.members.map((member) => ({ ...member, value: moved(member.value, line), line })),
        line,
      };
  }
}

function text({ parts, line, isHeredoc }: HclText, valueOf: (inner: HclExpression) => CloudValue): CloudValue {
  const [only, ...others] = parts;
  if (only !== undefined && typeof only !== 'string' && others.length === 0) return valueOf(only);
  let value = '';
  let isKnown = true;
  for (const part of parts) {
    const inner: CloudValue =
      typeof part === 'string' ? { type: 'text', value: part, isKnown: true, line } : valueOf(part);
    value += inner.type === 'text' ? inner.value : '?';
    isKnown &&= inner.type === 'text' && inner.isKnown;
  }
  return { type: 'text', value, isKnown, line, ...(isHeredoc === true ? { isBlock: true as const } : {}) };
}

/** An object's name without quotes is a name, in parentheses a value. */
function nameOf(name: HclExpression, valueOf: (inner: HclExpression) => CloudValue): string {
  if (name.type === 'reference' && name.path.length === 1) return name.path[0] ?? '?';
  const value = valueOf(name);
  return value.type === 'text' ? value.value : '?';
}

/** Functions that give their argument, or what is in it. */
const TRANSPARENT: ReadonlySet<string> = new Set(
  'jsonencode yamlencode tolist toset tomap tostring flatten distinct compact sort nonsensitive sensitive trimspace one element jsondecode'.split(
    ' ',
  ),
);

function called({ name, arguments: given, line }: HclCall, valueOf: (inner: HclExpression) => CloudValue): CloudValue {
  const values = given.map(valueOf);
  const [first, ...rest] = values;
  if (first === undefined) return unknownAt(line);
  if (TRANSPARENT.has(name)) return first;
  switch (name) {
    case 'lower':
    case 'upper': {
      if (first.type !== 'text') return unknownAt(line);
      return { ...first, value: name === 'lower' ? first.value.toLowerCase() : first.value.toUpperCase() };
    }
    case 'concat':
    case 'setunion':
      return { type: 'list', items: values.flatMap((value) => (value.type === 'list' ? value.items : [value])), line };
    case 'merge':
      return { type: 'map', members: values.flatMap((value) => (value.type === 'map' ? value.members : [])), line };
    case 'coalesce':
    case 'coalescelist':
    case 'try':
      return values.find((value) => value.type !== 'text' || value.value !== 'null') ?? unknownAt(line);
    case 'join': {
      const texts = rest.flatMap((value) => textsIn(value));
      return joined(texts, knownText(first), line);
    }
    case 'format':
      return formatted(knownText(first), rest, line);
    default:
      return unknownAt(line);
  }
}

function joined(texts: readonly CloudText[], separator: string | undefined, line: number): CloudValue {
  if (separator === undefined) return unknownAt(line);
  return {
    type: 'text',
    value: texts.map(({ value }) => value).join(separator),
    isKnown: texts.every(({ isKnown }) => isKnown),
    line,
  };
}

function formatted(pattern: string | undefined, values: readonly CloudValue[], line: number): CloudValue {
  if (pattern === undefined) return unknownAt(line);
  let next = 0;
  let isKnown = true;
  const value = pattern.replace(/%(?:%|[\d.]{0,10}[a-z])/g, (verb) => {
    if (verb === '%%') return '%';
    const given = values[next++];
    isKnown &&= given?.type === 'text' && given.isKnown;
    return given?.type === 'text' ? given.value : '?';
  });
  return { type: 'text', value, isKnown, line };
}
