import type { IdentitySource } from '../model';

/** What the list says of a source, so that one of which no file is there need not be loaded. */
interface ListedSource {
  readonly id: string;
  readonly systems: readonly string[];
  /** Matches every path that the source claims but for programs, and as few others as it can without knowing more; absent: programs alone. */
  readonly files?: RegExp;
  /** Programs it reads where they hold a word of its own: what matches their paths. */
  readonly programs?: { readonly words: readonly string[]; readonly files: RegExp };
  /** Whether it also reads files that are no text. */
  readonly readsBytes?: true;
  /** Loaded when it is first called. */
  readonly source: () => IdentitySource;
}

/** @returns the source as everybody else sees it */
export function listedSource({ id, systems, files, programs, readsBytes, source }: ListedSource): IdentitySource {
  return {
    id,
    systems,
    claims: (path) => files?.test(path) === true && source().claims(path),
    ...(programs && {
      programs: {
        words: new Set(programs.words),
        claims: (path: string) => programs.files.test(path) && source().claims(path),
      },
    }),
    consults: (path) => source().consults?.(path) === true,
    read: (path, text, met) => source().read(path, text, met),
    ...(readsBytes && { readBytes: (path, bytes) => source().readBytes?.(path, bytes) }),
    resolve: (fragments, consult, claimed) => source().resolve(fragments, consult, claimed),
  };
}
