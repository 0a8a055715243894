import type { IdentityNote, IdentityReference } from '../../model';

/** What one file says on its own: plain data, to be kept by path and blob. */
export interface GithubFragment {
  readonly path: string;
  readonly references: readonly FragmentReference[];
  readonly notes: readonly IdentityNote[];
  /** Jobs that call reusable workflows of the same repository. */
  readonly calls: readonly WorkflowCall[];
  /** What becomes of the secrets and inputs that are passed in, for those who pass them. */
  readonly sinks: readonly Sink[];
  /** Set where the file is a reusable workflow. */
  readonly callable?: Callable;
}

export interface FragmentReference {
  readonly reference: IdentityReference;
  /** Set where the name is one that callers of the workflow fill: upper-cased. */
  readonly alias?: string;
  /** Aliases of the same credential, upper-cased. */
  readonly linkedAliases?: readonly string[];
  /** Set where the value goes into a file of the same repository, which may know more of it. */
  readonly passed?: Passed;
}

/** A value's way into another file. */
export interface Passed {
  /** Paths it may have, the first that exists counts. */
  readonly to: readonly string[];
  readonly via: 'secret' | 'input';
  /** Upper-cased name there. */
  readonly as: string;
}

export interface WorkflowCall {
  /** Path of the called workflow. */
  readonly target: string;
  readonly secrets: 'inherit' | readonly PassedSecret[];
}

export interface PassedSecret {
  /** Its name in the called workflow, upper-cased. */
  readonly alias: string;
  /** Keys of what is passed; more than one in a fallback chain. */
  readonly keys: readonly string[];
  /** Where what is passed was itself passed in: its name here, upper-cased. */
  readonly aliases: readonly string[];
}

export interface Sink {
  readonly via: 'secret' | 'input';
  /** Upper-cased. */
  readonly name: string;
  readonly kind: IdentityReference['kind'];
  readonly provider: string;
  readonly credential: IdentityReference['credential'];
}

export interface Callable {
  /** Upper-cased names of `on.workflow_call.secrets`. */
  readonly declares: readonly string[];
  /** Whether it also runs on its own, with the repository's own secrets. */
  readonly runsAlone: boolean;
}
