import type { ReferenceCollector } from '../reference-collector';
import { addToolCredential, registryKey } from './credential';

/** maven.apache.org/settings.html, "Servers". */
const SERVER = /<server>([\s\S]{0,3000}?)<\/server>/g;

export function readMavenSettings(collector: ReferenceCollector): void {
  for (const match of collector.text.matchAll(SERVER)) {
    const [, content = ''] = match;
    const start = match.index + '<server>'.length;
    const id = elementIn(content, 'id', start);
    const secret = elementIn(content, 'password', start) ?? elementIn(content, 'passphrase', start);
    if (id === undefined || secret === undefined) continue;
    addToolCredential(collector, {
      key: registryKey('maven', id.value),
      kind: 'registry_credential',
      provider: 'maven',
      syntax: 'maven.server',
      range: id.range,
      // Maven's own cipher: {…}
      value: /^\{[\w+/=]{8,}\}$/.test(secret.value) ? 'ENC[maven]' : secret.value,
      valueRange: secret.range,
    });
  }
}

function elementIn(content: string, name: string, offset: number) {
  const open = content.indexOf(`<${name}>`);
  const close = content.indexOf(`</${name}>`, open);
  if (open < 0 || close < 0) return undefined;
  const from = open + name.length + 2;
  const written = content.slice(from, close);
  const value = written.trim();
  const start = offset + from + written.indexOf(value);
  return { value, range: { start, end: start + value.length } };
}

/** learn.microsoft.com/nuget/reference/nuget-config-file: credentials by source, and keys to publish with. */

export function readNugetConfig(collector: ReferenceCollector): void {
  const { text } = collector;
  for (const block of ['packageSourceCredentials', 'apikeys']) {
    const open = text.indexOf(`<${block}>`);
    const close = text.indexOf(`</${block}>`, open);
    if (open < 0 || close < 0) continue;
    let source = '';
    for (const match of text.slice(open, close).matchAll(/<([A-Z_][\w.-]{0,100})((?:\s[^<>]{0,1000})?)>/gi)) {
      const [all, name = '', attributes = ''] = match;
      if (name !== 'add') {
        source = name.replaceAll('_x0020_', ' ');
        continue;
      }
      const key = attributeIn(attributes, 'key');
      const value = attributeIn(attributes, 'value');
      if (key === undefined || value === undefined) continue;
      if (block === 'packageSourceCredentials' && !/password$/i.test(key.value)) continue;
      const start = open + match.index + all.length - 1 - attributes.length;
      addToolCredential(collector, {
        key: registryKey('nuget', block === 'apikeys' ? key.value : source),
        kind: 'registry_credential',
        provider: 'nuget',
        syntax: block === 'apikeys' ? 'nuget.api-key' : 'nuget.source-credentials',
        range: { start: start + key.start, end: start + key.start + key.value.length },
        // Windows' own cipher, for one user of one machine.
        value: key.value === 'Password' || block === 'apikeys' ? sealedOr(value.value) : value.value,
        valueRange: { start: start + value.start, end: start + value.start + value.value.length },
      });
    }
  }
}

function sealedOr(value: string): string {
  return value.startsWith('AQAAANCMnd8BFdERjHoAwE') ? 'ENC[dpapi]' : value;
}

function attributeIn(attributes: string, name: string): { readonly value: string; readonly start: number } | undefined {
  const match = new RegExp(`\\b${name}\\s{0,5}=\\s{0,5}(["'])([^"'<>]{0,800})\\1`, 'i').exec(attributes);
  if (match === null) return undefined;
  const value = match[2] ?? '';
  return { value, start: match.index + match[0].length - 1 - value.length };
}
