import type { IdentityKind } from '../../model';
import { gitlabCrc32 } from '../checksums';
import type { Detector } from '../detector';
import type { Piece } from '../shape';
import { base64url, choice, lowerAlphanumeric, lowerHex, run } from '../shape';
import { token } from '../token';

const source = { from: 'GitLab documentation, "Token prefixes"; independent rule sets agree' };
const tokens = 'https://gitlab.com/-/user_settings/personal_access_tokens';
const runners = 'https://docs.gitlab.com/ci/runners/new_creation_workflow';

/** One vendor, one form, many prefixes: what differs is the name. */
function plain(
  id: string,
  title: string,
  kind: IdentityKind,
  [prefix, ...body]: readonly [string, ...Piece[]],
  where: string,
  url = tokens,
): Detector {
  return token({
    id: `gitlab-${id}`,
    title: `GitLab ${title}`,
    provider: 'gitlab',
    kind,
    pieces: [prefix, ...body],
    confidence: 'certain',
    source,
    revoke: {
      url,
      steps: `Revoke it under ${where}, look at the audit events, then create a new one for what uses it.`,
    },
  });
}

/** Which token it is stands in the prefix alone; payload, length and checksum are the same for all. */
function routable(id: string, tail: readonly Piece[]): Detector {
  const prefixes = ['pat', 'dt', 'rt', 'rtr', 'ptt', 'ft', 'imt', 'agent', 'soat', 'ffct', 'oas', 'cbt', 'wt'];
  return token({
    id,
    title: 'GitLab token (routable)',
    provider: 'gitlab',
    kind: 'access_token',
    pieces: [choice(...prefixes.map((prefix) => `gl${prefix}-`)), run(base64url, 27, 300), '.', ...tail],
    confidence: 'certain',
    checksum: gitlabCrc32,
    source: { from: 'GitLab documentation, "Routable tokens"; published samples pass the checksum' },
    revoke: {
      url: tokens,
      steps: 'Revoke it where it was issued (user, group, project or runner), then create a new one.',
    },
  });
}

export const gitlab: readonly Detector[] = [
  routable('gitlab-routable-token', [run(lowerAlphanumeric, 9)]),
  routable('gitlab-versioned-token', [run(lowerAlphanumeric, 2), '.', run(lowerAlphanumeric, 9)]),
  plain(
    'access-token',
    'access token',
    'access_token',
    ['glpat-', run(base64url, 20, 64)],
    'Preferences > Access tokens',
  ),
  plain(
    'deploy-token',
    'deploy token',
    'deploy_key',
    ['gldt-', run(base64url, 20, 64)],
    'Settings > Repository > Deploy tokens',
  ),
  plain(
    'runner-token',
    'runner authentication token',
    'service_account',
    ['glrt-', run(base64url, 20, 64)],
    'CI/CD > Runners',
    runners,
  ),
  plain(
    'runner-registration-token',
    'runner registration token',
    'service_account',
    ['GR1348941', run(base64url, 20, 64)],
    'CI/CD > Runners',
    runners,
  ),
  plain(
    'trigger-token',
    'pipeline trigger token',
    'access_token',
    ['glptt-', run(lowerHex, 40)],
    'CI/CD > Pipeline trigger tokens',
  ),
  plain('job-token', 'CI job token', 'access_token', ['glcbt-', run(base64url, 20, 64)], 'the job, which it ends with'),
  plain(
    'agent-token',
    'agent token',
    'service_account',
    ['glagent-', run(base64url, 50, 100)],
    'Operate > Kubernetes clusters',
  ),
  plain('feed-token', 'feed token', 'access_token', ['glft-', run(base64url, 20, 64)], 'Preferences > Access tokens'),
  plain(
    'incoming-mail-token',
    'incoming mail token',
    'access_token',
    ['glimt-', run(base64url, 25, 64)],
    'Preferences > Access tokens',
  ),
  plain('scim-token', 'SCIM token', 'access_token', ['glsoat-', run(base64url, 20, 64)], 'Settings > SAML SSO'),
  plain(
    'feature-flag-token',
    'feature flag client token',
    'access_token',
    ['glffct-', run(base64url, 20, 64)],
    'Deploy > Feature flags',
  ),
  plain(
    'oauth-secret',
    'OAuth application secret',
    'oauth_client',
    ['gloas-', run(base64url, 64, 100)],
    'Applications',
  ),
  token({
    id: 'gitlab-session-cookie',
    title: 'GitLab session cookie',
    provider: 'gitlab',
    kind: 'access_token',
    pieces: ['gitlab_session=', run(lowerAlphanumeric, 32)],
    lead: () => /_$/,
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke: {
      url: 'https://gitlab.com/-/user_settings/active_sessions',
      steps: 'End the session under Preferences > Active sessions.',
    },
  }),
];
