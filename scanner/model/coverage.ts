/** Why something was not read, or not read fully. */
export type SkipReason =
  | 'excluded'
  | 'binary'
  | 'too-large'
  | 'unreadable'
  | 'vanished'
  | 'not-a-file'
  | 'tolerant-reader'
  | 'too-many-findings';

export interface Skip {
  readonly path: string;
  readonly reason: SkipReason;
  /** One sentence, where the reason needs one. */
  readonly detail?: string;
  /** The file must be read and could not be: the run ends with 2. */
  readonly fatal: boolean;
}

/** What a run looked at. */
export interface Coverage {
  /** Whether everything under the root was looked at; unused entries and waivers are judged only then. */
  readonly extent: 'whole' | 'partial';
  readonly files: number;
  readonly bytes: number;
  readonly skipped: readonly Skip[];
}
