import { nodeAt, textAt } from '../config';
import type { ConfigNode } from '../config';
import type { ReferenceCollector } from '../reference-collector';
import { dutyOfPrivileges, nameInKey, scopePrivileges } from './scopes';

/** learn.microsoft.com/microsoftteams/platform/resources/schema. */
export function readTeamsApp(collector: ReferenceCollector, root: ConfigNode): void {
  const id = textAt(root, 'webApplicationInfo', 'id');
  if (id === undefined) return;
  const listed = nodeAt(root, 'authorization', 'permissions', 'resourceSpecific');
  const names = listed?.type === 'list' ? listed.items.flatMap((item) => textAt(item, 'name') ?? []) : [];
  const privileges = scopePrivileges(names);
  collector.add({
    key: `azure:app/${/\$\{\{/.test(id.value) ? '?' : nameInKey(id.value)}`,
    role: 'uses',
    kind: 'oauth_client',
    provider: 'azure',
    credential: 'unknown',
    duty: dutyOfPrivileges(privileges),
    privileges,
    consumer: textAt(root, 'name', 'short')?.value,
    syntax: 'app.teams',
    range: id.range,
  });
}
