import type { IdentitySource } from '../model';

/** What the list says of a source, so that one of which no file is there need not be loaded. */
interface ListedSource {
  readonly id: string;
  readonly systems: readonly string[];
  /** Matches every path that the source claims, and as few others as it can without knowing more. */
  readonly files: RegExp;
  /** Whether it also reads files that are no text. */
  readonly readsBytes?: true;
  /** Loaded when it is first called. */
  readonly source: () => IdentitySource;
}

/** @returns the source as everybody else sees it */
export function listedSource({ id, systems, files, readsBytes, source }: ListedSource): IdentitySource {
  return {
    id,
    systems,
    claims: (path) => files.test(path) && source().claims(path),
    consults: (path) => source().consults?.(path) === true,
    read: (path, text) => source().read(path, text),
    ...(readsBytes && { readBytes: (path, bytes) => source().readBytes?.(path, bytes) }),
    resolve: (fragments, consult, claimed) => source().resolve(fragments, consult, claimed),
  };
}
