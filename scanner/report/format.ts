import type { ScanResult, Severity } from '../model';
import type { InventoryChange } from './inventory-change';
import type { RuleLookup } from './rule-info';
import type { ExitInfo } from './sarif/invocation';
import type { TextOptions } from './text';

/** What a report needs beside the result; each format takes what it has a place for. */
export interface ReportContext {
  /** Of this program, `major.minor.patch`. */
  readonly toolVersion: string;
  readonly rules: RuleLookup;
  readonly exit: ExitInfo;
  /** From which severity on a finding blocks. */
  readonly failOn: Severity | 'none';
  /** How the report for a terminal is to look. */
  readonly text: TextOptions;
  /** When the run began and ended; only what a format demands is written. */
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** The commit that was looked at, 40 or 64 hex digits. */
  readonly commit?: string;
  /** Runs over a change: which identities it brings and takes. */
  readonly inventoryChange?: InventoryChange;
  /** The web page of a line of the repository, safe to stand in a link; `line` is 1-based. */
  readonly fileUrl?: (path: string, line: number) => string;
}

/** One way to report. */
export interface ReportFormat {
  /** One line, where it is read. */
  readonly summary: string;
  /** How a file that holds it is usually called, without the dot; none where it belongs into a log. */
  readonly extension?: string;
  /** Loads the format's code and makes the report; pure: the same result and context give the same text. */
  render(result: ScanResult, context: ReportContext): Promise<string>;
}
