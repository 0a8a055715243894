/** Which references, by their syntax, are what the exam calls a fact. */
const MENTIONS = new Set(
  'secret-ref secret-fallback secret-dynamic with-cred checkout-key publish-token reusable-map container-secret github-token'
    .split(' ')
    .map((name) => `gha.${name}`),
);
const ACTIONS = new Set('aws azure gcp githubapp docker publish pages'.split(' ').map((name) => `gha.${name}`));

const isTokenOfContext = (text) => text.includes('.') && /token$/i.test(text);
const permission = ({ fact, line }) => {
  const colon = fact.indexOf(':');
  return colon < 0
    ? { kind: 'permission', scope: '*', level: fact, line }
    : { kind: 'permission', scope: fact.slice(0, colon), level: fact.slice(colon + 1), line };
};

function factsOfReference({ syntax, line, consumer, privileges }, text) {
  if (MENTIONS.has(syntax)) return [{ kind: 'secret-ref', name: isTokenOfContext(text) ? 'GITHUB_TOKEN' : text, line }];
  if (ACTIONS.has(syntax)) return [{ kind: 'identity-action', action: consumer, line }];
  switch (syntax) {
    case 'gha.reusable-inherit':
      return [{ kind: 'job-secret', name: 'inherit', line }];
    case 'gha.secret-all':
      return [{ kind: 'all-secrets', line }];
    case 'gha.permissions':
      return privileges.map(permission);
    case 'gha.environment':
      return [{ kind: 'environment', name: text, line }];
    case 'gha.self-hosted-runner':
      // The labels say what is written, not what a matrix gives.
      return /self-hosted/i.test(text) ? [{ kind: 'self-hosted-runner', line }] : [];
    case 'gha.container-credentials':
    case 'gha.container-password':
      return [{ kind: 'container-credentials', line }];
    default:
      return [];
  }
}

/**
 * @param list what `nhi list --format json` says
 * @param textAt what a reference names: the text between its line and column and its end
 * @returns the facts the exam asks for, one for each place
 */
export function factsOf({ inventory }, textAt) {
  const seen = new Set();
  return inventory
    .flatMap((identity) => identity.references)
    .flatMap((reference) => {
      const { path, line, column, syntax } = reference;
      const facts = factsOfReference(reference, textAt(reference));
      return facts
        .filter((fact) => {
          const place = `${path}:${line}:${column} ${fact.kind} ${fact.scope ?? ''}`;
          const isCredentials = syntax.startsWith('gha.container-credentials');
          if (!isCredentials && seen.has(place)) return false;
          seen.add(place);
          return true;
        })
        .map((fact) => ({ ...fact, path }));
    });
}
