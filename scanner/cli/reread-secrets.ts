import type { SecretMatch } from '../model';
import { readDocument } from '../reading';
import { createSecretScanner } from '../secrets';
import { fileDocument, openTree } from '../sources';

/**
 * Reads the few files that matter again, this time for something that only the values say.
 * @param answerFor a value: what is to be known of it, never the value itself
 * @returns the answer for a secret of the same tree; undefined where it is not known
 */
export function rereadSecrets(
  root: string,
  paths: ReadonlySet<string>,
  answerFor: (value: string) => string,
): (secret: SecretMatch) => string | undefined {
  const secretScanner = createSecretScanner({ identify: answerFor });
  const tree = openTree({ cwd: root, paths: [], noIgnore: false, onSkip: () => undefined });
  const answers = new Map<string, string | undefined>();
  const nameOf = ({ detector, place }: SecretMatch): string => `${place.path}\n${place.range.start}\n${detector}`;
  for (const file of tree.files()) {
    if (!paths.has(file.path)) continue;
    for (const secret of readDocument(fileDocument(root, file), secretScanner).secrets)
      answers.set(nameOf(secret), secret.valueId);
  }
  return (secret) => answers.get(nameOf(secret));
}
