import type { PrivilegeFact } from '../../../model';
import { azureRoleLevel, azureRoleName, scopeLevel, subjectFact, textsIn } from '../../cloud';
import type { Federation } from '../../cloud';
import { rotationOf } from './rotation';
import { dayFact, durationFact } from './rule';
import type { Catalog, ResourceFacts, ResourceRule, ResourceView } from './rule';

/** Rows of the Terraform providers hashicorp/azuread, hashicorp/azurerm and microsoft/azuredevops (registry documentation). */

const application: ResourceRule = {
  role: 'defines',
  kind: 'service_account',
  provider: 'azure',
  credential: 'unknown',
  duty: 'found',
  read: applicationFacts,
};

const secret: ResourceRule = {
  role: 'defines',
  kind: 'service_account',
  provider: 'azure',
  credential: 'static',
  duty: 'stored',
  of: ['application_id', 'application_object_id', 'service_principal_id'],
  read: endFacts,
};

const federated = (...of: readonly string[]): ResourceRule => ({
  role: 'federates',
  kind: 'workload_identity',
  provider: 'azure',
  credential: 'keyless',
  duty: 'found',
  of,
  read: (resource) => ({ federations: [federationOf(resource)] }),
});

const grant = (of: string, read: NonNullable<ResourceRule['read']>): ResourceRule => ({
  role: 'grants',
  kind: 'service_account',
  provider: 'azure',
  credential: 'unknown',
  duty: 'found',
  of: [of],
  read,
});

const stored = (kind: ResourceRule['kind'] = 'other'): ResourceRule => ({
  role: 'stores',
  kind,
  provider: 'azure',
  credential: 'static',
  duty: 'found',
  of: ['value'],
  read: (resource) => ({ ...vaultKey(resource), ...endFacts(resource) }),
});

const database = (password: string): ResourceRule => ({
  role: 'defines',
  kind: 'database_account',
  provider: 'azure',
  credential: 'static',
  duty: 'found',
  of: [password],
  read: (resource) => ({ isNone: !resource.has(password) && !resource.has(`${password}_wo`) }),
});

const sas: ResourceRule = {
  role: 'defines',
  kind: 'access_token',
  provider: 'azure',
  credential: 'static',
  duty: 'stored',
  read: (resource) => {
    const lifetime = dayFact(resource, 'expiry');
    const permissions = resource
      .blocks('permissions')
      .flatMap((block) =>
        ['write', 'delete', 'create', 'add', 'update'].filter((right) => block.known(right) === 'true'),
      );
    const level = permissions.length > 0 ? ('write' as const) : ('read' as const);
    return {
      ...(lifetime && { lifetime }),
      privileges: [{ fact: `shared access: ${permissions.join(', ') || 'read'}`, level, line: resource.line }],
    };
  },
};

export const azure: Catalog = {
  azuread_application: application,
  azuread_application_registration: application,
  azuread_service_principal: { ...application, of: ['client_id', 'application_id'] },
  azuread_application_password: secret,
  azuread_service_principal_password: secret,
  azuread_application_certificate: { ...secret, kind: 'certificate' },
  azuread_service_principal_certificate: { ...secret, kind: 'certificate' },
  azuread_service_principal_token_signing_certificate: { ...secret, kind: 'certificate' },
  azuread_application_federated_identity_credential: federated('application_id', 'application_object_id'),
  azuread_application_flexible_federated_identity_credential: federated('application_id'),
  azurerm_federated_identity_credential: federated('parent_id', 'user_assigned_identity_id'),
  azuread_directory_role_assignment: grant('principal_object_id', (resource) => ({
    privileges: resource
      .targets('role_id')
      .flatMap((role) => roleFact(resource, role.known('display_name'), 'role_id')),
  })),
  azuread_app_role_assignment: grant('principal_object_id', (resource) => {
    const role = resource.text('app_role_id')?.value ?? '?';
    return {
      privileges: [{ fact: `app role ${role}`, level: scopeLevel(role), line: resource.lineOf('app_role_id') }],
    };
  }),
  azurerm_role_assignment: grant('principal_id', (resource) => {
    const written = ['role_definition_name', 'role_definition_id'].find((attribute) => resource.has(attribute));
    const role = written === undefined ? undefined : resource.text(written)?.value;
    const isPerson = /^(?:User|Group)$/.test(resource.known('principal_type') ?? '');
    return { isNone: isPerson, privileges: roleFact(resource, role, written ?? 'scope') };
  }),
  azurerm_key_vault_access_policy: grant('object_id', (resource) => ({
    privileges: ['secret_permissions', 'key_permissions', 'certificate_permissions', 'storage_permissions'].flatMap(
      (attribute): readonly PrivilegeFact[] => {
        const rights = textsIn(resource.value(attribute)).map(({ value }) => value);
        if (rights.length === 0) return [];
        const isWriting = rights.some((right) => !/^(?:get|list)$/i.test(right));
        const fact = `${attribute.replace('_permissions', 's')}: ${rights.slice(0, 5).join(', ')}${rights.length > 5 ? ' …' : ''}`;
        return [{ fact, level: isWriting ? 'write' : 'read', line: resource.lineOf(attribute) }];
      },
    ),
  })),
  azurerm_user_assigned_identity: {
    role: 'defines',
    kind: 'workload_identity',
    provider: 'azure',
    credential: 'keyless',
    duty: 'found',
  },
  azurerm_key_vault_secret: stored(),
  azurerm_key_vault_key: stored('encryption_key'),
  azurerm_key_vault_certificate: stored('certificate'),
  'data.azurerm_key_vault_secret': { ...stored(), role: 'uses', read: vaultKey },
  'ephemeral.azurerm_key_vault_secret': { ...stored(), role: 'uses', read: vaultKey },
  'data.azurerm_storage_account_sas': sas,
  'data.azurerm_storage_account_blob_container_sas': sas,
  azurerm_mssql_server: database('administrator_login_password'),
  azurerm_sql_server: database('administrator_login_password'),
  azurerm_postgresql_server: database('administrator_login_password'),
  azurerm_mysql_server: database('administrator_login_password'),
  azurerm_mariadb_server: database('administrator_login_password'),
  azurerm_postgresql_flexible_server: database('administrator_password'),
  azurerm_mysql_flexible_server: database('administrator_password'),
  azurerm_container_registry: {
    role: 'defines',
    kind: 'registry_credential',
    provider: 'azure',
    credential: 'static',
    duty: 'stored',
    read: (resource) => ({ isNone: resource.known('admin_enabled') !== 'true' }),
  },
  azurerm_container_registry_token: {
    role: 'defines',
    kind: 'registry_credential',
    provider: 'azure',
    credential: 'static',
    duty: 'found',
  },
  azurerm_container_registry_token_password: {
    role: 'defines',
    kind: 'registry_credential',
    provider: 'azure',
    credential: 'static',
    duty: 'stored',
    of: ['container_registry_token_id'],
    read: (resource) => {
      const [lifetime] = resource.blocks('password1').flatMap((block) => dayFact(block, 'expiry') ?? []);
      return lifetime === undefined ? {} : { lifetime };
    },
  },
  azurerm_ssh_public_key: { role: 'defines', kind: 'ssh_key', provider: 'azure', credential: 'static', duty: 'found' },
  azuredevops_variable_group: {
    role: 'stores',
    kind: 'ci_context',
    provider: 'azuredevops',
    credential: 'unknown',
    duty: 'found',
    read: (resource) => {
      const name = resource.known('name');
      const isSecret = resource.blocks('variable').some((variable) => variable.known('is_secret') === 'true');
      return {
        ...(isSecret && { credential: 'static' as const, duty: 'stored' as const }),
        ...(name !== undefined && { linkedKeys: [`azp:variable-group/${name}`] }),
      };
    },
  },
};

