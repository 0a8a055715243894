import type { ReferenceCollector } from '../reference-collector';

/** guides.rubyonrails.org, "Custom Credentials": what opens `credentials.yml.enc`; 32 hex digits. */
export function readRailsKey(collector: ReferenceCollector): void {
  const key = /^[0-9a-f]{32,64}(?=\s{0,3}$)/.exec(collector.text)?.[0];
  if (key === undefined) return;
  const range = { start: 0, end: key.length };
  collector.conceal(range);
  collector.add({
    key: `key:file/${collector.path}`,
    role: 'stores',
    kind: 'encryption_key',
    provider: 'rails',
    credential: 'static',
    duty: 'stored',
    privileges: [{ fact: 'opens the credentials of the application', level: 'privileged', range }],
    lifetime: { source: 'a key: it never ends' },
    syntax: 'config.rails-key',
    range,
  });
}
