import { snakeCase } from '../program';

/** What Terraform calls the resources of Pulumi's modules; where absent, package, module and type joined say it. */
const MODULES: Readonly<Record<string, string>> = {
  'aws/rds/instance': 'aws_db_instance',
  'aws/ec2/key_pair': 'aws_key_pair',
  'aws/apigateway/api_key': 'aws_api_gateway_api_key',
  'aws/iam/open_id_connect_provider': 'aws_iam_openid_connect_provider',
  'aws/iam/get_policy_document': 'aws_iam_policy_document',
  'aws/iam/get_policy_document_output': 'aws_iam_policy_document',
  'gcp/serviceaccount/account': 'google_service_account',
  'gcp/serviceaccount/key': 'google_service_account_key',
  'gcp/secretmanager/secret': 'google_secret_manager_secret',
  'gcp/secretmanager/secret_version': 'google_secret_manager_secret_version',
  'gcp/storage/hmac_key': 'google_storage_hmac_key',
  'gcp/projects/api_key': 'google_apikeys_key',
  'azure-native/authorization/role_assignment': 'azurerm_role_assignment',
  'azure-native/managedidentity/user_assigned_identity': 'azurerm_user_assigned_identity',
  'azure-native/managedidentity/federated_identity_credential': 'azurerm_federated_identity_credential',
  'azure-native/keyvault/secret': 'azurerm_key_vault_secret',
  'azure/authorization/assignment': 'azurerm_role_assignment',
  'azure/authorization/user_assigned_identity': 'azurerm_user_assigned_identity',
  'azure/keyvault/secret': 'azurerm_key_vault_secret',
};

const PACKAGES: Readonly<Record<string, string>> = {
  gcp: 'google',
  azure: 'azurerm',
  'azure-native': 'azurerm',
  postgresql: 'postgresql',
};

/** Packages without modules: `github:ActionsSecret`; and those whose types begin with their own name. */
const FLAT: ReadonlySet<string> = new Set(
  'azuread github gitlab cloudflare datadog tls vault okta auth0 grafana random confluentcloud mongodbatlas snowflake databricks time tailscale newrelic pagerduty hcloud digitalocean postgresql mysql'.split(
    ' ',
  ),
);

/** A type of Pulumi's taken apart. */
export interface PulumiType {
  /** `aws` */
  readonly package: string;
  /** `iam`; `''` where there is none. */
  readonly module: string;
  /** `AccessKey` */
  readonly name: string;
}

/** @param token `aws:iam:AccessKey`, `aws:iam/accessKey:AccessKey`, `github:index/actionsSecret:ActionsSecret` */
export function readTypeToken(token: string): PulumiType | undefined {
  const [pkg, middle, last] = token.split(':', 3);
  if (pkg === undefined || middle === undefined) return undefined;
  const [module = ''] = middle.split('/', 1);
  return last === undefined
    ? { package: pkg, module: '', name: middle }
    : { package: pkg, module: module === 'index' ? '' : module, name: last };
}

/** @returns what Terraform's provider, of which Pulumi's is made, calls the type */
export function terraformType({ package: pkg, module, name }: PulumiType): string {
  const type = snakeCase(name.replace(/IAM/, 'Iam'));
  const known = `${pkg}/${module.toLowerCase()}/${type}`;
  if (Object.hasOwn(MODULES, known)) return MODULES[known] ?? '';
  const prefix = (Object.hasOwn(PACKAGES, pkg) ? PACKAGES[pkg] : undefined) ?? pkg;
  if (pkg === 'kubernetes') return `kubernetes_${type}`;
  if (pkg === 'random') return `random_${type.replace(/^random_/, '')}`;
  if (pkg === 'gcp' && module === 'serviceaccount') return `google_service_account_${type}`;
  if (pkg === 'gcp' && /^iam_(?:member|binding)$/.test(type)) return `google_${module.replace(/s$/, '')}_${type}`;
  if (pkg === 'azure' || pkg === 'azure-native') return `azurerm_${type}`;
  return FLAT.has(pkg) || module === '' ? `${prefix}_${type}` : `${prefix}_${snakeCase(module)}_${type}`;
}
