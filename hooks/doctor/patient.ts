import type { HooksPlace, HooksPathSetting } from '../install/place';

/** The repository that is looked at, and the process that looks. */
export interface Patient {
  /** Absolute. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly place: HooksPlace;
  /** Undefined where git looks into its own folder. */
  readonly hooksPath: HooksPathSetting | undefined;
  /** Of the program that looks. */
  readonly version: string;
}
