import { aws, awsParts } from './aws';
import { azure, azureParts, managedIdentity, serviceEndpoint } from './azure';
import { ruleByName } from './generic';
import { github } from './github';
import { gitlab } from './gitlab';
import { google, iamGrant } from './google';
import { kubernetes, kubernetesParts } from './kubernetes';
import type { Catalog, ResourceRule } from './rule';
import { saas } from './saas';
import { tls, tlsParts } from './tls';
import { vault, vaultParts } from './vault';

export { providerOfType } from './generic';
export type { ResourceFacts, ResourceRule, ResourceView } from './rule';

const catalog: Catalog = {
  ...aws,
  ...azure,
  ...google,
  ...github,
  ...gitlab,
  ...vault,
  ...kubernetes,
  ...tls,
  ...saas,
};

const parts: ReadonlySet<string> = new Set([
  ...awsParts,
  ...azureParts,
  ...vaultParts,
  ...kubernetesParts,
  ...tlsParts,
]);

/** @param type of a resource; `data.` or `ephemeral.` before that of a data source */
export function ruleOf(type: string): { readonly rule: ResourceRule; readonly isByName: boolean } | undefined {
  const rule = Object.hasOwn(catalog, type) ? catalog[type] : familyRule(type);
  if (rule !== undefined) return { rule, isByName: false };
  const byName = type.includes('.') || parts.has(type) ? undefined : ruleByName(type);
  return byName && { rule: byName, isByName: true };
}

function familyRule(type: string): ResourceRule | undefined {
  if (/^google_\w+_iam_(?:member|binding)$/.test(type)) return iamGrant;
  return type.startsWith('azuredevops_serviceendpoint_') ? serviceEndpoint : undefined;
}

/** @returns the rule of a resource by a block that it has, whatever its type */
export function ruleByBlock(type: string, hasIdentityBlock: boolean): ResourceRule | undefined {
  return hasIdentityBlock && type.startsWith('azurerm_') ? managedIdentity : undefined;
}

/** @returns whether a resource (or data source) of this type says something of identities */
export function isKnownType(blockType: string, type: string): boolean {
  const full = blockType === 'resource' ? type : `${blockType}.${type}`;
  return parts.has(full) || ruleOf(full) !== undefined;
}

/** Arguments of providers and backends that hold a credential although their name does not say so. */
const PROVIDER_CREDENTIALS: ReadonlySet<string> = new Set([
  'credentials',
  'conn_str',
  'sas_token',
  'app_key',
  'client_key',
]);

export function isProviderCredential(name: string): boolean {
  return PROVIDER_CREDENTIALS.has(name);
}
