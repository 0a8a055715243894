import { membersOf, nodeAt, textAt } from '../config';
import type { ConfigNode } from '../config';
import { providerOfHost } from '../provider';
import type { ReferenceCollector } from '../reference-collector';
import { readUrl } from '../value';
import { nameInKey } from './scopes';

/** a2a-protocol.org, "Agent Card": what an agent says of itself to others, and how they prove who they are. */
export function readAgentCard(collector: ReferenceCollector, root: ConfigNode): void {
  const name = textAt(root, 'name');
  const address = textAt(root, 'url');
  if (name === undefined || address === undefined || nodeAt(root, 'skills')?.type !== 'list') return;
  const url = readUrl(address.value);
  const host = url === undefined ? '' : address.value.slice(url.host.start, url.host.end);
  const schemes = membersOf(nodeAt(root, 'securitySchemes'));
  const isKeyed = schemes.some(({ value }) => textAt(value, 'type')?.value === 'apiKey');
  const isFederated = schemes.some(({ value }) =>
    /^(?:openIdConnect|oauth2|mutualTLS)$/.test(textAt(value, 'type')?.value ?? ''),
  );
  collector.add({
    key: `agent:${nameInKey(name.value)}`,
    role: 'defines',
    kind: 'ai_agent',
    provider: providerOfHost(host) ?? 'unknown',
    credential: isKeyed ? 'static' : isFederated ? 'ephemeral' : 'unknown',
    duty: 'found',
    consumer: host === '' ? undefined : host,
    syntax: 'app.agent-card',
    range: name.range,
  });
}
