import type { IdentityReference } from '../model';

/** Where rights are given in code: a workflow only names the role that it takes on. */
const GRANTING_SYSTEMS: ReadonlySet<string> = new Set([
  'tf',
  'cfn',
  'pulumi',
  'cdk',
  'k8s',
  'aws',
  'gcp',
  'azure',
  'serverless',
]);

/** @returns whether the key is of a system in which code itself gives rights to an identity */
export function isGranting({ key }: IdentityReference): boolean {
  return GRANTING_SYSTEMS.has(key.slice(0, key.indexOf(':')));
}
