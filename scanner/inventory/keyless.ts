import type { CredentialType, Declaration, IdentityKind } from '../model';

/** Keys of trust without a stored credential: there is nothing that could end. */
const KEYLESS_PREFIXES: readonly string[] = [
  'gha:oidc/',
  'gitlab:id_token/',
  'gitlab:identity/',
  'circleci:oidc/',
  'bitbucket:oidc/',
  'buildkite:oidc/',
  'k8s:serviceaccount/',
  'aws:role/',
  'spiffe:',
];

const KEYLESS_KINDS: ReadonlySet<IdentityKind> = new Set<IdentityKind>([
  'iam_role',
  'workload_identity',
  'kubernetes_service_account',
]);

/**
 * How an entry's identity proves itself where no reference was seen (an `external` entry, a run over part of the tree):
 * `keyless` only where the entry's kind or every key says so.
 */
export function declaredCredential({ credential, kind, references }: Declaration): CredentialType {
  if (credential !== undefined) return credential;
  if (kind !== undefined && KEYLESS_KINDS.has(kind)) return 'keyless';
  const isKeyless = references.every(({ value }) => KEYLESS_PREFIXES.some((prefix) => value.startsWith(prefix)));
  return isKeyless && references.length > 0 ? 'keyless' : 'unknown';
}
