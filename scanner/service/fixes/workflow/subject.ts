import { itemsOf, pairsOf, scalarAt, valueAt } from '../../../identities/yaml';
import { ownPair } from '../yaml/pairs';
import type { Job, Workflow } from './workflow';

/** GitHub's documentation, "OpenID Connect": where the job's identity tokens come from. */
export const TOKEN_ISSUER = 'token.actions.githubusercontent.com';

/** What stands for the repository where nobody knows its name. */
export const ANY_REPOSITORY = 'OWNER/REPOSITORY';

/**
 * The `sub` that the job's tokens have, as narrow as the workflow shows. GitHub's documentation, "OpenID Connect", example
 * subject claims.
 * @param repository `owner/name`
 */
export function subjectOf({ root }: Workflow, { node }: Job, repository = ANY_REPOSITORY): string {
  const environment = scalarAt(node, 'environment', 'name') ?? scalarAt(node, 'environment');
  const isPlain = environment !== undefined && !environment.value.includes('${{');
  return `repo:${repository}:${isPlain ? `environment:${environment.value}` : refOf(root)}`;
}

function refOf(root: Workflow['root']): string {
  const on = ownPair(root, 'on')?.value;
  const events = on?.type === 'map' ? pairsOf(on).map(({ key }) => key.value) : textsOf(on);
  const push = valueAt(on, 'push');
  const [tag] = textsOf(valueAt(push, 'tags'));
  const [branch] = textsOf(valueAt(push, 'branches'));
  if (branch === undefined && tag !== undefined) return `ref:refs/tags/${tag}`;
  if (events.every((event) => event === 'release')) return 'ref:refs/tags/*';
  if (events.every((event) => event === 'pull_request')) return 'pull_request';
  return `ref:refs/heads/${branch ?? 'main'}`;
}

function textsOf(node: Parameters<typeof itemsOf>[0]): string[] {
  return itemsOf(node).flatMap((item) => (item.type === 'scalar' && item.value !== '' ? [item.value] : []));
}
