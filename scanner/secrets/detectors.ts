import type { Detector, SecretKind } from './detector';
import { encodedKeys, googleServiceAccountKey, pgpPrivateKey, privateKey, sshPrivateKey } from './private-key';
import { awsSecretAccessKey, providers } from './providers';

/** Those the engine finds by a literal. */
export const literalDetectors: readonly Detector[] = [...providers, ...encodedKeys];

let all: readonly SecretKind[] | undefined;

/** @returns every kind of secret there is a detector for, by id: what `nhi explain` and `policy.severities` know */
export function detectors(): readonly SecretKind[] {
  all ??= [
    ...literalDetectors,
    awsSecretAccessKey,
    privateKey,
    sshPrivateKey,
    pgpPrivateKey,
    googleServiceAccountKey,
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
  return all;
}

/** @param id without `secret/` */
export function findDetector(id: string): SecretKind | undefined {
  return detectors().find((detector) => detector.id === id);
}
