import type { IdentityReference, Range } from '../../model';
import { indexLines } from '../../text';
import type { LineIndex } from '../../text';
import { callsIn, Definitions, languageOf, snakeCase } from '../program';
import type { Language, ProgramCall, ProgramNode } from '../program';
import type { HclAttribute, HclExpression } from '../terraform';
import { folderOf } from './files';
import { addressOf, resourceReferences } from './translation';
import type { PulumiResource } from './translation';
import type { PulumiType } from './types';

/** Packages of Pulumi's that name identities, by what programs call them. */
const PACKAGES =
  'aws|awsx|gcp|azuread|azure_native|azurenative|azure|github|gitlab|vault|kubernetes|k8s|tls|random|cloudflare|datadog|okta|auth0|grafana|postgresql|mysql|mongodbatlas|snowflake|databricks|digitalocean|time';
/** Modules that programs import by themselves: `from pulumi_aws import iam`, Go's packages. */
const MODULES: Readonly<Record<string, string>> = {
  iam: 'aws',
  secretsmanager: 'aws',
  ssm: 'aws',
  rds: 'aws',
  cognito: 'aws',
  lambda: 'aws',
  ecs: 'aws',
  eks: 'aws',
  serviceaccount: 'gcp',
  projects: 'gcp',
  secretmanager: 'gcp',
  authorization: 'azure-native',
  managedidentity: 'azure-native',
  core: 'kubernetes',
  rbac: 'kubernetes',
};

/** A constructor with a package or module before it. The last name begins with a capital, or says what is looked up. */
const CALLS = new RegExp(
  String.raw`(?<![\w.])(?:new\s{1,4})?(?:${PACKAGES}|${Object.keys(MODULES).join('|')})(?:\.\w{1,80}){1,4}\(`,
  'gi',
);

/** @returns what the resources of a program say; nothing where it is none of Pulumi's */
export function programReferences(path: string, text: string): readonly IdentityReference[] {
  const language = languageOf(path);
  if (language === undefined || !/pulumi/i.test(text)) return [];
  const program = new Program(text, language);
  return program.resources.length === 0 ? [] : resourceReferences(path, folderOf(path), text, program.resources);
}

/** The resources of one program, in their order. */
class Program {
  readonly resources: PulumiResource[] = [];
  private readonly byVariable = new Map<string, readonly string[]>();
  private readonly lines: LineIndex;
  private readonly definitions: Definitions;
  private left = MOST_NODES;

  constructor(
    private readonly text: string,
    private readonly language: Language,
  ) {
    this.lines = indexLines(text);
    this.definitions = new Definitions(text, language);
    const found = callsIn(text, CALLS, language).flatMap(({ call, variable }) => {
      const type = typeOf(call.path);
      return type === undefined || !isResource(call, type) ? [] : [{ call, type, variable }];
    });
    for (const [index, { call, type, variable }] of found.entries()) {
      if (variable === undefined) continue;
      this.byVariable.set(variable, addressOf({ ...EMPTY, type, isLookup: isLookup(type), range: call.range }, index));
    }
    for (const { call, type } of found) this.resources.push(this.resource(call, type));
  }

  private resource(call: ProgramCall, type: PulumiType): PulumiResource {
    const [first, second] = argumentsOf(call);
    const lookup = isLookup(type);
    const given = lookup ? first : second;
    const name = lookup ? undefined : this.plainText(first);
    const members = [...(given?.type === 'map' || given?.type === 'call' ? given.members : []), ...call.members];
    const range = first?.type === 'text' ? first.range : call.range;
    return {
      type,
      name: name === undefined || name === '' ? '?' : name,
      range,
      line: this.lineOf(range),
      isLookup: lookup,
      attributes: members.map(({ name: written, nameRange, value }): HclAttribute => ({
        name: snakeCase(written),
        range: nameRange,
        line: this.lineOf(nameRange),
        value: this.expression(value, 0),
      })),
    };
  }

  private lineOf(range: Range): number {
    return this.lines.position(range.start).line;
  }

  private plainText(node: ProgramNode | undefined): string | undefined {
    if (node?.type === 'call' && node.items.length > 0) return this.plainText(node.items[0]);
    return node?.type === 'text'
      ? node.parts.map((part) => (typeof part === 'string' ? part : '?')).join('')
      : undefined;
  }

  private expression(node: ProgramNode, depth: number): HclExpression {
    const line = this.lineOf(node.range);
    if (depth > DEEPEST || --this.left < 0) return { type: 'other', operands: [], line };
    const inner = (value: ProgramNode): HclExpression => this.expression(value, depth + 1);
    switch (node.type) {
      case 'text': {
        const parts = node.parts.map((part) => (typeof part === 'string' ? part : inner(part)));
        const isBlock = this.text.slice(node.range.start, node.range.end).includes('\n');
        return { type: 'text', parts, range: node.range, line, ...(isBlock && { isHeredoc: true as const }) };
      }
      case 'list':
        return { type: 'list', items: node.items.map(inner), line };
      case 'map':
        return this.object(node.members, line, inner, (name) => (/^[A-Z]/.test(name) ? name : snakeCase(name)));
      case 'name':
        return this.reference(node.path, line, depth);
      case 'call':
        return this.called(node, line, inner, depth);
      case 'other':
        return { type: 'other', operands: [], line };
    }
  }