/** `azuredevops_serviceendpoint_azurerm`, `_dockerregistry`, `_github` …: connections that pipelines use. */
export const serviceEndpoint: ResourceRule = {
  role: 'defines',
  kind: 'ci_service_connection',
  provider: 'azuredevops',
  credential: 'static',
  duty: 'stored',
  read: (resource) => {
    const scheme = resource.known('service_endpoint_authentication_scheme') ?? '';
    const name = resource.known('service_endpoint_name');
    return {
      ...(/WorkloadIdentity|ManagedService/.test(scheme) && { credential: 'keyless' as const, duty: 'found' as const }),
      ...(name !== undefined && { linkedKeys: [`azp:service-connection/${name}`] }),
    };
  },
};

/** Any resource with an `identity` block has an identity that Azure manages. */
export const managedIdentity: ResourceRule = {
  role: 'defines',
  kind: 'workload_identity',
  provider: 'azure',
  credential: 'keyless',
  duty: 'found',
  read: (resource) => ({
    isNone: !resource.blocks('identity').some((block) => /SystemAssigned|\?/.test(block.text('type')?.value ?? '')),
  }),
};

/** Types of which others take values. */
export const azureParts: readonly string[] = ['azurerm_key_vault', 'azuread_directory_role', 'data.azurerm_key_vault'];

function applicationFacts(resource: ResourceView): ResourceFacts {
  const privileges = resource.blocks('required_resource_access').flatMap((access) =>
    access.blocks('resource_access').flatMap((right): readonly PrivilegeFact[] => {
      if (right.known('type') !== 'Role') return [];
      const id = right.text('id')?.value ?? '?';
      return [{ fact: `application permission ${id}`, level: scopeLevel(id), line: right.lineOf('id') }];
    }),
  );
  const [password] = resource.blocks('password');
  if (password === undefined) return { privileges };
  const lifetime = dayFact(password, 'end_date');
  return { privileges, credential: 'static', duty: 'stored', ...(lifetime && { lifetime }) };
}

function endFacts(resource: ResourceView): ResourceFacts {
  const lifetime =
    dayFact(resource, 'end_date', 'expiration_date') ??
    durationFact(resource, ['end_date_relative']) ??
    rotationOf(resource);
  return lifetime === undefined ? {} : { lifetime };
}

function federationOf(resource: ResourceView): Federation {
  const issuer = resource.text('issuer')?.value.replace(/^https:\/\//, '') ?? '?';
  const subject = resource.text('subject') ?? resource.text('claims_matching_expression');
  const isPattern = resource.has('claims_matching_expression');
  const fact = subject && subjectFact(subject, isPattern);
  return {
    issuer,
    subject: subject?.value ?? '?',
    facts: fact === undefined ? [] : [fact],
    line: subject?.line ?? resource.line,
  };
}

function roleFact(resource: ResourceView, role: string | undefined, attribute: string): readonly PrivilegeFact[] {
  if (role === undefined) return [];
  const name = azureRoleName(role);
  const scope = resource.text('scope')?.value ?? '';
  const isWide = /^\/?(?:subscriptions\/[^/]+|providers\/Microsoft\.Management\/managementGroups\/[^/]+)$/.test(scope);
  const level = azureRoleLevel(name);
  const where = isWide ? ' on the whole subscription' : '';
  return [{ fact: `role ${name}${where}`, level, line: resource.lineOf(attribute) }];
}

function vaultKey(resource: ResourceView): ResourceFacts {
  const name = resource.known('name');
  const [vault] = resource.targets('key_vault_id');
  const of = vault?.known('name');
  return name === undefined || of === undefined ? {} : { linkedKeys: [`secretref:akv/${of}/${name}`] };
}
