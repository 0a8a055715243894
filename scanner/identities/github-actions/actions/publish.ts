import type { PrivilegeFact } from '../../../model';
import { partsOf, storedIn, type ActionIdentity, type ActionReader, type ActionStep, principal } from './action-step';

/**
 * Actions that publish a package.
 * @param inputs those that take a stored credential; without one the registry trusts the job's identity token
 * @param variables those the action reads instead
 */
export function publisher(
  provider: string,
  inputs: readonly string[],
  variables: readonly string[] = [],
  syntax = 'gha.publish',
): ActionReader {
  return (step) => {
    const held = variables.flatMap((name) => step.held(name)).find(({ duty }) => duty !== 'ambient');
    const stored = storedIn(step, ...inputs) ?? held;
    if (!stored) return trustedPublisher(step, provider, syntax);
    const { credential } = stored;
    return {
      ...principal(stored),
      parts: [...partsOf(step, ...inputs), stored],
      kind: 'access_token',
      provider,
      credential,
      confidence: 'certain',
      syntax,
      privileges: [publishes(step, provider)],
    };
  };
}

function trustedPublisher(step: ActionStep, provider: string, syntax: string): ActionIdentity {
  return {
    key: `gha:oidc/${provider}`,
    role: 'federates',
    kind: 'workload_identity',
    provider,
    credential: 'keyless',
    duty: 'privileged',
    confidence: step.scope.grants.idToken === 'granted' ? 'certain' : 'likely',
    syntax,
    privileges: [publishes(step, provider)],
    federated: true,
  };
}

function publishes(step: ActionStep, provider: string): PrivilegeFact {
  return { fact: `publishes to ${provider}`, level: 'write', line: step.scope.collector.lineOf(step.range.start) };
}

/** Actions that only exchange the job's identity token for one to publish with. */
export function tokenExchange(provider: string, inputs: readonly string[] = []): ActionReader {
  return publisher(provider, inputs, [], 'gha.trusted-publishing');
}

/** Actions that need no credential but the job's identity token, and what they reach by it. */
export function federated(provider: string, fact: string, syntax: string): ActionReader {
  return (step) => ({
    key: `gha:oidc/${provider}`,
    role: 'federates',
    kind: 'workload_identity',
    provider: provider.split('/', 1)[0] ?? provider,
    credential: 'keyless',
    duty: 'found',
    confidence: step.scope.grants.idToken === 'refused' ? 'possible' : 'certain',
    syntax,
    privileges: [{ fact, level: 'write', line: step.scope.collector.lineOf(step.range.start) }],
    federated: true,
  });
}
