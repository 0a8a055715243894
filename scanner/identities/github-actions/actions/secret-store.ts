import { inputText, partsOf, storedIn, type ActionReader, type ActionStep, principal } from './action-step';

/**
 * Actions that fetch secrets from a store: whoever holds their credential holds all that is in it.
 * @param inputs those that take a stored credential
 * @param variables those the action reads instead
 * @param keyless the input that switches to the job's identity token, and the value by which it does (any where absent)
 */
export function secretStore(
  provider: string,
  inputs: readonly string[],
  variables: readonly string[] = [],
  keyless?: { readonly input: string; readonly value?: string },
): ActionReader {
  return (step) => {
    const privileges = [
      { fact: 'reads secrets', level: 'privileged', line: step.scope.collector.lineOf(step.range.start) },
    ] as const;
    const common = { kind: 'secret_store', provider, syntax: 'gha.secret-store', privileges } as const;
    const stored =
      storedIn(step, ...inputs) ?? variables.flatMap((name) => step.held(name)).find(({ duty }) => duty !== 'ambient');
    if (keyless && isKeyless(step, keyless)) {
      return {
        ...common,
        key: `gha:oidc/${provider}`,
        role: 'federates',
        credential: 'keyless',
        duty: 'privileged',
        confidence: 'certain',
        federated: true,
      };
    }
    if (!stored) return undefined;
    const { credential } = stored;
    return { ...common, ...principal(stored), parts: partsOf(step, ...inputs), credential, confidence: 'certain' };
  };
}

function isKeyless(step: ActionStep, { input, value }: { readonly input: string; readonly value?: string }): boolean {
  const text = inputText(step, input);
  return text !== undefined && (value === undefined || text.toLowerCase() === value);
}
