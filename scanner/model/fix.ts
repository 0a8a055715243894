import type { Range } from './place';

/** One replacement in one file; everything it does not name stays byte for byte as it is. */
export interface TextEdit {
  /** Repository-relative, forward slashes; a file that is not there is created. */
  readonly path: string;
  /** What is replaced, UTF-16 offsets in the text as it was before any edit of the fix; empty where text is only put in. */
  readonly range: Range;
  readonly text: string;
}

/** A way to repair a finding, as edits that any host can apply: the editor, `nhi fix`, a language client. */
export interface Fix {
  /** Which repair it is, `family/name` as rules are named: `manifest/declare`, `keyless/aws`, `waiver/add`. */
  readonly id: string;
  /** Verb, object and file: `Declare NPM_TOKEN in nhi.yaml`. */
  readonly title: string;
  /** No two overlap. */
  readonly edits: readonly TextEdit[];
  /** Right without a question, so that `nhi fix` and "fix all" may apply it; suppressing never is. */
  readonly isSafe: boolean;
  /** The one that most people want; at most one of a finding's. */
  readonly isPreferred: boolean;
  /** What is left to do outside the repository, as Markdown: the trust policy to copy, the page to open. */
  readonly note?: string;
}
