import { nodeAt, textAt, textsOf } from '../config';
import type { ConfigNode } from '../config';
import type { ReferenceCollector } from '../reference-collector';
import { isPlaceholder } from '../value';
import { dutyOfPrivileges, nameInKey, scopePrivileges } from './scopes';

/** developers.google.com/identity/protocols/oauth2: what the console gives out as `client_secret_….json`. */
export function readGoogleClient(collector: ReferenceCollector, root: ConfigNode): void {
  for (const form of ['web', 'installed']) {
    const client = nodeAt(root, form);
    const id = textAt(client, 'client_id');
    if (id === undefined) continue;
    const secret = textAt(client, 'client_secret');
    const isStored = secret !== undefined && secret.value !== '' && !isPlaceholder(secret.value);
    if (isStored) collector.conceal(secret.range);
    collector.add({
      key: `oauth:client/${nameInKey(id.value)}`,
      role: isStored ? 'stores' : 'uses',
      kind: 'oauth_client',
      provider: 'google',
      credential: 'static',
      // The secret of an installed app is none: it is in every copy.
      duty: isStored && form === 'web' ? 'privileged' : 'found',
      consumer: form,
      lifetime: { source: 'a client secret: it never ends' },
      syntax: 'app.google-client',
      range: id.range,
    });
  }
}

/** developer.chrome.com/docs/extensions/reference/manifest/oauth2. */
export function readChromeExtension(collector: ReferenceCollector, root: ConfigNode): void {
  const client = textAt(root, 'oauth2', 'client_id');
  if (client === undefined || textAt(root, 'manifest_version') === undefined) return;
  const privileges = scopePrivileges(textsOf(nodeAt(root, 'oauth2', 'scopes')));
  const isKnown = client.value.includes('.apps.');
  collector.add({
    key: `oauth:client/${isKnown ? nameInKey(client.value) : '?'}`,
    role: 'uses',
    kind: 'oauth_client',
    provider: 'google',
    credential: 'ephemeral',
    duty: dutyOfPrivileges(privileges),
    privileges,
    syntax: 'app.chrome-extension',
    range: client.range,
  });
}
