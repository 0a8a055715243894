import type { PrivilegeLevel } from '../../model';
import { membersOf, nodeAt, textAt } from '../config';
import type { ConfigNode } from '../config';
import type { ReferenceCollector } from '../reference-collector';
import { dutyOfPrivileges, nameInKey } from './scopes';

/** docs.github.com, "Registering a GitHub App from a manifest"; Probot's `app.yml` is the same. */
export function readGithubApp(collector: ReferenceCollector, root: ConfigNode): void {
  const permissions = nodeAt(root, 'default_permissions');
  const shown = membersOf(root).find(({ name }) => name === 'default_permissions');
  if (permissions?.type !== 'map' || shown === undefined) return;
  const privileges = membersOf(permissions).flatMap(({ name, nameRange, value }) =>
    value.type === 'text' && value.value !== 'none'
      ? [{ fact: `${name}:${value.value}`, level: levelOf(name, value.value), range: nameRange }]
      : [],
  );
  collector.add({
    key: `github:app/${nameInKey(textAt(root, 'name')?.value)}`,
    role: 'defines',
    kind: 'github_app',
    provider: 'github',
    credential: 'static',
    duty: dutyOfPrivileges(privileges),
    privileges,
    lifetime: { source: 'private keys of an app never end' },
    syntax: 'app.github',
    range: shown.nameRange,
  });
}

function levelOf(permission: string, access: string): PrivilegeLevel {
  if (/administration|^organization_(?:secrets|hooks|administration)$/.test(permission))
    return access === 'read' ? 'read' : 'admin';
  return access === 'read' || access === 'write' || access === 'admin' ? access : 'unknown';
}
