import type { IdentityKind, PrivilegeFact } from '../../model';
import type { Passed } from './fragment';

/** Where in a workflow a value stands: what reads it, and whether secrets can be used there at all. */
export interface Slot {
  readonly type: 'env' | 'input' | 'run' | 'call-secret' | 'credential' | 'registry' | 'text';
  /** Name of the variable, input, secret or key. */
  readonly name: string;
  /** Set where GitHub offers no secrets: how the place is called in a message, `if`. */
  readonly withoutSecrets?: string;
  /** `owner/repo/path` of the action that reads it, lower case. */
  readonly action?: string;
  /** Who reads it, as written: an action, a called workflow, an image, a variable. */
  readonly consumer?: string;
  /** What the step runs, or what stands on the value's own line of it. */
  readonly command?: string;
  /** Whose the place itself says the credential is: a registry's. */
  readonly provider?: string;
  /** What the place itself says the credential is. */
  readonly kind?: IdentityKind;
  /** What is to be said of whatever stands there. */
  readonly facts?: readonly PrivilegeFact[];
  readonly passed?: Passed;
}
