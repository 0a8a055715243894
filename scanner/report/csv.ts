import type { Finding, ScanResult } from '../model';
import { csvTable } from './csv-table';
import type { CsvColumn } from './csv-table';
import type { ReportContext } from './format';
import { rank } from './ranking';

const COLUMNS: readonly CsvColumn<Finding>[] = [
  ['severity', ({ severity }) => severity],
  ['new', ({ isNew }) => (isNew === undefined ? '' : isNew ? 'yes' : 'no')],
  ['rule', ({ rule }) => rule],
  ['path', ({ place }) => place.path],
  ['line', ({ place }) => place.start.line],
  ['column', ({ place }) => place.start.column],
  ['end_line', ({ place }) => place.end.line],
  ['end_column', ({ place }) => place.end.column],
  ['message', ({ message }) => message],
  ['remedy', ({ remedy }) => remedy.text],
  ['command', ({ remedy }) => remedy.command ?? ''],
  ['confidence', ({ confidence }) => confidence ?? ''],
  ['key', ({ key }) => key ?? ''],
  ['entry', ({ declaration }) => declaration ?? ''],
  ['waived_until', ({ waived }) => waived?.until ?? ''],
  ['waived_because', ({ waived }) => waived?.reason ?? ''],
  ['first_commit', ({ origin }) => origin?.commit ?? ''],
  ['first_author', ({ origin }) => origin?.author ?? ''],
  ['first_date', ({ origin }) => origin?.date ?? ''],
  ['fingerprint', ({ fingerprint }) => fingerprint],
];

/** @returns a table: a header, then one line a finding, what blocks first, notes and waived ones last */
export function renderCsv(result: ScanResult, { failOn }: Pick<ReportContext, 'failOn'>): string {
  const { blocking, weakening, open, before, notes, waived } = rank(result, failOn);
  const rows = [blocking, weakening, open, before, notes, waived].flat();
  return csvTable(COLUMNS, rows);
}
