/** What a CI file needs to know of the repository. */
export interface CiSettings {
  /** Exact, so that a run next year does what it does today. */
  readonly version: string;
  readonly mainBranch: string;
}

/** A service that runs checks on each push. */
export interface CiHost {
  /** As people call it. */
  readonly name: string;
  /** What its configuration files look like, from the root. */
  readonly configuration: RegExp;
  /** Its own addresses; undefined where it is run at any. */
  readonly remote?: RegExp;
  /** Where the check goes into a file of its own; undefined where every host file is somebody's. */
  readonly ownFile?: (files: readonly string[]) => string | undefined;
  /** @returns the lines of that file, or else those that a person adds to the file that is there */
  lines(settings: CiSettings): readonly string[];
}

/** What every host runs; with npm's command, as a project of another language has no dependencies to install it from. */
export function checkCommand({ version }: CiSettings): string {
  return `npx --yes nhi-guard@${version} ci --fetch`;
}
