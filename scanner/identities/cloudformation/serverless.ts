import { isLiteralCredential, itemsIn, policyPrivileges, readPolicy } from '../cloud';
import type { CloudValue } from '../cloud';
import { memberAt, membersOf, nodeAt, textsOf } from '../config';
import type { ConfigMember, ConfigText } from '../config';
import { isCredentialName } from '../credential-name';
import { identityOfName } from '../provider';
import type { StackCollector } from './draft';
import { stackKey } from './keys';
import type { TemplateNode } from './node';
import { Stack } from './stack';
import { reportStack } from './template';

/** The logical id of the role that the Serverless Framework makes for all functions (serverless.com, "IAM Permissions For Functions"). */
const SHARED_ROLE = 'IamRoleLambdaExecution';

/** Reports what a `serverless.yml` says: its role, its keys, what its functions are given, and the resources within it. */
export function reportServerless(
  path: string,
  root: TemplateNode,
  lineOf: (offset: number) => number,
  into: StackCollector,
): void {
  const resources = nodeAt(root, 'resources');
  // Several files, or one: a list of templates is read as its maps.
  for (const node of resources?.type === 'list' ? resources.items : [resources]) {
    reportStack(new Stack(path, node, lineOf, true), into);
  }
  const stack = new Stack(path, undefined, lineOf, true);
  reportRole(root, path, stack, into);
  for (const { name, value } of membersOf(nodeAt(root, 'functions'))) reportFunction(name, value, path, stack, into);
  reportApiKeys(root, path, into);
  reportEnvironment(nodeAt(root, 'provider', 'environment'), 'provider', path, into);
  for (const { name, value } of membersOf(nodeAt(root, 'functions')))
    reportEnvironment(nodeAt(value, 'environment'), name, path, into);
}

function reportRole(root: TemplateNode, path: string, stack: Stack, into: StackCollector): void {
  const provider = nodeAt(root, 'provider');
  const place =
    memberAt(nodeAt(provider, 'iam', 'role'), 'statements') ??
    memberAt(provider, 'iamRoleStatements') ??
    memberAt(nodeAt(provider, 'iam'), 'role');
  const isGiven = place?.name === 'role' && place.value.type === 'text';
  if (place === undefined || isGiven || memberAt(provider, 'role') !== undefined) return;
  const statements = nodeAt(provider, 'iam', 'role', 'statements') ?? nodeAt(provider, 'iamRoleStatements');
  into.add({
    key: stackKey(path, SHARED_ROLE),
    range: place.nameRange,
    role: 'defines',
    kind: 'iam_role',
    credential: 'ephemeral',
    privileges: statementPrivileges(stack.value(statements)),
    consumer: 'all functions',
    syntax: 'sls.role',
  });
}

function statementPrivileges(statements: CloudValue | undefined): ReturnType<typeof policyPrivileges> {
  if (statements === undefined) return [];
  const items = itemsIn(statements);
  const document: CloudValue = {
    type: 'map',
    members: [{ name: 'Statement', value: { type: 'list', items, line: statements.line }, line: statements.line }],
    line: statements.line,
  };
  return policyPrivileges(readPolicy(document));
}

/** The plugin serverless-iam-roles-per-function. */
function reportFunction(name: string, node: TemplateNode, path: string, stack: Stack, into: StackCollector): void {
  const own = memberAt(node, 'iamRoleStatements');
  if (own === undefined) return;
  into.add({
    key: stackKey(path, `functions/${name}`),
    range: own.nameRange,
    role: 'defines',
    kind: 'iam_role',
    credential: 'ephemeral',
    privileges: statementPrivileges(stack.value(own.value)),
    consumer: name,
    syntax: 'sls.role',
  });
}

function reportApiKeys(root: TemplateNode, path: string, into: StackCollector): void {
  const keys = nodeAt(root, 'provider', 'apiGateway', 'apiKeys') ?? nodeAt(root, 'provider', 'apiKeys');
  const items = keys?.type === 'list' ? keys.items : [];
  const named = items.flatMap((item): readonly ConfigText[] =>
    item.type === 'text' ? [item] : textsOf(nodeAt(item, 'name')),
  );
  for (const { value, range } of named) {
    const name = value.replace(/\$\{[^{}]{0,300}\}/g, '?');
    into.add({
      key: stackKey(path, `apiKeys/${name}`),
      range,
      role: 'defines',
      kind: 'api_key',
      credential: 'static',
      duty: 'stored',
      syntax: 'sls.api-key',
    });
  }
}

function reportEnvironment(node: TemplateNode | undefined, holder: string, path: string, into: StackCollector): void {
  for (const member of membersOf(node)) reportVariable(member, holder, path, into);
}

/** `${ssm:/prod/db}`, `${env:DB_PASSWORD}`, `${file(secrets.yml):key}` (serverless.com, "Variables"). */
function reportVariable(
  { name, nameRange, value }: ConfigMember,
  holder: string,
  path: string,
  into: StackCollector,
): void {
  if (!isCredentialName(name) || value.type !== 'text') return;
  const { kind, provider, credential } = identityOfName(name);
  const common = { kind, provider, consumer: holder, confidence: 'likely' } as const;
  const key = `env:${name}`;
  const written = value.value;
  const [, source, target] = /\$\{(ssm|env|aws:secretsmanager):([\w/.~-]{1,300})/.exec(written) ?? [];
  if (source !== undefined && target !== undefined) {
    const bare = target
      .replace(/~true$/, '')
      .replace(/^\//, '')
      .replace(/^aws\/reference\/secretsmanager\//, '');
    const isSecret = target.includes('/aws/reference/secretsmanager/');
    const store = source === 'env' ? `env:${target}` : `secretref:${isSecret ? 'aws-sm' : 'ssm'}/${bare}`;
    into.add({
      ...common,
      key,
      range: nameRange,
      role: 'uses',
      credential,
      linkedKeys: [store],
      syntax: 'sls.variable',
    });
    return;
  }
  if (written.includes('${') || !isLiteralCredential(written, name) || written.startsWith('arn:')) return;
  into.conceal(value.range);
  into.add({
    ...common,
    key: stackKey(path, `environment/${name}`),
    range: value.range,
    role: 'stores',
    credential: 'static',
    duty: 'stored',
    linkedKeys: [key],
    syntax: 'sls.literal',
  });
}
