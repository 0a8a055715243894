import type { PrivilegeFact } from '../../../model';
import { UNKNOWN } from '../statics';
import {
  inputText,
  isOn,
  factOfInput,
  partsOf,
  storedIn,
  type ActionReader,
  type ActionStep,
  principal,
} from './action-step';

const ID_INPUTS = ['app-id', 'client-id', 'app_id', 'application_id'] as const;
const KEY_INPUTS = ['private-key', 'private_key', 'application_private_key'] as const;

/**
 * Actions that mint a GitHub App's installation token. The README of create-github-app-token: `owner` without
 * `repositories` reaches all of the owner's repositories, and without `permission-*` the token has all that the
 * installation was granted.
 */
export const readGithubApp: ActionReader = (step) => {
  const parts = partsOf(step, ...KEY_INPUTS, ...ID_INPUTS);
  const key = storedIn(step, ...KEY_INPUTS);
  const name = nameOf(step);
  return {
    ...(key && name === UNKNOWN ? principal(key) : { key: `gha:app/${name}`, duty: key?.duty ?? 'found' }),
    kind: 'github_app',
    provider: 'github',
    credential: 'static',
    confidence: 'certain',
    syntax: 'gha.githubapp',
    privileges: factsOf(step),
    parts,
  };
};

/** The app's id where it is written; else the name of what holds the id, or of what holds the key. */
function nameOf(step: ActionStep): string {
  for (const input of ID_INPUTS) {
    const value = step.inputs.get(input)?.value;
    if (value === undefined || value.pattern === '') continue;
    if (!value.pattern.includes(UNKNOWN)) return value.pattern;
    if (value.variable !== undefined) return value.variable.toUpperCase();
    const secret = secretName(storedIn(step, input)?.key);
    if (secret !== undefined) return secret;
  }
  return secretName(storedIn(step, ...KEY_INPUTS)?.key) ?? UNKNOWN;
}

function secretName(key: string | undefined): string | undefined {
  const name = key?.startsWith('gha:secret/') === true ? key.slice('gha:secret/'.length) : undefined;
  return name?.split('@', 1)[0];
}

function factsOf(step: ActionStep): readonly PrivilegeFact[] {
  const facts: PrivilegeFact[] = [];
  const permissions = [...step.inputs.keys()].filter((name) => name.startsWith('permission-'));
  // Rights over the organization alone reach no repository.
  const reachesRepositories = permissions.length === 0 || !permissions.every(isOfOrganization);
  if (inputText(step, 'owner') !== undefined && inputText(step, 'repositories') === undefined && reachesRepositories) {
    facts.push(factOfInput(step, 'owner', 'all repositories', 'privileged'));
  }
  for (const [name, { value }] of step.inputs) {
    if (!name.startsWith('permission-') || value.pattern === '') continue;
    const level = /^(?:none|read|write|admin)$/.test(value.pattern)
      ? (value.pattern as PrivilegeFact['level'])
      : 'unknown';
    facts.push(factOfInput(step, name, `${name.slice('permission-'.length)}:${value.pattern}`, level));
  }
  const narrows = permissions.length > 0 || step.inputs.has('permissions');
  if (!narrows) facts.push(factOfInput(step, '', 'all installation permissions', 'privileged'));
  for (const name of ['skip-token-revoke', 'skip_token_revoke']) {
    const isComputed = inputText(step, name)?.includes(UNKNOWN) === true;
    if (isOn(step, name)) facts.push(factOfInput(step, name, 'token outlives the job', 'unknown'));
    else if (isComputed) facts.push(factOfInput(step, name, 'token may outlive the job', 'unknown'));
  }
  return facts;
}

/** docs.github.com, "Permissions required for GitHub Apps": what is named for the organization, its members and its teams. */
function isOfOrganization(input: string): boolean {
  return /^permission-(?:organization-|members$|team-discussions$)/.test(input);
}
