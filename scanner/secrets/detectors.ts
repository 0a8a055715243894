import type { Detector, SecretKind } from './detector';
import { namedKinds } from './named';
import { encodedKeys, googleServiceAccountKey, pgpPrivateKey, privateKey, sshPrivateKey } from './private-key';
import { awsSecretAccessKey, providers } from './providers';

/** Those the engine finds by a literal. */
export const literalDetectors: readonly Detector[] = [...providers, ...encodedKeys];

let all: readonly SecretKind[] | undefined;

/** @returns every kind of secret there is a detector for, by id: what `nhi explain` and `policy.severities` know */
export function detectors(): readonly SecretKind[] {
  all ??= oneAnId([
    ...literalDetectors,
    ...namedKinds,
    awsSecretAccessKey,
    privateKey,
    sshPrivateKey,
    pgpPrivateKey,
    googleServiceAccountKey,
  ]);
  return all;
}

/** Some kinds have several forms, and one text. */
function oneAnId(kinds: readonly SecretKind[]): SecretKind[] {
  const known = new Map<string, SecretKind>();
  for (const kind of kinds) if (!known.has(kind.id)) known.set(kind.id, kind);
  return [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** @param id without `secret/` */
export function findDetector(id: string): SecretKind | undefined {
  return detectors().find((detector) => detector.id === id);
}
