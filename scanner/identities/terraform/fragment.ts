import type { Place } from '../../model';
import type { HclBlock, HclExpression } from './hcl';

/** What one file says on its own; nothing of it depends on the file's path. */
export interface TerraformFragment {
  readonly blocks: readonly PlacedBlock[];
  /** Of a file of values. */
  readonly values: readonly AssignedValue[];
}

export interface PlacedBlock {
  readonly block: HclBlock;
  readonly place: Place;
  /** Attributes that hold a credential by their name, those of nested blocks too. */
  readonly credentials: readonly CredentialAttribute[];
}

export interface CredentialAttribute {
  readonly name: string;
  /** Its value stands in the file. */
  readonly isLiteral: boolean;
  readonly value: HclExpression;
  readonly place: Place;
}

export interface AssignedValue {
  readonly name: string;
  readonly value: HclExpression;
  readonly place: Place;
  /** It is a credential, by its name and by what stands there. */
  readonly isCredential: boolean;
}
