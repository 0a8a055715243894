import type { SecretMatch } from '../../model';
import { BASELINE_PATH } from './format';
import type { BaselineFile } from './read';

/**
 * A salt and keyed hashes look like what they guard; whatever else stands in the file, a reason with a password in it, is
 * judged as everywhere.
 * @returns the secrets without those that are the baseline's own
 */
export function withoutOwnValues(
  secrets: readonly SecretMatch[],
  file: BaselineFile | undefined,
): readonly SecretMatch[] {
  if (file?.baseline === undefined || !secrets.some(isInBaseline)) return secrets;
  const { salt, entries } = file.baseline;
  const own = new Set([salt, ...entries.map(({ hmac }) => hmac)]);
  return secrets.filter(
    (secret) => !isInBaseline(secret) || !own.has(file.text.slice(secret.place.range.start, secret.place.range.end)),
  );
}

const isInBaseline = ({ place }: SecretMatch): boolean => place.path === BASELINE_PATH;
