import type { SecretMatch } from '../model';
import { secretSubject } from './counts';
import type { Counts } from './counts';

/**
 * A secret is new where its rule and value stand more often after the change than before, over all changed files: a copy
 * is, a move or an edit beside it is not. Of several equal ones those count as new that stand in files which gained some,
 * the last ones first.
 * @param secrets of the new side
 */
export function newSecrets(secrets: readonly SecretMatch[], before: Counts, after: Counts): ReadonlySet<SecretMatch> {
  const left = new Map<string, number>();
  const gained = new Map<string, number>();
  const fresh = new Set<SecretMatch>();
  for (const secret of secrets.toReversed()) {
    const subject = secretSubject(secret);
    const { path } = secret.place;
    const file = `${subject}\n${path}`;
    const inAll = left.get(subject) ?? after.total(subject) - before.total(subject);
    const inFile = gained.get(file) ?? after.at(subject, path) - before.at(subject, path);
    if (inAll > 0 && inFile > 0) fresh.add(secret);
    left.set(subject, inAll > 0 && inFile > 0 ? inAll - 1 : inAll);
    gained.set(file, inFile - 1);
  }
  return fresh;
}
