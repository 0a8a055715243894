import type { OwnerSuggestion } from '../inventory';
import type { CodeOwners } from './code-owners';

/** Asks once a path. @returns the e-mail address of whoever last committed it */
export type LastAuthor = (path: string) => string | undefined;

/** Addresses of machines: nobody reads what is sent there. */
const MACHINE = /\[bot\]@|^noreply@|^actions@github\.com$/;
/** GitHub documentation, "Setting your commit email address": `ID+USERNAME@users.noreply.github.com`. */
const HIDDEN_ADDRESS = /^(?:\d+\+)?([a-z\d-]+)@users\.noreply\.github\.com$/i;

/**
 * @returns a function that, for the paths that use an identity, suggests who answers for it: the owner of most of them by
 *          CODEOWNERS, else whoever last committed the first one that a person committed
 */
export function ownerSuggester(
  codeOwners: CodeOwners | undefined,
  lastAuthor: LastAuthor,
): (paths: readonly string[]) => OwnerSuggestion | undefined {
  const authors = new Map<string, string | undefined>();
  const authorOf = (path: string): string | undefined => {
    if (!authors.has(path)) authors.set(path, personOf(lastAuthor(path)));
    return authors.get(path);
  };
  return (paths) => {
    const owner = mostFrequent(paths.map((path) => codeOwners?.ownerOf(path)));
    if (owner !== undefined) return { owner, source: 'CODEOWNERS' };
    for (const path of paths) {
      const author = authorOf(path);
      if (author !== undefined) return { owner: author, source: 'git log' };
    }
    return undefined;
  };
}

function personOf(address: string | undefined): string | undefined {
  if (address === undefined || MACHINE.test(address)) return undefined;
  const [, login] = HIDDEN_ADDRESS.exec(address) ?? [];
  return login === undefined ? `mailto:${address}` : `@${login}`;
}

/** @returns the first of those that stand most often */
function mostFrequent(values: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  let most: string | undefined;
  for (const [value, count] of counts) if (count > (counts.get(most ?? '') ?? 0)) most = value;
  return most;
}
