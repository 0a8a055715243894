import type { LifetimeFact, PrivilegeFact } from '../../../model';
import { UNKNOWN } from '../statics';
import {
  inputText,
  lineOfInput,
  partsOf,
  storedIn,
  type ActionReader,
  type ActionStep,
  isWhole,
  principal,
} from './action-step';

/** README of google-github-actions/auth: access tokens live an hour where nothing else is asked for. */
const DEFAULT_TOKEN_SECONDS = 3600;

/**
 * `google-github-actions/auth`: a key file of a service account, or a workload identity provider, by itself or on behalf
 * of a service account.
 */
export const readGcp: ActionReader = (step) => {
  const provider = inputText(step, 'workload_identity_provider');
  if (provider !== undefined) {
    const account = inputText(step, 'service_account');
    const input = account === undefined ? 'workload_identity_provider' : 'service_account';
    const named = storedIn(step, input);
    const subject = account ?? provider;
    return {
      ...(named && isWhole(step, input) ? principal(named) : { key: `gha:oidc/gcp/${subject}` }),
      role: 'federates',
      kind: account === undefined ? 'workload_identity' : 'service_account',
      provider: 'gcp',
      credential: 'keyless',
      duty: 'privileged',
      confidence: step.scope.grants.idToken === 'refused' ? 'possible' : 'certain',
      syntax: 'gha.gcp',
      privileges: scopesOf(step),
      lifetime: lifetimeOf(step),
      federation: inputText(step, 'audience') ?? provider,
      parts: named && isWhole(step, input) ? partsOf(step, 'workload_identity_provider', 'service_account') : [],
      federated: true,
    };
  }
  const key = storedIn(step, 'credentials_json');
  return {
    ...(key ? principal(key) : { key: `gcp:sa/${UNKNOWN}`, duty: 'found' as const }),
    kind: 'service_account',
    provider: 'gcp',
    credential: key ? 'static' : 'unknown',
    confidence: key ? 'certain' : 'possible',
    syntax: 'gha.gcp',
    privileges: scopesOf(step),
  };
};

function scopesOf(step: ActionStep): readonly PrivilegeFact[] {
  const line = lineOfInput(step, 'access_token_scopes');
  const scopes = (inputText(step, 'access_token_scopes') ?? 'cloud-platform')
    .split(/[\s,]+/)
    .filter((scope) => scope !== '');
  return scopes.slice(0, 20).map((scope) => ({
    fact: `scope ${scope}`,
    level: /cloud-platform$/.test(scope) ? 'privileged' : 'unknown',
    line,
  }));
}

function lifetimeOf(step: ActionStep): LifetimeFact {
  const written = inputText(step, 'access_token_lifetime');
  if (written === undefined)
    return { seconds: DEFAULT_TOKEN_SECONDS, source: 'access_token_lifetime: 3600s by default' };
  const seconds = /^(\d{1,6})s?$/.exec(written)?.[1];
  return { ...(seconds !== undefined && { seconds: Number(seconds) }), source: `access_token_lifetime: ${written}` };
}
