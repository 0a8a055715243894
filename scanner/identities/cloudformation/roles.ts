import type { PrivilegeFact } from '../../model';
import { itemsIn, managedPolicyFact, policyPrivileges, readPolicy, readTrust, valueUnder } from '../cloud';
import type { CloudValue, Trust } from '../cloud';
import { nodeAt } from '../config';
import type { Stack, StackResource } from './stack';

/** @returns what the policies within a user, group or role allow, and the managed ones that it names */
export function ownPrivileges(stack: Stack, resource: StackResource): readonly PrivilegeFact[] {
  return [
    ...managed(stack, resource),
    ...itemsIn(stack.value(nodeAt(resource.properties, 'Policies'))).flatMap((policy) =>
      policyPrivileges(readPolicy(valueUnder(policy, 'PolicyDocument'))),
    ),
    ...(nodeAt(resource.properties, 'PermissionsBoundary') === undefined
      ? []
      : [{ fact: 'permissions boundary', level: 'none' as const, line: lineIn(stack.value(resource.properties)) }]),
  ];
}

function managed(stack: Stack, resource: StackResource): readonly PrivilegeFact[] {
  const node = nodeAt(resource.properties, 'ManagedPolicyArns');
  return itemsIn(stack.value(node)).flatMap((arn) => (arn.type === 'text' ? (managedPolicyFact(arn) ?? []) : []));
}

/** @returns what a policy that stands alone allows */
export function documentPrivileges(stack: Stack, resource: StackResource): readonly PrivilegeFact[] {
  return policyPrivileges(readPolicy(stack.value(nodeAt(resource.properties, 'PolicyDocument'))));
}

export function trustOf(stack: Stack, resource: StackResource): Trust {
  return readTrust(readPolicy(stack.value(nodeAt(resource.properties, 'AssumeRolePolicyDocument'))));
}

/** SAM's policy templates, by what their names say (docs.aws.amazon.com, "AWS SAM policy templates"). */
function samTemplateFact(name: string, line: number): PrivilegeFact {
  const level = /Read|Describe|List|Get|Poll|Stream/.test(name) ? 'read' : 'write';
  return { fact: `policy template ${name}`, level, line };
}

/** @param policies of a function: names and ARNs of managed ones, templates of SAM's, statements, documents */
export function functionPrivileges(policies: CloudValue | undefined): readonly PrivilegeFact[] {
  return itemsIn(policies).flatMap((policy): readonly PrivilegeFact[] => {
    if (policy.type === 'text') return [managedPolicyFact(policy) ?? []].flat();
    if (policy.type === 'list') return [];
    if (valueUnder(policy, 'Statement') !== undefined) return policyPrivileges(readPolicy(policy));
    return policy.members.map(({ name, line }) => samTemplateFact(name, line));
  });
}

function lineIn(value: CloudValue | undefined): number {
  if (value?.type !== 'map') return 0;
  return value.members.find(({ name }) => name === 'PermissionsBoundary')?.line ?? value.line;
}
