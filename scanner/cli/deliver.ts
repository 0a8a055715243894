import { visible } from '../report';
import { goesToFile } from './arguments';
import type { Call } from './arguments';
import type { Host } from './host';

/** Columns where no terminal says how many it has: wide enough for a log, and every run prints the same. */
const LOG_COLUMNS = 120;
/** Longer lines are hard to read however wide the window is. */
const MAX_COLUMNS = 160;

/** @returns the columns a report may use */
export function widthFor({ out }: Host): number {
  return out.isTerminal && out.columns !== undefined && out.columns > 0
    ? Math.min(out.columns, MAX_COLUMNS)
    : LOG_COLUMNS;
}

/**
 * Puts a report where the call wants it.
 * @param summary printed where the report itself goes into a file
 * @throws UsageError where the file cannot be written
 */
export function deliver(call: Call, host: Host, report: string, summary: string): void {
  if (!goesToFile(call)) {
    host.out.write(report);
    return;
  }
  host.save(call.output, report);
  host.out.write(`${summary}Report: ${visible(call.output)}\n`);
}
