import { createSecretScanner } from '../secrets';
import type { SecretScanner } from '../secrets';
import { identifySecret } from '../sources';

/** @returns a scanner whose matches have ids under the salt, or none without one */
export function identifyingScanner(salt: string | undefined): SecretScanner {
  return createSecretScanner(salt === undefined ? {} : { identify: (value) => identifySecret(value, salt) });
}
