import { follow, pairAt, pairsOf, scalarAt, type YamlNode, type YamlPair } from '../yaml';
import { providerOfRegistry } from '../provider';
import { linkStep } from './companion-links';
import { draftsOf, factsAround, heldDrafts, type Part } from './drafts-of';
import { readEnv } from './env';
import { isOpenKey, JOB_TOKEN_KEY } from './keys';
import { readValue } from './scalar';
import type { Scope } from './scope';
import type { Slot } from './slot';

/**
 * Reads a job's `container:` or one of its `services:`.
 * @param rest is given what is neither credentials nor environment
 */
export function readContainer(scope: Scope, node: YamlNode, rest: (node: YamlNode) => void): readonly Part[] {
  if (follow(node)?.type !== 'map') {
    rest(node);
    return [];
  }
  const parts: Part[] = [];
  const image = scalarAt(node, 'image');
  const name = image ? readValue(scope.collector.text, image, scope.statics).pattern : undefined;
  for (const pair of pairsOf(node)) {
    if (pair.key.value === 'credentials') parts.push(...readCredentials(scope, pair, name));
    else if (pair.key.value === 'env') parts.push(...readEnv(scope, pair.value).parts);
    else rest(pair.value);
  }
  return parts;
}

/** The account by which the image is pulled. */
function readCredentials(scope: Scope, pair: YamlPair, image: string | undefined): readonly Part[] {
  const { collector, statics } = scope;
  const provider = image === undefined ? 'unknown' : (providerOfRegistry(image) ?? 'unknown');
  const parts: Part[] = [];
  for (const { key, value } of pairsOf(pair.value)) {
    const scalar = scalarAt(value);
    if (!scalar) continue;
    const slot: Slot = {
      type: 'credential',
      name: key.value,
      kind: 'registry_credential',
      provider,
      ...(image !== undefined && { consumer: image }),
    };
    parts.push(...draftsOf(scope, slot, readValue(collector.text, scalar, statics)));
  }
  linkStep(parts);
  recordCredentials(scope, pair, parts, provider, image);
  return parts;
}

function recordCredentials(
  scope: Scope,
  pair: YamlPair,
  parts: readonly Part[],
  provider: string,
  image: string | undefined,
): void {
  const { collector, environment, statics } = scope;
  const password = pairAt(pair.value, 'password');
  const scalar = scalarAt(password?.value);
  if (!password || !scalar) return;
  const isLiteral = readValue(collector.text, scalar, statics).isLiteral;
  const ofPassword = heldDrafts(parts.filter(({ slot }) => slot === 'password'));
  const stored = ofPassword.find(({ duty }) => duty !== 'ambient');
  const isAmbient = stored === undefined && parts.some(({ draft }) => draft.duty === 'ambient');
  const host = image === undefined ? 'docker-hub' : hostOfImage(image);
  collector.add({
    key: stored?.key ?? (isAmbient ? JOB_TOKEN_KEY : `registry:docker/${host}`),
    role: 'uses',
    kind: isAmbient ? 'access_token' : 'registry_credential',
    provider: isAmbient ? scope.file.forge : provider,
    credential: isLiteral ? 'static' : (stored?.credential ?? (isAmbient ? 'ephemeral' : 'unknown')),
    duty: stored?.duty ?? (isAmbient ? 'ambient' : isLiteral ? 'stored' : 'found'),
    confidence: 'certain',
    privileges: factsAround(scope),
    ...(environment && !isOpenKey(environment.name) && { environment: environment.name }),
    ...(image !== undefined && { consumer: image }),
    syntax: isLiteral ? 'gha.container-password' : 'gha.container-credentials',
    // The key, never the value: it may be a password in plain words. Through an alias, the alias.
    range: pair.value.type === 'alias' ? pair.value.range : password.key.range,
    ...(stored?.alias !== undefined && { alias: stored.alias }),
  });
}

/** A first part with a dot or a colon is a registry's host; what has none comes from Docker's own. */
function hostOfImage(image: string): string {
  const slash = image.indexOf('/');
  const first = image.slice(0, Math.max(slash, 0));
  return /[.:]/.test(first) ? first : 'docker-hub';
}
