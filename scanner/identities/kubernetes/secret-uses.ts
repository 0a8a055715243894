import type { IdentityKind } from '../../model';
import { isCredentialName } from '../credential-name';
import type { ReferenceCollector } from '../reference-collector';
import type { PlacedName } from './context';
import { secretKey } from './keys';
import { isTelling } from './template-mask';
import { areOneCredential, identityOfSecret } from './secret-identity';

/** One place that names a Secret. */
export interface SecretUse extends PlacedName {
  readonly namespace: string;
  /** The name as it stands, where a template writes it. */
  readonly written?: string;
  readonly syntax: string;
  /** What the place fills with it. */
  readonly consumer?: string;
  /** The environment variable that it fills. */
  readonly variable?: string;
  /** Which of the Secret's keys. */
  readonly key?: string;
  readonly kind?: IdentityKind;
}

/** Turns places into references: all places of one Secret tell together what it holds. */
export function addSecretUses(collector: ReferenceCollector, uses: readonly SecretUse[]): void {
  const bySecret = new Map<string, SecretUse[]>();
  for (const use of uses) {
    const same = `${use.namespace}/${use.written ?? use.name}`;
    const known = bySecret.get(same);
    if (known === undefined) bySecret.set(same, [use]);
    else known.push(use);
  }
  for (const places of bySecret.values()) addUsesOf(collector, places);
}

function addUsesOf(collector: ReferenceCollector, places: readonly SecretUse[]): void {
  const [first] = places;
  if (first === undefined) return;
  const key = secretKey(first.namespace, first.name);
  const filled = places.flatMap(({ variable }) => variable ?? []);
  const names = filled.length > 0 ? [...new Set(filled)] : places.flatMap((place) => place.key ?? []);
  const identity = identityOfSecret(first.name, names);
  const variables = names.filter((name) => filled.includes(name) && isCredentialName(name));
  const kind = places.find((place) => place.kind !== undefined)?.kind ?? identity.kind;
  // A Secret of many credentials is no one's other name, and neither is one of which only its template knows the name.
  const isOne = isTelling(first.name) && areOneCredential(variables);
  for (const { variable, consumer = variable, syntax, range } of places) {
    const isLinked = isOne && variable !== undefined && variables.includes(variable);
    collector.add({
      key,
      linkedKeys: isLinked ? [`env:${variable}`] : [],
      role: 'uses',
      kind,
      provider: identity.provider,
      credential: identity.credential === 'unknown' ? 'static' : identity.credential,
      duty: 'privileged',
      consumer,
      syntax,
      range,
    });
  }
}
