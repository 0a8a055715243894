import type { ReferenceCollector } from '../reference-collector';
import { follow, pairsOf, readYaml } from '../yaml';
import { addToolCredential, registryKey } from './credential';

/** bundler.io, "bundle config": `BUNDLE_GEMS__EXAMPLE__COM: "user:password"`. */
export function readBundleConfig(collector: ReferenceCollector): void {
  const [root] = readYaml(collector.text).documents;
  for (const { key, value } of pairsOf(root)) {
    const scalar = follow(value);
    const host = /^BUNDLE_(\w{1,200}__\w{1,60})$/
      .exec(key.value)?.[1]
      ?.replaceAll('___', '-')
      .replaceAll('__', '.')
      .toLowerCase();
    if (host === undefined || scalar?.type !== 'scalar' || /^BUNDLE_(?:MIRROR|BUILD|LOCAL)__/.test(key.value)) continue;
    addToolCredential(collector, {
      key: registryKey('rubygems', host),
      kind: 'registry_credential',
      provider: 'rubygems',
      syntax: 'bundle.host',
      range: key.range,
      value: scalar.value,
      valueRange: scalar.range,
    });
  }
}

/** `credentials "app.terraform.io" { token = "…" }` of `.terraformrc`. */
export function readTerraformrc(collector: ReferenceCollector): void {
  const block =
    /\bcredentials\s{1,10}"([^"\n]{1,200})"\s{0,10}\{[^}]{0,300}?\btoken\s{0,10}=\s{0,10}"([^"\n]{1,1000})"/g;
  for (const match of collector.text.matchAll(block)) {
    const [all, host = '', value = ''] = match;
    const hostStart = match.index + all.indexOf('"') + 1;
    const end = match.index + all.length - 1;
    addToolCredential(collector, {
      key: registryKey('terraform', host),
      kind: 'registry_credential',
      provider: 'terraform',
      syntax: 'terraform.credentials',
      range: { start: hostStart, end: hostStart + host.length },
      value,
      valueRange: { start: end - value.length, end },
    });
  }
}

/** developer.hashicorp.com/vault/docs/commands/token-helper: the token alone. */
export function readVaultToken(collector: ReferenceCollector): void {
  const value = collector.text.trim();
  if (value === '' || /\s/.test(value)) return;
  const start = collector.text.indexOf(value);
  const valueRange = { start, end: start + value.length };
  const file = { key: 'vault:token/?', kind: 'secret_store', provider: 'vault', syntax: 'vault.token-file' } as const;
  addToolCredential(collector, { ...file, range: valueRange, value, valueRange });
}
