import type { Range, TextEdit } from '../../../model';
import type { Edit } from '../yaml/pairs';

/** A secret in a file and what its variable is to be called. */
export interface SecretSite {
  readonly path: string;
  readonly text: string;
  readonly range: Range;
  /** In capitals: `STRIPE_API_KEY`. */
  readonly name: string;
  readonly read: (path: string) => string | undefined;
}

/** How a file reads the value from elsewhere. */
export interface Rewrite {
  readonly edits: readonly TextEdit[];
  /** What stands there then: `process.env.STRIPE_API_KEY`. */
  readonly shown: string;
  /** Key of the identity that it reads then; none where the file does not say. */
  readonly key?: string;
  /** It is a variable of the environment that starts the program: worth a line in `.env.example`. */
  readonly isVariable: boolean;
  /** What is to be done where the value is kept. */
  readonly note: string;
}

/** One file type's way; undefined where what comes out might not work. */
export type Rewriter = (site: SecretSite) => Rewrite | undefined;

/** @returns what reads a variable of the environment */
export function fromEnvironment(
  { path, name }: SecretSite,
  shown: string,
  edits: readonly (Edit | undefined)[],
): Rewrite | undefined {
  const made = edits.filter((edit) => edit !== undefined);
  if (made.length < edits.length) return undefined;
  return {
    edits: made.map((edit) => ({ path, ...edit })),
    shown,
    key: `env:${name}`,
    isVariable: true,
    note: `Set \`${name}\` where the program is started.`,
  };
}
