import { scopeLevel, textsIn } from '../../cloud';
import { isCredentialName } from '../../credential-name';
import { rotationOf } from './rotation';
import { dayFact, namedIdentity } from './rule';
import type { Catalog, ResourceFacts, ResourceRule, ResourceView } from './rule';

/** Rows of the Terraform provider gitlabhq/gitlab (registry documentation). */

const token: ResourceRule = {
  role: 'defines',
  kind: 'access_token',
  provider: 'gitlab',
  credential: 'static',
  duty: 'stored',
  read: tokenFacts,
};

const variable: ResourceRule = {
  role: 'stores',
  kind: 'other',
  provider: 'gitlab',
  credential: 'static',
  duty: 'stored',
  of: ['value'],
  read: (resource) => {
    const name = resource.known('key');
    const isMasked = resource.known('masked') === 'true' || resource.known('hidden') === 'true';
    const environment = resource.known('environment_scope');
    return {
      ...namedIdentity(name),
      isNone: !isMasked && (name === undefined || !isCredentialName(name)),
      ...(name !== undefined && { linkedKeys: [`gitlab:var/${name}`] }),
      ...(environment !== undefined && environment !== '*' && { environment }),
      ...(!isMasked && {
        privileges: [{ fact: 'shown in job logs: it is not masked', level: 'unknown' as const, line: resource.line }],
      }),
    };
  },
};

const hook: ResourceRule = {
  role: 'defines',
  kind: 'webhook',
  provider: 'gitlab',
  credential: 'static',
  duty: 'found',
  of: ['token'],
  read: (resource) => {
    const hasToken = resource.has('token');
    const isUnchecked = resource.known('enable_ssl_verification') === 'false';
    return {
      ...(!hasToken && { credential: 'unknown' as const }),
      ...(hasToken && { duty: 'stored' as const }),
      privileges: [
        ...(hasToken ? [] : [{ fact: 'webhook without a secret', level: 'unknown' as const, line: resource.line }]),
        ...(isUnchecked
          ? [
              {
                fact: 'webhook without TLS checks',
                level: 'unknown' as const,
                line: resource.lineOf('enable_ssl_verification'),
              },
            ]
          : []),
      ],
    };
  },
};

export const gitlab: Catalog = {
  gitlab_project_access_token: token,
  gitlab_group_access_token: token,
  gitlab_personal_access_token: token,
  gitlab_group_service_account_access_token: { ...token, of: ['user_id'] },
  gitlab_deploy_token: token,
  gitlab_cluster_agent_token: { ...token, of: ['agent_id'] },
  gitlab_pipeline_trigger: { ...token, read: () => ({}) },
  gitlab_user_runner: { ...token, read: () => ({}) },
  gitlab_runner: { ...token, read: () => ({}) },
  gitlab_group_service_account: {
    ...token,
    kind: 'service_account',
    credential: 'unknown',
    duty: 'found',
    read: () => ({}),
  },
  gitlab_application: { ...token, kind: 'oauth_client' },
  gitlab_deploy_key: {
    ...token,
    kind: 'deploy_key',
    of: ['key'],
    read: (resource) => {
      const isWriting = resource.known('can_push') === 'true';
      const fact = isWriting ? 'writes to the repository' : 'reads the repository';
      const lifetime = dayFact(resource, 'expires_at');
      return {
        privileges: [{ fact, level: isWriting ? 'write' : 'read', line: resource.lineOf('can_push') }],
        ...(lifetime && { lifetime }),
      };
    },
  },
  gitlab_project_variable: variable,
  gitlab_group_variable: variable,
  gitlab_instance_variable: variable,
  gitlab_project_hook: hook,
  gitlab_group_hook: hook,
  gitlab_system_hook: hook,
};

function tokenFacts(resource: ResourceView): ResourceFacts {
  const [rotation] = resource.blocks('rotation_configuration');
  const days = Number(rotation?.known('expiration_days') ?? Number.NaN);
  const lifetime =
    dayFact(resource, 'expires_at') ??
    (days > 0 ? { seconds: days * 86_400, source: `expiration_days: ${days}` } : rotationOf(resource));
  const level = resource.known('access_level');
  return {
    privileges: [
      ...textsIn(resource.value('scopes')).map(({ value, line }) => ({
        fact: `scope ${value}`,
        level: scopeLevel(value),
        line,
      })),
      ...(level === undefined
        ? []
        : [
            {
              fact: `access level ${level}`,
              level: /^(?:owner|maintainer)$/.test(level) ? ('privileged' as const) : ('write' as const),
              line: resource.lineOf('access_level'),
            },
          ]),
    ],
    ...(lifetime && { lifetime }),
  };
}
