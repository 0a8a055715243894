import type { LifetimeFact, PrivilegeFact } from '../../../model';
import type { Draft } from '../draft';
import { UNKNOWN } from '../statics';
import {
  inputText,
  isOn,
  lineOfInput,
  partsOf,
  storedIn,
  type ActionIdentity,
  type ActionReader,
  type ActionStep,
  isWhole,
  principal,
} from './action-step';

const KEY_INPUTS = ['aws-secret-access-key', 'aws-access-key-id', 'aws-session-token'] as const;
const KEY_VARIABLES = ['AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID', 'AWS_SESSION_TOKEN'] as const;

/** README of configure-aws-credentials: one hour where `role-duration-seconds` says nothing else. */
const DEFAULT_ROLE_SECONDS = 3600;

/**
 * `aws-actions/configure-aws-credentials`. Its README's table: a key without a role is that IAM user; with a role the user
 * assumes it, so the static key stays the root of trust; a role with the job's identity token is OIDC; with a token file
 * or chaining it builds on what the job has already.
 */
export const readAws: ActionReader = (step) => {
  const role = inputText(step, 'role-to-assume');
  const keys = keysOf(step);
  const [key] = keys;
  if (key) return userOf(key, keys, role === undefined ? [] : roleFacts(step, role));
  return role === undefined ? existingCredentials(step) : roleOf(step, role);
};

/** By input; by variable only where no role is asked for either, as the action then takes what it finds. */
function keysOf(step: ActionStep): readonly Draft[] {
  const given = partsOf(step, ...KEY_INPUTS);
  if (given.length > 0 || inputText(step, 'role-to-assume') !== undefined) return given;
  return KEY_VARIABLES.flatMap((name) => step.held(name)).filter(({ duty }) => duty !== 'ambient');
}

function userOf(key: Draft, parts: readonly Draft[], privileges: readonly PrivilegeFact[]): ActionIdentity {
  const isTemporary = key.credential === 'ephemeral';
  return {
    ...principal(key),
    kind: isTemporary ? 'iam_role' : 'iam_user',
    provider: 'aws',
    credential: isTemporary ? 'ephemeral' : 'static',
    confidence: 'certain',
    syntax: 'gha.aws',
    privileges,
    parts,
  };
}

function roleOf(step: ActionStep, role: string): ActionIdentity {
  const { idToken } = step.scope.grants;
  const chains = isOn(step, 'role-chaining') || isOn(step, 'force-skip-oidc');
  const tokenFile = inputText(step, 'web-identity-token-file');
  const isOidc = !chains && tokenFile === undefined && idToken !== 'refused';
  const named = storedIn(step, 'role-to-assume');
  const federation = isOidc ? (inputText(step, 'audience') ?? 'sts.amazonaws.com') : tokenFile;
  return {
    ...(named && isWhole(step, 'role-to-assume')
      ? principal(named)
      : { key: roleKey(role, isOidc || tokenFile !== undefined) }),
    duty: 'privileged',
    role: isOidc || tokenFile !== undefined ? 'federates' : 'uses',
    kind: 'iam_role',
    provider: 'aws',
    credential: isOidc || tokenFile !== undefined ? 'keyless' : 'ephemeral',
    confidence: isOidc && idToken === 'unknown' ? 'likely' : 'certain',
    syntax: 'gha.aws',
    privileges: roleFacts(step, role),
    lifetime: lifetimeOf(step),
    ...(federation !== undefined && { federation }),
    ...(isOidc && { federated: true as const }),
  };
}

/** Nothing is given: a runner with an instance profile, or variables from elsewhere. */
function existingCredentials(step: ActionStep): ActionIdentity {
  const key = `aws:role/${UNKNOWN}/${UNKNOWN}`;
  const lifetime = lifetimeOf(step);
  return {
    key,
    kind: 'iam_role',
    provider: 'aws',
    credential: 'unknown',
    duty: 'found',
    confidence: 'possible',
    syntax: 'gha.aws',
    lifetime,
  };
}

/** `arn:aws:iam::123456789012:role/path/name`; a bare name where the action looks the account up itself. */
function roleKey(role: string, isFederated: boolean): string {
  const arn = /^arn:aws[\w-]{0,12}:iam::([^:]{1,20}):role\/(.{1,512})$/.exec(role);
  const [account, name] = arn ? [arn[1] ?? UNKNOWN, arn[2] ?? UNKNOWN] : [UNKNOWN, role];
  if (name === UNKNOWN && account === UNKNOWN)
    return isFederated ? `gha:oidc/aws/${UNKNOWN}` : `aws:role/${UNKNOWN}/${UNKNOWN}`;
  return `${isFederated ? 'gha:oidc/aws' : 'aws:role'}/${account}/${name}`;
}

function roleFacts(step: ActionStep, role: string): readonly PrivilegeFact[] {
  const line = lineOfInput(step, 'role-to-assume');
  return role === UNKNOWN ? [] : [{ fact: `role ${role}`, level: /admin/i.test(role) ? 'admin' : 'unknown', line }];
}

function lifetimeOf(step: ActionStep): LifetimeFact {
  const written = inputText(step, 'role-duration-seconds');
  const seconds = Number(written);
  if (written === undefined) return { seconds: DEFAULT_ROLE_SECONDS, source: 'role-duration-seconds: 3600 by default' };
  return { ...(Number.isInteger(seconds) && { seconds }), source: `role-duration-seconds: ${written}` };
}
