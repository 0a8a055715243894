import type { Ambient } from '../pipeline';

/** Credentials that GitLab makes for one job (docs.gitlab.com, "Predefined CI/CD variables reference"). */
const OF_THE_JOB: ReadonlySet<string> = new Set(['CI_JOB_TOKEN', 'CI_BUILD_TOKEN']);
const OF_THE_REGISTRY: ReadonlySet<string> = new Set(['CI_REGISTRY_PASSWORD', 'CI_DEPENDENCY_PROXY_PASSWORD']);

/** What every job is given, whether it reads it or not. */
export const JOB_TOKEN: Omit<Ambient, 'syntax'> = {
  key: 'gitlab:token/CI_JOB_TOKEN',
  kind: 'access_token',
  provider: 'gitlab',
  credential: 'ephemeral',
};

/** Deprecated since 15.9: every job had one, whether it needed it or not. */
const LEGACY: ReadonlySet<string> = new Set(['CI_JOB_JWT', 'CI_JOB_JWT_V1', 'CI_JOB_JWT_V2']);

/** @returns whether it is a token that GitLab no longer gives */
export function isLegacyToken(name: string): boolean {
  return LEGACY.has(name);
}

/** They come from the project's own store all the same: the password of the deploy token `gitlab-deploy-token`. */
const STORED: ReadonlySet<string> = new Set(['CI_DEPLOY_PASSWORD', 'CI_DEPLOY_USER']);

/** @returns what GitLab itself puts under the name */
export function predefined(name: string): Ambient | 'setting' | undefined {
  const common = { provider: 'gitlab', credential: 'ephemeral' } as const;
  if (OF_THE_JOB.has(name)) return { ...JOB_TOKEN, syntax: 'gl.job-token' };
  if (OF_THE_REGISTRY.has(name)) return { ...JOB_TOKEN, kind: 'registry_credential', syntax: 'gl.registry' };
  if (LEGACY.has(name))
    return { ...common, key: 'gitlab:token/CI_JOB_JWT', kind: 'workload_identity', syntax: 'gl.jwt-legacy' };
  if (STORED.has(name)) return undefined;
  return /^(?:CI|GITLAB)_(?!.*(?:TOKEN|PASSWORD|SECRET|KEY|PAT)$)/.test(name) ? 'setting' : undefined;
}
