import type { SecretMatch } from '../model';
import { secretSubject } from './counts';
import type { Counts } from './counts';
import { gained } from './gained';

/**
 * A secret is new where its rule and value stand more often after the change than before, over all changed files: a copy
 * is, a move or an edit beside it is not.
 * @param secrets of the new side
 */
export function newSecrets(secrets: readonly SecretMatch[], before: Counts, after: Counts): ReadonlySet<SecretMatch> {
  return gained(secrets, { subjectOf: secretSubject, pathOf: ({ place }) => place.path }, before, after);
}
