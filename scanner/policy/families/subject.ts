import type { IdentityKind, IdentityReference } from '../../model';
import { nameOf } from '../phrases';

/** What is said of an identity whose name is not known as a whole. */
const UNNAMED: Partial<Readonly<Record<IdentityKind, string>>> = {
  workload_identity: 'an identity token',
  kubernetes_service_account: 'a service account',
  secret_store: 'every secret',
  iam_role: 'a role',
  github_app: 'a GitHub App',
};

/** @returns what a message calls the identity; hashes tell a person nothing, whose they are does */
export function subjectOf({ key, kind, consumer }: IdentityReference): string {
  if (/^(?:cert|sshkey|pgp):/.test(key)) {
    const what = kind === 'certificate' ? 'the certificate' : 'the key';
    return consumer === undefined ? `${what} here` : `${what} of ${consumer}`;
  }
  if (!key.includes('?')) return nameOf(key);
  return key.startsWith('k8s:secret/') ? 'this Secret' : (UNNAMED[kind] ?? 'this identity');
}

/** @returns the same at the beginning of a sentence */
export function asSubject(reference: IdentityReference): string {
  const words = subjectOf(reference);
  return /^(?:an?|the|every|this) /.test(words) ? words.slice(0, 1).toUpperCase() + words.slice(1) : words;
}
