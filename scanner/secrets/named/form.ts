import type { Confidence } from '../../model';
import type { SecretKind } from '../detector';
import type { Piece } from '../shape';

/** How a value looks that only an assignment gives away: it begins with nothing of its own. */
export interface Form {
  readonly of: SecretKind;
  readonly pieces: readonly Piece[];
  /**
   * The vendor's name in lower-case letters and digits, which must stand in the assigned name or before it on the line;
   * undefined where the form alone tells the vendor.
   */
  readonly word?: string;
  readonly confidence: Confidence;
  /** False where the form matches what is none. */
  readonly accepts?: (value: string) => boolean;
}
