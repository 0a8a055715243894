import type { PrivilegeFact } from '../../../model';
import { UNKNOWN } from '../statics';
import {
  inputText,
  isOn,
  lineOfInput,
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
  if (inputText(step, 'owner') !== undefined && inputText(step, 'repositories') === undefined) {
    facts.push({ fact: 'all repositories', level: 'privileged', line: lineOfInput(step, 'owner') });
  }
  for (const [name, { value }] of step.inputs) {
    if (!name.startsWith('permission-') || value.pattern === '') continue;
    const level = /^(?:none|read|write|admin)$/.test(value.pattern)
      ? (value.pattern as PrivilegeFact['level'])
      : 'unknown';
    facts.push({ fact: `${name.slice('permission-'.length)}:${value.pattern}`, level, line: lineOfInput(step, name) });
  }
  const narrows = [...step.inputs.keys()].some((name) => name === 'permissions' || name.startsWith('permission-'));
  if (!narrows) facts.push({ fact: 'all installation permissions', level: 'privileged', line: lineOfInput(step, '') });
  if (isOn(step, 'skip-token-revoke') || isOn(step, 'skip_token_revoke')) {
    facts.push({ fact: 'token outlives the job', level: 'unknown', line: lineOfInput(step, 'skip-token-revoke') });
  }
  return facts;
}
