import { createSecretScanner } from '../secrets';
import { readerOf, redactExcerpt } from '../text';

/** What an error is called while it is looked at: no file's kind is to decide. */
const NAME = 'message';

/** @returns a message that may quote a file or the caller's words, with a preview in the stead of each secret that is surely one */
export function withoutSecrets(message: string): string {
  const { secrets } = createSecretScanner().scan(NAME, readerOf(new TextEncoder().encode(message)));
  const redactions = secrets
    .filter(({ confidence }) => confidence === 'certain')
    .flatMap(({ parts, preview }) => parts.map((range) => ({ range, preview })))
    .sort((a, b) => a.range.start - b.range.start);
  return redactExcerpt({ text: message, mark: { start: 0, end: 0 }, offset: 0 }, redactions).text;
}
