import type { PrivilegeFact } from '../../../model';
import { namedIdentity } from './rule';
import type { Catalog, ResourceFacts, ResourceRule, ResourceView } from './rule';

/** Rows of the Terraform provider integrations/github (registry documentation). */

const actionsSecret = (system: string, ...facts: readonly string[]): ResourceRule => ({
  role: 'stores',
  kind: 'other',
  provider: 'github',
  credential: 'static',
  duty: 'stored',
  of: ['plaintext_value', 'value'],
  read: (resource) => secretFacts(resource, system, facts.includes('organization')),
});

const webhook: ResourceRule = {
  role: 'defines',
  kind: 'webhook',
  provider: 'github',
  credential: 'static',
  duty: 'found',
  of: ['configuration.secret'],
  read: webhookFacts,
};

export const github: Catalog = {
  github_actions_secret: actionsSecret('gha'),
  github_actions_organization_secret: actionsSecret('gha', 'organization'),
  github_actions_environment_secret: actionsSecret('gha'),
  github_dependabot_secret: actionsSecret('dependabot'),
  github_dependabot_organization_secret: actionsSecret('dependabot', 'organization'),
  github_codespaces_secret: actionsSecret('codespaces'),
  github_codespaces_organization_secret: actionsSecret('codespaces', 'organization'),
  github_codespaces_user_secret: actionsSecret('codespaces'),
  github_repository_deploy_key: {
    role: 'defines',
    kind: 'deploy_key',
    provider: 'github',
    credential: 'static',
    duty: 'stored',
    of: ['key'],
    read: (resource) => {
      // The argument is optional and true where it is left out.
      const isWriting = resource.known('read_only') === 'false';
      const fact = isWriting ? 'writes to the repository' : 'reads the repository';
      return {
        privileges: [{ fact, level: isWriting ? 'write' : 'read', line: resource.lineOf('read_only') }],
        ...titleKey(resource),
      };
    },
  },
  github_repository_webhook: webhook,
  github_organization_webhook: webhook,
  github_user_ssh_key: {
    role: 'defines',
    kind: 'ssh_key',
    provider: 'github',
    credential: 'static',
    duty: 'stored',
    of: ['key'],
  },
  github_app_installation_repository: installation(),
  github_app_installation_repositories: installation(),
};

function installation(): ResourceRule {
  return { role: 'grants', kind: 'github_app', provider: 'github', credential: 'ephemeral', duty: 'found' };
}

function titleKey(resource: ResourceView): Pick<ResourceFacts, 'linkedKeys'> {
  const title = resource.known('title');
  return title === undefined ? {} : { linkedKeys: [`github:deploy-key/${title}`] };
}

function secretFacts(resource: ResourceView, system: string, isOrganization: boolean): ResourceFacts {
  const name = resource.known('secret_name')?.toUpperCase();
  const environment = resource.known('environment');
  const isEverywhere = isOrganization && resource.known('visibility') === 'all';
  const scope = environment === undefined || system !== 'gha' ? '' : `@${environment}`;
  return {
    ...namedIdentity(name),
    ...(name !== undefined && system !== 'codespaces' && { linkedKeys: [`${system}:secret/${name}${scope}`] }),
    ...(environment !== undefined && { environment }),
    ...(isEverywhere && {
      privileges: [
        { fact: 'all repositories of the organization', level: 'write' as const, line: resource.lineOf('visibility') },
      ],
    }),
  };
}

function webhookFacts(resource: ResourceView): ResourceFacts {
  const [configuration] = resource.blocks('configuration');
  if (configuration === undefined) return { credential: 'unknown' };
  const { line } = configuration;
  const privileges: PrivilegeFact[] = [];
  const hasSecret = configuration.has('secret');
  if (!hasSecret) privileges.push({ fact: 'webhook without a secret', level: 'unknown', line });
  if (/^(?:true|1)$/.test(configuration.known('insecure_ssl') ?? '')) {
    privileges.push({
      fact: 'webhook without TLS checks',
      level: 'unknown',
      line: configuration.lineOf('insecure_ssl'),
    });
  }
  if (configuration.text('url')?.value.startsWith('http://') === true) {
    privileges.push({ fact: 'webhook over plain http', level: 'unknown', line: configuration.lineOf('url') });
  }
  return { privileges, credential: hasSecret ? 'static' : 'unknown', duty: hasSecret ? 'stored' : 'found' };
}
