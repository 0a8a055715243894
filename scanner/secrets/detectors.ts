import type { Detector, SecretKind } from './detector';
import { inBase64 } from './encoded';
import { encodedKeyDetectors, genericDetectors } from './generic';
import { namedKinds } from './named';
import {
  encodedKeys,
  googleServiceAccountKey,
  jsonWebKey,
  pgpPrivateKey,
  privateKey,
  sshPrivateKey,
} from './private-key';
import { awsSecretAccessKey, providers } from './providers';

/** What is often put into a Kubernetes Secret or a CI variable, where it stands in base64. */
const encodedToo: ReadonlySet<string> = new Set([
  'anthropic-api-key',
  'aws-access-key',
  'databricks-personal-access-token',
  'digitalocean-personal-access-token',
  'docker-hub-personal-access-token',
  'github-app-token',
  'github-fine-grained-token',
  'github-oauth-token',
  'github-personal-access-token',
  'gitlab-access-token',
  'gitlab-deploy-token',
  'gitlab-routable-token',
  'gitlab-runner-token',
  'gitlab-versioned-token',
  'google-api-key',
  'google-oauth-client-secret',
  'grafana-service-account-token',
  'groq-api-key',
  'hashicorp-vault-service-token',
  'huggingface-access-token',
  'jwt',
  'npm-access-token',
  'openai-api-key',
  'openai-legacy-api-key',
  'pypi-upload-token',
  'sendgrid-api-key',
  'slack-app-token',
  'slack-bot-token',
  'slack-user-token',
  'slack-webhook',
  'sonarqube-token',
  'stripe-live-key',
  'stripe-live-restricted-key',
  'stripe-test-key',
  'supabase-secret-key',
]);

/** Those the engine finds by a literal. */
export const literalDetectors: readonly Detector[] = [
  ...providers,
  ...encodedKeys,
  ...encodedKeyDetectors,
  ...providers.filter(({ id }) => encodedToo.has(id)).map(inBase64),
];

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
    jsonWebKey,
    googleServiceAccountKey,
    ...genericDetectors,
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
