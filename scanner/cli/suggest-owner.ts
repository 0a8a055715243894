import type { OwnerSuggestion } from '../inventory';
import type { CodeOwners } from './code-owners';

/** Addresses of machines: nobody reads what is sent there. */
const MACHINE = /\[bot\]@|^noreply@|^actions@github\.com$/;
/** GitHub documentation, "Setting your commit email address": `ID+USERNAME@users.noreply.github.com`. */
const HIDDEN_ADDRESS = /^(?:\d+\+)?([a-z\d-]+)@users\.noreply\.github\.com$/i;

/** @returns whether somebody reads what is sent there */
export function isPerson(address: string): boolean {
  return address !== '' && !MACHINE.test(address);
}

/**
 * @param authors by path, of persons: the e-mail address of whoever last committed it
 * @returns a function that, for the paths that use an identity, suggests who answers for it: the owner of most of them by
 *          CODEOWNERS, else whoever last committed the first one that a person committed
 */
export function ownerSuggester(
  codeOwners: CodeOwners | undefined,
  authors: ReadonlyMap<string, string>,
): (paths: readonly string[]) => OwnerSuggestion | undefined {
  return (paths) => {
    const owner = mostFrequent(paths.map((path) => codeOwners?.ownerOf(path)));
    if (owner !== undefined) return { owner, source: 'CODEOWNERS' };
    const author = paths.map((path) => authors.get(path)).find((address) => address !== undefined);
    return author === undefined ? undefined : { owner: personOf(author), source: 'git log' };
  };
}

/** @returns how nhi.yaml names a person: `@ada` where the address is GitHub's, else `mailto:ada@example.com` */
export function personOf(address: string): string {
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
