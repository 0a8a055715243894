import { scalarAt, type YamlNode } from '../yaml';

/** Words by which a job or step asks who started it, or whether the request has been accepted. */
const GUARD =
  /\bmerged\b|\bactor\b|author_association|\.user\.login|\.sender\.|head\.repo\b|\bworkflow_run\.(?:event|head_repository|actor)\b/;

/** @returns whether a job or step runs for some people's requests only, or for those that were accepted */
export function isGuarded(node: YamlNode): boolean {
  return GUARD.test(scalarAt(node, 'if')?.value ?? '');
}
