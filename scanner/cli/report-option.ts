import { UsageError } from '../model';
import type { ReportFormatName } from '../report';
import { nearestWord } from '../text';

/** Every format a report may have, the default first; the report room is loaded only when one is made. */
export const FORMATS = [
  'text',
  'json',
  'sarif',
  'github',
  'github-summary',
  'gitlab-secret-detection',
  'gitlab-codequality',
  'junit',
  'checkstyle',
  'csv',
  'markdown',
] as const satisfies readonly ReportFormatName[];

/** What `--format` may be: a list has one format more, a calendar. */
export const CALL_FORMATS = [...FORMATS, 'ics'] as const;
export type CallFormat = (typeof CALL_FORMATS)[number];

/** A report that is to be kept. */
export interface ReportFile {
  readonly format: ReportFormatName;
  /** As given, relative to the current folder. */
  readonly file: string;
}

/**
 * @param value what follows `--report`: `sarif=nhi.sarif`
 * @throws UsageError where it names no format or no file
 */
export function readReportOption(value: string): ReportFile {
  const at = value.indexOf('=');
  const name = at === -1 ? value : value.slice(0, at);
  const file = at === -1 ? '' : value.slice(at + 1);
  const format = FORMATS.find((each) => each === name);
  if (format === undefined) {
    const near = nearestWord(name, FORMATS);
    const hint = near === undefined ? `there are ${FORMATS.join(', ')}` : `did you mean ${near}=${file || 'FILE'}?`;
    throw new UsageError(`--report is FORMAT=FILE, and "${name}" is no format: ${hint}`);
  }
  if (file === '') throw new UsageError(`--report needs a file: --report ${format}=FILE`);
  if (file === '-') throw new UsageError(`--report writes files: --format ${format} prints to standard output`);
  return { format, file };
}
