import type { Finding, ScanResult } from '../../model';
import { findingSentences } from '../finding-words';
import type { ReportContext } from '../format';
import { countedSeverity, rank } from '../ranking';
import { element, lines, XML_DECLARATION } from './element';

/** Of the format, not of this program: readers look no further than that it is there. */
const CHECKSTYLE_VERSION = '10.0';

/**
 * @returns Checkstyle's XML, files in the order of their worst finding; waived findings are left out, and in a change what
 *          was there before is `info`
 */
export function renderCheckstyle(result: ScanResult, { failOn }: Pick<ReportContext, 'failOn'>): string {
  const { blocking, weakening, open, before, notes } = rank(result, failOn);
  const files = new Map<string, string[]>();
  for (const finding of [blocking, weakening, open, before, notes].flat()) {
    const { path } = finding.place;
    const errors = files.get(path);
    if (errors === undefined) files.set(path, [errorOf(finding)]);
    else errors.push(errorOf(finding));
  }
  const elements = [...files].map(([name, errors]) => element('file', { name }, lines(errors)));
  return `${XML_DECLARATION}${element('checkstyle', { version: CHECKSTYLE_VERSION }, lines(elements))}\n`;
}

function errorOf(finding: Finding): string {
  const { rule, place } = finding;
  return element('error', {
    line: place.start.line,
    column: place.start.column,
    severity: countedSeverity(finding),
    message: findingSentences(finding),
    // Jenkins takes what stands behind the last dot for the type and the rest for the category.
    source: `nhi.${rule.replaceAll('/', '.')}`,
  });
}
