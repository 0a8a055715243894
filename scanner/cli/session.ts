import type { Day, Profile, ScanResult, SecretMatch, Snapshot } from '../model';

/** What to scan and by which rules, in the caller's words. */
export interface ScanRequest {
  /** Absolute. */
  readonly cwd: string;
  /** Relative to `cwd`; none: the whole repository. */
  readonly paths: readonly string[];
  /** `manifest`: no document is read, only nhi.yaml. */
  readonly subject: 'tree' | 'manifest';
  readonly noIgnore: boolean;
  readonly today: Day;
  readonly profile?: Profile;
  /** Relative to `cwd`. */
  readonly manifest?: string;
  /** Relative to `cwd`; may lie outside the repository. */
  readonly policy?: string;
  /** Told while documents are read. */
  readonly onProgress?: (files: number, bytes: number) => void;
  /** The salt of a baseline that is still to be made. */
  readonly newSalt?: string;
  /** Told all secrets that were found. */
  readonly onSecrets?: (secrets: readonly SecretMatch[]) => void;
}

/** One scan and where it took place. */
export interface Scanned {
  readonly result: ScanResult;
  /** Absolute. */
  readonly root: string;
  /** The tree that was scanned. */
  readonly snapshot: Snapshot;
  /**
   * @param isMeant whether an e-mail address counts
   * @returns by path the address of whoever last committed it; a path of which git cannot say is left out
   */
  readonly lastAuthors: (
    paths: readonly string[],
    isMeant: (address: string) => boolean,
  ) => Promise<ReadonlyMap<string, string>>;
}

/** The scanner as the commands see it; tests put their own in its place. */
export interface Session {
  /**
   * @throws UsageError for what the caller named and is not there, UnreadableError for a manifest that cannot be read,
   *         ScannerError where the scanner itself cannot work
   */
  scan(request: ScanRequest): Promise<Scanned>;
}

/**
 * The scanner on the files of this machine; loaded with the first scan.
 * @param program what a second thread runs, absolute; without it every file is read by this one
 */
export const scannerSession = (program?: string): Session => ({
  scan: async (request) => (await import('./scan-tree')).scanTree(request, program),
});
