import { groupCompanions } from '../companions';
import { isCredentialName } from '../credential-name';
import { identityOfName } from '../provider';
import type { NamedIdentity } from '../provider';

const NOBODY: NamedIdentity = { provider: 'unknown', kind: 'other', credential: 'static' };

/**
 * Whose credential a Secret is, by what its keys or the variables that it fills are called, else by its own name.
 * @param names in the order they stand
 */
export function identityOfSecret(secretName: string, names: readonly string[]): NamedIdentity {
  const [group, another] = groupCompanions(names);
  if (group !== undefined && another === undefined) return group;
  // What a template makes of a name says nothing of its parts.
  const own = secretName.includes('?') ? NOBODY : identityOfName(properName(secretName));
  const told = names.filter(isCredentialName).map(identityOfName);
  const providers = new Set(told.map(({ provider }) => provider).filter((provider) => provider !== 'unknown'));
  const [first] = told;
  // Several vendors' credentials in one Secret are no vendor's.
  if (first === undefined || providers.size > 1) return own;
  const [provider = own.provider] = providers;
  const kind = told.find((identity) => identity.kind !== 'other')?.kind ?? own.kind;
  return { provider, kind, credential: first.credential };
}

/** `grafana-admin-password-secret` is a password: the last word only says what the object is. */
function properName(secretName: string): string {
  const rest = secretName.replace(/[-.]secret$/, '');
  return isCredentialName(rest) ? rest : secretName;
}

/** @returns whether the variables hold the parts of one credential */
export function areOneCredential(variables: readonly string[]): boolean {
  if (variables.length < 2) return true;
  const [group] = groupCompanions(variables);
  const members = new Set(group?.members.map(({ name }) => name));
  return variables.every((variable) => members.has(variable));
}
