import { nodeAt, textAt, textsOf } from '../config';
import type { ConfigNode, ConfigText } from '../config';
import type { ReferenceCollector } from '../reference-collector';
import { dutyOfPrivileges, nameInKey, scopePrivileges } from './scopes';

/** developer.atlassian.com/platform/forge/manifest-reference. */
export function readForgeApp(collector: ReferenceCollector, root: ConfigNode): void {
  const id = textAt(root, 'app', 'id');
  if (id?.value.startsWith('ari:cloud:ecosystem::app/') === true)
    add(
      collector,
      id,
      id.value.slice('ari:cloud:ecosystem::app/'.length),
      nodeAt(root, 'permissions', 'scopes'),
      'app.forge',
    );
}

/** developer.atlassian.com/cloud/jira/platform/connect-app-descriptor. */
export function readAtlassianConnect(collector: ReferenceCollector, root: ConfigNode): void {
  const id = textAt(root, 'key');
  if (id !== undefined && textAt(root, 'baseUrl') !== undefined)
    add(collector, id, id.value, nodeAt(root, 'scopes'), 'app.atlassian-connect');
}

function add(
  collector: ReferenceCollector,
  at: ConfigText,
  name: string,
  scopes: ConfigNode | undefined,
  syntax: string,
): void {
  const privileges = scopePrivileges(textsOf(scopes));
  collector.add({
    key: `atlassian:app/${nameInKey(name)}`,
    role: 'defines',
    kind: 'oauth_client',
    provider: 'atlassian',
    credential: 'ephemeral',
    duty: dutyOfPrivileges(privileges),
    privileges,
    syntax,
    range: at.range,
  });
}
