import type { SecretMatch } from '../../model';
import { isTestPath } from '../../text';

/** @returns whether `not_a_secret` counts: made up in a test, perhaps; elsewhere what is certain stays what it is */
export function mayBeNone({ confidence, place }: SecretMatch): boolean {
  return confidence !== 'certain' || isTestPath(place.path);
}
