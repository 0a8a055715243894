import type { CredentialType, DeclarationDuty, IdentityKind } from '../../model';
import { callsIn } from '../program';
import type { ProgramCall, ProgramNode } from '../program';
import type { Program } from './values';

/** What a construct makes (docs.aws.amazon.com/cdk/api/v2). */
export interface ConstructRule {
  readonly role: 'defines' | 'stores' | 'federates' | 'grants';
  readonly kind: IdentityKind;
  readonly credential: CredentialType;
  readonly duty: DeclarationDuty;
  /** Module that the name has to come from, where other modules have such a name too. */
  readonly module?: RegExp;
}

const iam = /iam/i;

const rules: Readonly<Record<string, ConstructRule>> = {
  User: { role: 'defines', kind: 'iam_user', credential: 'static', duty: 'found', module: iam },
  AccessKey: { role: 'defines', kind: 'iam_user', credential: 'static', duty: 'stored', module: iam },
  Role: { role: 'defines', kind: 'iam_role', credential: 'ephemeral', duty: 'found', module: iam },
  LazyRole: { role: 'defines', kind: 'iam_role', credential: 'ephemeral', duty: 'found', module: iam },
  Policy: { role: 'grants', kind: 'iam_role', credential: 'ephemeral', duty: 'found', module: iam },
  ManagedPolicy: { role: 'grants', kind: 'iam_role', credential: 'ephemeral', duty: 'found', module: iam },
  OpenIdConnectProvider: { role: 'federates', kind: 'workload_identity', credential: 'keyless', duty: 'found' },
  OIDCProvider: { role: 'federates', kind: 'workload_identity', credential: 'keyless', duty: 'found' },
  Secret: {
    role: 'stores',
    kind: 'other',
    credential: 'static',
    duty: 'found',
    module: /secrets?_?manager|(?:^|_)sm$/i,
  },
  DatabaseSecret: { role: 'stores', kind: 'database_account', credential: 'static', duty: 'found' },
  UserPoolClient: { role: 'defines', kind: 'oauth_client', credential: 'unknown', duty: 'found' },
  ApiKey: { role: 'defines', kind: 'api_key', credential: 'static', duty: 'stored' },
  KeyPair: { role: 'defines', kind: 'ssh_key', credential: 'static', duty: 'stored' },
  GitHubSourceCredentials: { role: 'stores', kind: 'access_token', credential: 'static', duty: 'stored' },
};

export interface Construct {
  readonly id: string;
  readonly call: ProgramCall;
  readonly type: string;
  readonly rule: ConstructRule;
  readonly variable?: string;
}

/** A constructor: `new iam.Role(`, `iam.Role(`, `awsiam.NewRole(`, `Role.Builder.create(`. */
const CALLS = new RegExp(
  String.raw`(?<![\w.])(?:new\s{1,4})?(?:\w{1,40}\.){0,3}(?:New)?(?:Cfn)?(?:${Object.keys(rules).join('|')})(?:\.Builder\.create)?\(`,
  'g',
);

/** @returns the constructs of a program that are identities, by their signature: scope, id, properties */
export function constructsIn(program: Program): readonly Construct[] {
  const { text, language } = program;
  return callsIn(text, CALLS, language).flatMap(({ call, variable }) => {
    const names = call.path.filter((name) => name !== 'Builder' && name !== 'create');
    const type = (names.at(-1) ?? '').replace(/^(?:New)?(?:Cfn)?/, '');
    const rule = Object.hasOwn(rules, type) ? rules[type] : undefined;
    const id = idOf(call);
    if (rule === undefined || id === undefined || !isFrom(rule, names.slice(0, -1), names.at(-1) ?? '', text))
      return [];
    return [{ id, call, type, rule, ...(variable !== undefined && { variable }) }];
  });
}

/** A scope comes first: `this`, `self`, `stack`. */
function idOf({ items: [scope, id] }: ProgramCall): string | undefined {
  if (scope?.type !== 'name' || id === undefined) return undefined;
  return plainText(id) ?? '?';
}

function plainText(node: ProgramNode): string | undefined {
  if (node.type === 'call') return node.items[0] && plainText(node.items[0]);
  return node.type === 'text' ? node.parts.map((part) => (typeof part === 'string' ? part : '?')).join('') : undefined;
}

/** A bare name is the module's where the file imports it from there, or imports from nowhere else. */
function isFrom({ module }: ConstructRule, before: readonly string[], name: string, text: string): boolean {
  if (module === undefined) return true;
  if (before.length > 0) return before.some((each) => module.test(each));
  const from = importedFrom(name, text);
  return from === undefined ? /services\.iam|AWS\.IAM|secrets?manager/i.test(text) : module.test(from);
}

/** `import { Role } from 'aws-cdk-lib/aws-iam'`, `from aws_cdk.aws_iam import Role` */
function importedFrom(name: string, text: string): string | undefined {
  const word = new RegExp(String.raw`\b${name}\b`);
  for (const [, names = '', from] of text.matchAll(
    /import\s{1,4}(?:type\s{1,4})?\{([^{}]{1,2000})\}\s{0,4}from\s{0,4}["']([^"'\n]{1,200})["']/g,
  ))
    if (word.test(names)) return from;
  for (const [, from, names = ''] of text.matchAll(
    /^from\s{1,4}([\w.]{1,100})\s{1,4}import\s{1,4}([^\n(]{1,500}|\([^)]{1,2000}\))/gm,
  ))
    if (word.test(names)) return from;
  return undefined;
}
