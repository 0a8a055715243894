import type { IdentityReading, Range } from '../../model';
import { nodeAt, readJson, membersOf, textAt, type ConfigMember, type ConfigNode } from '../config';
import { NOTHING_READ, plainSource } from '../plain-source';
import { providerOfHost, providerOfServer } from '../provider';
import { ReferenceCollector } from '../reference-collector';
import { readUrl, readValue } from '../value';

const FILES = /(?:^|\/)(?:renovate\.json5?|\.renovaterc(?:\.json5?)?|default\.json)$/;

/** Renovate: what it signs in to registries and forges with (docs.renovatebot.com, "hostRules"). */
export const renovate = plainSource({
  id: 'renovate',
  systems: ['renovate'],
  claims: (path) => FILES.test(path),
  read: (path, text) => (text.includes('hostRules') ? readFile(path, text) : NOTHING_READ),
});

/** Fields of a host rule that hold a credential. */
const CREDENTIALS: ReadonlySet<string> = new Set(['token', 'password', 'httpsPrivateKey']);

function readFile(path: string, text: string): IdentityReading {
  const collector = new ReferenceCollector(path, text);
  const rules = nodeAt(readJson(text), 'hostRules');
  for (const rule of rules?.type === 'list' ? rules.items : []) readRule(collector, rule);
  return collector.reading();
}

function readRule(collector: ReferenceCollector, rule: ConfigNode): void {
  const encrypted = membersOf(nodeAt(rule, 'encrypted')).filter(({ name }) => CREDENTIALS.has(name));
  for (const member of encrypted) addCredential(collector, rule, member, 'encrypted');
  for (const member of membersOf(rule))
    if (CREDENTIALS.has(member.name)) addCredential(collector, rule, member, 'plain');
}

function addCredential(
  collector: ReferenceCollector,
  rule: ConfigNode,
  member: ConfigMember,
  form: 'plain' | 'encrypted',
): void {
  if (member.value.type !== 'text') return;
  const { value, range } = member.value;
  const host = textAt(rule, 'matchHost')?.value ?? textAt(rule, 'hostType')?.value ?? '?';
  const url = readUrl(host);
  const name = url === undefined ? host : host.slice(url.host.start, url.host.end);
  const stored = /\{\{\s{0,5}secrets\.([\w-]{1,100})\s{0,5}\}\}/.exec(value)?.[1];
  const isLiteral = form === 'plain' && stored === undefined && readValue(value).form === 'literal';
  if (isLiteral) collector.conceal(range);
  const at: Range = form === 'encrypted' || isLiteral ? member.nameRange : range;
  collector.add({
    key: stored === undefined ? `renovate:host/${name}` : `renovate:secret/${stored}`,
    role: form === 'encrypted' || isLiteral ? 'stores' : 'uses',
    kind: member.name === 'password' ? 'registry_credential' : member.name === 'token' ? 'access_token' : 'certificate',
    provider: providerOfHost(name) ?? providerOfServer(textAt(rule, 'hostType')?.value ?? '') ?? 'unknown',
    credential: 'static',
    duty: 'stored',
    consumer: name,
    syntax: form === 'encrypted' ? 'renovate.encrypted' : 'renovate.host-rule',
    range: at,
  });
}
