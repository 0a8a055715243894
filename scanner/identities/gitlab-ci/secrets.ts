import type { Range } from '../../model';
import { staticName, type PipelineReading, type UseScope } from '../pipeline';
import { providerOfHost } from '../provider';
import { readUrl } from '../value';
import { follow, itemsOf, pairsOf, scalarAt, type YamlNode, type YamlScalar } from '../yaml';

/** A secret in a store outside GitLab. */
interface StoredSecret {
  readonly provider: string;
  /** Store and name, as the key has them: `vault/ops/production/db/password`. */
  readonly name: string;
  /** The key by which other systems know it. */
  readonly elsewhere?: string;
  readonly range: Range;
}

/**
 * Reads a job's `id_tokens:`. The subject that a trust policy sees holds project and branch, which are not in the file.
 * @returns the audiences by the token's name
 */
export function readIdTokens(
  { collector, defined }: PipelineReading,
  node: YamlNode | undefined,
  scope: UseScope,
): ReadonlyMap<string, string> {
  const audiences = new Map<string, string>();
  for (const { key, value } of pairsOf(node)) {
    const aud = itemsOf(pairsOf(value).find((pair) => pair.key.value === 'aud')?.value).flatMap(
      (item) => scalarAt(item)?.value ?? [],
    );
    const federation = aud.map(staticName).join(' ');
    defined.add(key.value);
    audiences.set(key.value, federation);
    collector.add({
      key: `gitlab:id_token/${key.value}`,
      role: 'federates',
      kind: 'workload_identity',
      provider: providerOfAudience(aud[0] ?? '') ?? 'gitlab',
      credential: 'keyless',
      duty: 'privileged',
      lifetime: { source: 'id_tokens: valid as long as the job may run' },
      federation: federation === '' ? undefined : federation,
      environment: scope.environment,
      privileges: scope.privileges ?? [],
      syntax: 'gl.id_tokens',
      range: key.range,
    });
  }
  return audiences;
}

function providerOfAudience(audience: string): string | undefined {
  const url = readUrl(audience);
  return providerOfHost(url === undefined ? audience : audience.slice(url.host.start, url.host.end));
}

/** Reads a job's `secrets:`: GitLab fetches each with the job's identity token. */
export function readSecrets(
  { collector, defined }: PipelineReading,
  node: YamlNode | undefined,
  tokens: ReadonlyMap<string, string>,
  scope: UseScope,
): void {
  for (const { key, value } of pairsOf(node)) {
    defined.add(key.value);
    const secret = secretIn(value);
    if (secret === undefined) continue;
    const token = scalarAt(value, 'token')?.value.replace(/^\$\{?|\}$/g, '');
    const federation = token === undefined ? undefined : tokens.get(token);
    collector.add({
      key: `gitlab:secret/${secret.name}`,
      linkedKeys: secret.elsewhere === undefined || secret.elsewhere.includes('?') ? [] : [secret.elsewhere],
      role: 'uses',
      kind: 'secret_store',
      provider: secret.provider,
      credential: 'brokered',
      duty: 'found',
      environment: scope.environment,
      privileges: scope.privileges ?? [],
      consumer: key.value,
      federation: federation === '' ? undefined : federation,
      syntax: 'gl.secrets',
      range: secret.range,
    });
  }
}

function secretIn(node: YamlNode): StoredSecret | undefined {
  for (const { key, value } of pairsOf(node)) {
    const read = STORES[key.value];
    const found = read?.(value);
    if (found !== undefined) return { ...found, name: `${found.store}/${found.name}` };
  }
  return undefined;
}

type Located = Omit<StoredSecret, 'name'> & { readonly store: string; readonly name: string };

const STORES: Readonly<Record<string, (node: YamlNode) => Located | undefined>> = {
  vault: readVault,
  gcp_secret_manager: (node) => named(node, ['name'], 'gcp', 'gcp-sm', (name) => `secretref:gcp-sm/?/${name}`),
  azure_key_vault: (node) => named(node, ['name'], 'azure', 'akv', (name) => `secretref:akv/?/${name}`),
  aws_secrets_manager: (node) => named(node, ['secret_id'], 'aws', 'aws-sm', (name) => `secretref:aws-sm/${name}`),
  aws_ssm_parameter_store: (node) => named(node, ['name'], 'aws', 'ssm', (name) => `secretref:ssm/${name}`),
  gitlab_secrets_manager: (node) => named(node, ['name'], 'gitlab', 'gitlab-sm'),
  akeyless: (node) => named(node, ['name'], 'akeyless', 'akeyless'),
};

function named(
  node: YamlNode,
  path: readonly string[],
  provider: string,
  store: string,
  elsewhere?: (name: string) => string,
): Located | undefined {
  const scalar: YamlScalar | undefined = scalarAt(node) ?? scalarAt(node, ...path);
  if (scalar === undefined) return undefined;
  const name = staticName(scalar.value);
  return { provider, store, name, range: scalar.range, ...(elsewhere && { elsewhere: elsewhere(name) }) };
}

/** Where the short form names no engine, GitLab takes `kv-v2` (docs.gitlab.com, "secrets:vault"). */
const DEFAULT_ENGINE = 'kv-v2';

/** `production/db/password@ops`: field `password` of `production/db` in the engine at `ops`; or each in a key of its own. */
function readVault(node: YamlNode): Located | undefined {
  const short = follow(node)?.type === 'scalar' ? scalarAt(node) : undefined;
  if (short !== undefined) {
    const written = staticName(short.value);
    const at = written.lastIndexOf('@');
    const [path, engine] = at < 0 ? [written, DEFAULT_ENGINE] : [written.slice(0, at), written.slice(at + 1)];
    return vaultSecret(engine, path.slice(0, Math.max(0, path.lastIndexOf('/'))), path, short.range);
  }
  const path = scalarAt(node, 'path');
  if (path === undefined) return undefined;
  const engine = scalarAt(node, 'engine', 'path')?.value ?? DEFAULT_ENGINE;
  const field = scalarAt(node, 'field')?.value;
  const secret = staticName(path.value);
  return vaultSecret(
    staticName(engine),
    secret,
    field === undefined ? secret : `${secret}/${staticName(field)}`,
    path.range,
  );
}

function vaultSecret(engine: string, secret: string, name: string, range: Range): Located {
  return {
    provider: 'vault',
    store: 'vault',
    name: `${engine}/${name}`,
    elsewhere: `secretref:vault/${engine}/${secret}`,
    range,
  };
}
