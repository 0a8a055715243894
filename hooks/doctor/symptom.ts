/**
 * How one thing stands. `lets-pass`: a commit or push gets through unseen; `stops`: every commit is stopped, whatever it
 * brings; `unknown`: nobody could tell; `note`: good to know, nothing gets through.
 */
export type SymptomState = 'fine' | 'note' | 'stops' | 'lets-pass' | 'unknown';

/** One thing that was looked at. */
export interface Symptom {
  /** What was looked at, in one word for programs: `hooks-path`. */
  readonly check: string;
  readonly state: SymptomState;
  /** What is, in one sentence without a full stop. */
  readonly text: string;
  /** What to do now, mostly a command. */
  readonly remedy?: string;
}
