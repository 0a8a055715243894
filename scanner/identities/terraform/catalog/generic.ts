import type { IdentityKind } from '../../../model';
import { nameWords } from '../../name-words';
import { providerIn } from '../../providers';
import { usualLifetime } from './saas';
import type { ResourceRule } from './rule';

/** What a type's end says of a resource that the catalog does not know. */
const BY_END: readonly (readonly [end: RegExp, kind: IdentityKind, mints: boolean])[] = [
  [/_(?:api|access|application|service|app)_keys?$/, 'api_key', true],
  [/_(?:api_|access_|auth_|project_|team_|personal_|user_|service_|deploy_|agent_)?token$/, 'access_token', true],
  [/_service_account_key$|_service_principal_password$/, 'service_account', true],
  [/_deploy_key$/, 'deploy_key', true],
  [/_(?:client_secret|oauth_client|oauth_application|oauth_app)$/, 'oauth_client', true],
  [/_(?:service_account|service_principal|robot_account)$/, 'service_account', false],
  [/_webhook$/, 'webhook', false],
];

/** Types that only look like it. */
const NEVER =
  /public_key|_ssh_public|kms_|encryption|identity_pool|token_(?:exchange|revocation|lifetime|validat)|_webhook_(?:filter|event)/;

/**
 * @param type of a resource without a row of its own: `acme_project_api_key`
 * @returns undefined where its name does not say that it mints or is an identity
 */
export function ruleByName(type: string): ResourceRule | undefined {
  if (NEVER.test(type)) return undefined;
  const found = BY_END.find(([end]) => end.test(type));
  if (found === undefined) return undefined;
  const [, kind, mints] = found;
  return {
    role: 'defines',
    kind,
    provider: providerOfType(type),
    credential: mints ? 'static' : 'unknown',
    duty: mints ? 'stored' : 'found',
    read: usualLifetime,
  };
}

const BY_PREFIX: Readonly<Record<string, string>> = {
  aws: 'aws',
  azurerm: 'azure',
  azuread: 'azure',
  azapi: 'azure',
  azuredevops: 'azuredevops',
  google: 'gcp',
  kubernetes: 'kubernetes',
  helm: 'kubernetes',
  kubectl: 'kubernetes',
  tfe: 'terraform',
  mongodbatlas: 'mongodb',
};

/** @param type a resource's type, or a provider's name: what stands before the first `_` is the provider's */
export function providerOfType(type: string): string {
  const bare = type.replace(/^(?:data|ephemeral)\./, '');
  const [prefix = ''] = bare.split('_', 1);
  const known = Object.hasOwn(BY_PREFIX, prefix) ? BY_PREFIX[prefix] : undefined;
  return known ?? providerIn(nameWords(prefix))?.id ?? providerIn(nameWords(bare))?.id ?? 'unknown';
}
