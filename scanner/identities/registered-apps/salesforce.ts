import type { ConfigText } from '../config';
import type { ReferenceCollector } from '../reference-collector';
import { dutyOfPrivileges, nameInKey, scopePrivileges } from './scopes';

const ELEMENT = /<(label|consumerKey|scopes)>([^<>\n]{1,300})<\/\1>/g;

/** developer.salesforce.com, Metadata API, "ConnectedApp". */
export function readConnectedApp(collector: ReferenceCollector): void {
  const elements = [...collector.text.matchAll(ELEMENT)].map(({ index, 1: name = '', 2: value = '' }) => {
    const start = index + name.length + 2;
    return { name, text: { type: 'text', value, range: { start, end: start + value.length } } satisfies ConfigText };
  });
  const label = elements.find(({ name }) => name === 'label')?.text;
  if (label === undefined) return;
  const privileges = scopePrivileges(elements.flatMap(({ name, text }) => (name === 'scopes' ? [text] : [])));
  collector.add({
    key: `salesforce:app/${nameInKey(label.value)}`,
    role: 'defines',
    kind: 'oauth_client',
    provider: 'salesforce',
    credential: 'static',
    duty: dutyOfPrivileges(privileges),
    privileges,
    lifetime: { source: 'a consumer secret: it never ends' },
    syntax: 'app.salesforce',
    range: label.range,
  });
}