  private object(
    members: ProgramCall['members'],
    line: number,
    inner: (value: ProgramNode) => HclExpression,
    named: (name: string) => string,
  ): HclExpression {
    return {
      type: 'object',
      line,
      members: members.map(({ name, nameRange, value }) => {
        const at = this.lineOf(nameRange);
        return {
          name: { type: 'text', parts: [named(name)], range: nameRange, line: at },
          value: inner(value),
          line: at,
        };
      }),
    };
  }

  private reference(path: readonly string[], line: number, depth: number): HclExpression {
    const [first = '', ...rest] = path[0] === 'this' || path[0] === 'self' ? path.slice(1) : path;
    // An enumeration of AWS's own policies says their names.
    const name = path.at(-1);
    if (path.at(-2) === 'ManagedPolicy' && name !== undefined)
      return { type: 'text', parts: [name], range: NOWHERE, line };
    const address = this.byVariable.get(first);
    if (address !== undefined) return { type: 'reference', path: [...address, ...rest.map(snakeCase)], line };
    // A constant of the same file, written once.
    const defined = rest.length === 0 ? this.definitions.of(first) : undefined;
    return defined === undefined ? { type: 'other', operands: [], line } : this.expression(defined, depth + 1);
  }

  private called(
    { path, items, members }: ProgramCall,
    line: number,
    inner: (value: ProgramNode) => HclExpression,
    depth: number,
  ): HclExpression {
    const name = path.at(-1) ?? '';
    const [first] = items;
    if (first !== undefined && /^(?:stringify|dumps|jsonStringify|json_dumps|Serialize)$/.test(name))
      return { type: 'call', name: 'jsonencode', arguments: [inner(first)], line };
    if (/^(?:concat|Concat)$/.test(name)) return { type: 'text', parts: items.map(inner), range: NOWHERE, line };
    if (/^(?:Sprintf|format|Format)$/.test(name))
      return { type: 'call', name: 'format', arguments: items.map(inner), line };
    if (items.length === 0 && members.length > 0) return this.object(members, line, inner, snakeCase);
    if (/Array$|^List$|^asList$/.test(name) || (name === 'of' && /^(?:List|Set)$/.test(path.at(-2) ?? '')))
      return { type: 'list', items: items.map(inner), line };
    // user.arn.apply(…), pulumi.String("x"): about what stands before or within.
    const before = this.byVariable.has(path[0] ?? '') ? [this.reference(path, line, depth)] : [];
    if (first !== undefined && WRAPPERS.test(name)) return inner(first);
    return { type: 'other', operands: [...before, ...items.map(inner)], line };
  }
}

/** They give what they are given: pulumi.String("x"), pulumi.secret(x), Output.Create(x). */
const WRAPPERS =
  /^(?:String|StringPtr|Bool|BoolPtr|Int|IntPtr|ID|secret|unsecret|output|of|Create|CreateSecret|ToSecret)$/;

/** Go's calls have a context before the name. */
function argumentsOf({ path, items }: ProgramCall): readonly ProgramNode[] {
  const [first, ...rest] = items;
  const isGo = /^(?:New|Lookup|Get)[A-Z]/.test(path.at(-1) ?? '') && first?.type === 'name';
  return isGo ? rest : items;
}

/** @returns undefined where the path names no type of Pulumi's */
function typeOf(path: readonly string[]): PulumiType | undefined {
  const names = path.map((name) =>
    name === 'k8s' ? 'kubernetes' : /^azure_?native$/i.test(name) ? 'azure-native' : name,
  );
  const [first = '', second = ''] = names;
  const last = names.at(-1)?.replace(/^New(?=[A-Z])/, '') ?? '';
  if (names.length < 2 || !/^(?:[A-Z]|get(?:P|_p)olicy)/.test(last) || /Args$|Options$|Provider$|Config$/.test(last))
    return undefined;
  const lower = first.toLowerCase();
  if (Object.hasOwn(MODULES, lower)) return { package: MODULES[lower] ?? '', module: lower, name: last };
  return { package: lower, module: names.length > 2 ? second.toLowerCase() : '', name: last };
}

function isLookup({ name }: PulumiType): boolean {
  return /^get_?policy_?document/i.test(name);
}

/** A resource has a name; without one it is a type or another call. */
function isResource(call: ProgramCall, type: PulumiType): boolean {
  // GetClientToken, LookupSecret: asked for, not made.
  return isLookup(type) || (!/^(?:Get|Lookup)[A-Z]/.test(type.name) && argumentsOf(call).length > 0);
}

const DEEPEST = 30;
const MOST_NODES = 100_000;
const NOWHERE: Range = { start: 0, end: 0 };
const EMPTY = { name: '', line: 0, attributes: [] } as const;
