import type { PrivilegeFact, PrivilegeLevel, Range } from '../../model';
import { follow, pairsOf, type YamlNode, type YamlPair } from '../yaml';
import type { Collector } from './collector';
import type { Draft } from './draft';
import { neverAsksForToken } from './identity-token-use';
import { isOpenKey, JOB_TOKEN_KEY } from './keys';
import type { FileRole } from './paths';
import type { Grants, Scope } from './scope';

/** Nothing is said: the repository's or organisation's setting decides. */
export const defaultGrants: Grants = { facts: [], isDefault: true, idToken: 'unknown' };

const LEVELS: ReadonlySet<string> = new Set(['none', 'read', 'write']);

/**
 * Records a `permissions:` block: what the token may do that GitHub makes for each job.
 * @param pair the key with its value
 */
export function readPermissions(collector: Collector, file: FileRole, pair: YamlPair): Grants {
  const value = follow(pair.value);
  const isWord = value?.type === 'scalar' && value.value !== '';
  const grants = isWord ? wordGrants(collector, value.value, value.range) : mapGrants(collector, pair);
  collector.add({
    key: JOB_TOKEN_KEY,
    role: 'grants',
    kind: 'access_token',
    provider: file.forge,
    credential: 'ephemeral',
    duty: 'ambient',
    confidence: 'certain',
    privileges: grants.facts,
    syntax: 'gha.permissions',
    range: isWord ? value.range : pair.key.range,
  });
  return grants;
}

/** `read-all` and `write-all`. */
function wordGrants(collector: Collector, word: string, range: Range): Grants {
  const level: PrivilegeLevel = word === 'write-all' ? 'privileged' : word === 'read-all' ? 'read' : 'unknown';
  const facts = [{ fact: word, level, line: collector.lineOf(range.start) }];
  if (word !== 'write-all') return { facts, isDefault: false, idToken: word === 'read-all' ? 'refused' : 'unknown' };
  return { facts, isDefault: false, idToken: 'granted', idTokenRange: range };
}

function mapGrants(collector: Collector, pair: YamlPair): Grants {
  const facts: PrivilegeFact[] = [];
  let idTokenRange: Range | undefined;
  for (const { key, value: of } of pairsOf(pair.value)) {
    const value = follow(of);
    if (value?.type !== 'scalar') continue;
    const level = LEVELS.has(value.value) ? (value.value as PrivilegeLevel) : 'unknown';
    facts.push({ fact: `${key.value}:${value.value}`, level, line: collector.lineOf(key.range.start) });
    if (key.value === 'id-token' && level === 'write') idTokenRange = { start: key.range.start, end: value.range.end };
  }
  if (!idTokenRange) return { facts, isDefault: false, idToken: 'refused' };
  return { facts, isDefault: false, idToken: 'granted', idTokenRange };
}

/**
 * Records what `id-token: write` is for: the workload identity by which the jobs under it sign in elsewhere.
 * @param used the federated identities of these jobs; where there are none, it is open whom the token is for
 * @param jobs all that may have the token by these words
 */
export function readIdToken(
  { collector, risks, environment }: Scope,
  grants: Grants,
  used: Iterable<Draft>,
  jobs: readonly YamlNode[],
): void {
  const range = grants.idTokenRange;
  if (!range) return;
  const line = collector.lineOf(range.start);
  const common = {
    role: 'grants',
    credential: 'keyless',
    confidence: 'certain',
    privileges: [{ fact: 'id-token:write', level: 'write', line }, ...risks],
    syntax: 'gha.id-token',
    ...(environment && !isOpenKey(environment.name) && { environment: environment.name }),
    // An alias of the block ends elsewhere than it begins; the line breaks between are no part of the words.
    range: { start: range.start, end: Math.max(range.start, range.end) },
  } as const;
  let isOpen = true;
  for (const { key, kind, provider, duty, alias, consumer } of used) {
    isOpen = false;
    collector.add({
      ...common,
      key,
      kind,
      provider,
      duty,
      ...(alias !== undefined && { alias }),
      ...(consumer !== undefined && { consumer }),
    });
  }
  if (!isOpen) return;
  // write-all grants it along with everything else, and is told as what it is.
  const isNamed = grants.facts.some(({ fact }) => fact === 'id-token:write');
  const unused: PrivilegeFact[] =
    isNamed && jobs.length > 0 && jobs.every(neverAsksForToken)
      ? [{ fact: 'no step asks for the identity token', level: 'none', line }]
      : [];
  collector.add({
    ...common,
    key: 'gha:oidc/?',
    kind: 'workload_identity',
    provider: 'unknown',
    duty: 'found',
    privileges: [...common.privileges, ...unused],
  });
}
