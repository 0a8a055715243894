import { isLiteralCredential, isMereWord } from '../cloud';
import { nodeAt, textAt } from '../config';
import { isCredentialName } from '../credential-name';
import { identityOfName } from '../provider';
import { catalog } from './catalog';
import type { StackFacts, StackRule } from './catalog';
import { propertyCredentials } from './credentials';
import type { StackCollector } from './draft';
import { stackKey } from './keys';
import type { Stack, StackResource } from './stack';

/** Reports what the resources and parameters of a template say. */
export function reportStack(stack: Stack, into: StackCollector): void {
  for (const resource of stack.resources) {
    const rule = Object.hasOwn(catalog, resource.type) ? catalog[resource.type] : undefined;
    if (rule !== undefined) reportResource(resource, rule, stack, into);
    reportUses(resource, stack, into);
    const isAccount = rule?.kind === 'database_account';
    const holder = { key: resource.key, consumer: resource.id, syntax: 'cfn', isAccount };
    propertyCredentials(resource.properties, holder, into);
  }
  reportParameters(stack, into);
}

/** SAM makes a role of this name where a function has none of its own. */
function keyOf({ type, key }: StackResource): string {
  return type.startsWith('AWS::Serverless::') ? `${key}Role` : key;
}

function reportResource(resource: StackResource, rule: StackRule, stack: Stack, into: StackCollector): void {
  const facts = rule.read?.(resource, stack) ?? {};
  if (facts.isNone === true) return;
  const targets = (rule.of ?? [])
    .flatMap((property) => stack.targets(nodeAt(resource.properties, property)))
    .flatMap((id) => stack.resource(id) ?? []);
  const draft = draftOf(resource, rule, facts);
  const isOwn = rule.role === 'defines' || rule.role === 'stores';
  if (isOwn || targets.length === 0) {
    const passwords = isOwn ? linkedParameters(resource, stack) : [];
    into.add({ ...draft, linkedKeys: [...(facts.linkedKeys ?? []), ...targets.map(({ key }) => key), ...passwords] });
    return;
  }
  for (const target of targets) {
    const kind = catalog[target.type]?.kind ?? rule.kind;
    const credential =
      rule.role === 'federates' ? rule.credential : (catalog[target.type]?.credential ?? rule.credential);
    into.add({ ...draft, key: target.key, kind, credential, consumer: resource.id });
  }
}

function draftOf(resource: StackResource, rule: StackRule, facts: StackFacts): Parameters<StackCollector['add']>[0] {
  const { privileges = [], federations = [], lifetime } = facts;
  return {
    key: keyOf(resource),
    range: resource.range,
    role: rule.role,
    kind: rule.kind,
    credential: facts.credential ?? rule.credential,
    duty: facts.duty ?? rule.duty,
    privileges,
    federations,
    ...(lifetime && { lifetime }),
    syntax: `cfn.${resource.type}`,
  };
}

/** Parameters that fill a password of the resource. */
function linkedParameters({ properties }: StackResource, stack: Stack): readonly string[] {
  const names = properties?.type === 'map' ? properties.members : [];
  return names
    .filter(({ name }) => isCredentialName(name))
    .flatMap(({ value }) => stack.targets(value))
    .flatMap((id) => {
      const isParameter = stack.parameters.some(({ name }) => name === id);
      return isParameter || stack.resource(id)?.type === 'AWS::SecretsManager::Secret'
        ? [stackKey(stack.path, id)]
        : [];
    });
}

/** Properties by which a resource acts as a role. */
const ROLE_PROPERTIES = [
  'Role',
  'RoleArn',
  'RoleARN',
  'Roles',
  'ServiceRole',
  'ServiceRoleArn',
  'TaskRoleArn',
  'ExecutionRoleArn',
  'NodeRole',
  'InstanceRole',
  'JobRoleArn',
] as const;

function reportUses(resource: StackResource, stack: Stack, into: StackCollector): void {
  if (/^AWS::IAM::(?:Policy|ManagedPolicy|RolePolicy)$|PodIdentityAssociation$/.test(resource.type)) return;
  for (const property of ROLE_PROPERTIES) {
    for (const id of stack.targets(nodeAt(resource.properties, property))) {
      const role = stack.resource(id);
      if (role?.type !== 'AWS::IAM::Role') continue;
      into.add({
        key: role.key,
        range: resource.range,
        role: 'uses',
        kind: 'iam_role',
        credential: 'ephemeral',
        consumer: resource.id,
        syntax: 'cfn.role-use',
      });
    }
  }
}

/** A parameter that is not shown is a credential that somebody hands in. */
function reportParameters(stack: Stack, into: StackCollector): void {
  for (const { name, nameRange, value } of stack.parameters) {
    const isHidden = /^true$/i.test(textAt(value, 'NoEcho')?.value ?? '');
    // A user's name and address are hidden now and then; they open nothing.
    if (!isCredentialName(name) && (!isHidden || /(?:user(?:name)?|e?mail|id)$/i.test(name))) continue;
    const written = textAt(value, 'Default');
    const type = textAt(value, 'Type')?.value ?? '';
    const isLiteral =
      written !== undefined &&
      isCredentialName(name) &&
      !type.startsWith('AWS::') &&
      !isMereWord(written.value) &&
      isLiteralCredential(written.value, name);
    if (!isHidden && !isLiteral) continue;
    if (isLiteral) into.conceal(written.range);
    const { kind, provider } = identityOfName(name);
    into.add({
      key: stackKey(stack.path, name),
      range: isLiteral ? written.range : nameRange,
      role: isLiteral ? 'stores' : 'uses',
      kind,
      provider,
      credential: 'static',
      duty: isLiteral ? 'stored' : 'found',
      confidence: isHidden ? 'certain' : 'likely',
      syntax: isLiteral ? 'cfn.parameter-default' : 'cfn.parameter',
    });
  }
}
