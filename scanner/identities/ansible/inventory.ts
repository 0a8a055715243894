import { readNamedValue } from '../named-value';
import type { ReferenceCollector } from '../reference-collector';

/** `web1 ansible_user=deploy ansible_password="..."`: docs.ansible.com, "How to build your inventory". */
const VARIABLE =
  /(?<![\w=])(ansible_(?:\w{0,20}_)?(?:pass|password|private_key_file)|\w{0,60}(?:password|passwd|secret|token|api_key))[ \t]?=[ \t]?("[^"\n]{1,300}"|'[^'\n]{1,300}'|[^\s#"']{1,300})/g;

export function addInventory(collector: ReferenceCollector): void {
  const { text } = collector;
  if (!/ansible_|^\[/m.test(text)) return;
  for (const match of text.matchAll(VARIABLE)) {
    const [all, name = '', written = ''] = match;
    const quoted = /^["']/.test(written) ? 1 : 0;
    const end = match.index + all.length - quoted;
    const start = match.index + all.length - written.length + quoted;
    const value = text.slice(start, end);
    const found = readNamedValue({ name: name.replace(/_pass$/, '_password'), value });
    const isTemplated = value.includes('{{');
    if (found === undefined) continue;
    if (found.secret !== undefined) collector.conceal({ start, end });
    collector.add({
      key: `ansible:var/${name}`,
      role: found.isStored && !isTemplated ? 'stores' : 'uses',
      kind: found.kind,
      provider: found.provider,
      credential: found.credential,
      duty: found.isStored && !isTemplated ? 'privileged' : 'found',
      confidence: found.confidence,
      syntax: 'ansible.inventory-variable',
      range: { start: match.index, end: match.index + name.length },
    });
  }
}
