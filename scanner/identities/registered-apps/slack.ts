import { nodeAt, textAt, textsOf } from '../config';
import type { ConfigNode } from '../config';
import type { ReferenceCollector } from '../reference-collector';
import { dutyOfPrivileges, nameInKey, scopePrivileges } from './scopes';

/** docs.slack.dev/reference/app-manifest. */
export function readSlackApp(collector: ReferenceCollector, root: ConfigNode): void {
  const name = textAt(root, 'display_information', 'name');
  const scopes = nodeAt(root, 'oauth_config', 'scopes');
  if (name === undefined) return;
  const privileges = scopePrivileges(['bot', 'user'].flatMap((whose) => textsOf(nodeAt(scopes, whose))));
  const rotates = textAt(root, 'settings', 'token_rotation_enabled');
  collector.add({
    key: `slack:app/${nameInKey(name.value)}`,
    role: 'defines',
    kind: 'oauth_client',
    provider: 'slack',
    credential: 'static',
    duty: dutyOfPrivileges(privileges),
    privileges,
    lifetime:
      rotates?.value === 'true'
        ? { seconds: 43_200, source: 'token_rotation_enabled: a token lives for twelve hours' }
        : { source: 'without token rotation its tokens never end' },
    syntax: 'app.slack',
    range: name.range,
  });
}
