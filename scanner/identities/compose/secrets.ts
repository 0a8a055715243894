import { identityOfName } from '../provider';
import type { ReferenceCollector } from '../reference-collector';
import { itemsOf, pairsOf, scalarAt } from '../yaml';
import type { YamlNode } from '../yaml';

/** @returns the key of a secret of Compose, Swarm or BuildKit: they share one name space in a project */
export function dockerSecretKey(name: string): string {
  return `docker:secret/${name.replaceAll(/[\s*?%/\p{Cc}]/gu, (sign) => encodeURIComponent(sign))}`;
}

/** The `secrets:` at the top: where each comes from. */
export function readTopLevelSecrets(collector: ReferenceCollector, secrets: YamlNode | undefined): void {
  for (const { key, value } of pairsOf(secrets)) {
    const variable = scalarAt(value, 'environment')?.value;
    const file = scalarAt(value, 'file')?.value;
    const identity = identityOfName(key.value);
    const named = identity.provider === 'unknown' && variable !== undefined ? identityOfName(variable) : identity;
    collector.add({
      key: dockerSecretKey(key.value),
      linkedKeys: variable === undefined ? [] : [`env:${variable}`],
      role: 'defines',
      kind: named.kind,
      provider: named.provider,
      credential: 'static',
      duty: 'privileged',
      consumer: file === undefined ? undefined : `file ${file}`,
      syntax:
        variable === undefined
          ? file === undefined
            ? 'compose.external-secret'
            : 'compose.file-secret'
          : 'compose.environment-secret',
      range: key.range,
    });
  }
}

/** The `secrets:` of a service or a build: names, or maps with a `source`. */
export function readGrantedSecrets(
  collector: ReferenceCollector,
  secrets: YamlNode | undefined,
  consumer: string,
): void {
  for (const item of itemsOf(secrets)) {
    const source = scalarAt(item) ?? scalarAt(item, 'source');
    if (source === undefined) continue;
    const { kind, provider } = identityOfName(source.value);
    collector.add({
      key: dockerSecretKey(source.value),
      role: 'uses',
      kind,
      provider,
      credential: 'static',
      duty: 'privileged',
      consumer,
      syntax: 'compose.secret',
      range: source.range,
    });
  }
}
