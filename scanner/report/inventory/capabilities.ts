import type { GovernedIdentity, IdentityKind } from '../../model';

/** What makes something an asset to be controlled: whatever can do one of these is listed. */
export type Capability = 'authenticates' | 'calls_api' | 'signs_code' | 'reads_secrets';

/** These sign or open things and log in nowhere. */
const KEYS_ONLY: ReadonlySet<IdentityKind> = new Set(['signing_key', 'encryption_key']);

/** Kinds that providers' interfaces take; the others log in to hosts and databases, or hold what does. */
const CALLING: ReadonlySet<IdentityKind> = new Set([
  'service_account',
  'iam_user',
  'iam_role',
  'workload_identity',
  'api_key',
  'access_token',
  'oauth_client',
  'third_party_oauth_app',
  'github_app',
  'bot_account',
  'registry_credential',
  'ci_service_connection',
  'kubernetes_service_account',
  'mcp_server',
  'ai_agent',
]);

const HOLDING: ReadonlySet<IdentityKind> = new Set(['secret_store', 'encryption_key', 'ci_context']);
const SIGNS = /^(?:publishes to |signs )/;
const READS = /^(?:reads secrets|opens |all secrets|decrypts )/;

/** @returns what the identity can do by its kind and by what the code shows of its rights, in a fixed order */
export function capabilitiesOf({ kind, privileges }: GovernedIdentity): readonly Capability[] {
  const may = (form: RegExp): boolean => privileges.some(({ fact }) => form.test(fact));
  return [
    ...(KEYS_ONLY.has(kind) ? [] : (['authenticates'] as const)),
    ...(CALLING.has(kind) ? (['calls_api'] as const) : []),
    ...(kind === 'signing_key' || may(SIGNS) ? (['signs_code'] as const) : []),
    ...(HOLDING.has(kind) || may(READS) ? (['reads_secrets'] as const) : []),
  ];
}
