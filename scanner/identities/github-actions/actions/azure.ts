import { UNKNOWN } from '../statics';
import { inputText, partsOf, storedIn, type ActionReader, isWhole, principal } from './action-step';

const OIDC_INPUTS = ['client-id', 'tenant-id', 'subscription-id'] as const;

/**
 * `azure/login`. Its README: `auth-type: IDENTITY` is the runner's managed identity; where any of the three ids is given,
 * `creds` is ignored and the job's identity token is used; else `creds` is a service principal's static secret.
 */
export const readAzure: ActionReader = (step) => {
  const client = inputText(step, 'client-id');
  const named = storedIn(step, 'client-id');
  const isManaged = inputText(step, 'auth-type')?.toUpperCase() === 'IDENTITY';
  const byName = named && isWhole(step, 'client-id') ? principal(named) : undefined;
  if (isManaged) {
    const identity = byName ?? { key: `azure:app/${client ?? UNKNOWN}` };
    return {
      ...identity,
      kind: 'workload_identity',
      provider: 'azure',
      credential: 'keyless',
      duty: 'privileged',
      confidence: 'certain',
      syntax: 'gha.azure',
    };
  }
  if (OIDC_INPUTS.some((input) => inputText(step, input) !== undefined)) {
    return {
      ...(byName ?? { key: `gha:oidc/azure/${client ?? UNKNOWN}` }),
      role: 'federates',
      kind: 'workload_identity',
      provider: 'azure',
      credential: 'keyless',
      duty: 'privileged',
      confidence: step.scope.grants.idToken === 'granted' ? 'certain' : 'likely',
      syntax: 'gha.azure',
      federation: inputText(step, 'audience') ?? 'api://AzureADTokenExchange',
      parts: byName ? partsOf(step, ...OIDC_INPUTS) : [],
      federated: true,
    };
  }
  const creds = storedIn(step, 'creds');
  const identity = creds ? principal(creds) : { key: `azure:app/${UNKNOWN}`, duty: 'found' as const };
  return {
    ...identity,
    kind: 'service_account',
    provider: 'azure',
    credential: creds ? 'static' : 'unknown',
    confidence: creds ? 'certain' : 'possible',
    syntax: 'gha.azure',
  };
};
