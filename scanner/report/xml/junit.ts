import type { Finding, ScanResult } from '../../model';
import { findingSentences, originWords, placeWords } from '../finding-words';
import type { ReportContext } from '../format';
import { isBlocking, rank } from '../ranking';
import type { FailOn } from '../ranking';
import { element, lines, XML_DECLARATION, xmlText } from './element';

/** Said of whatever is listed and fails nothing. */
type Case = { readonly finding: Finding } & (
  { readonly outcome: 'failure' } | { readonly outcome: 'skipped'; readonly because: string }
);

/**
 * One suite a rule, one test case a finding; what fails the run is a failure, all else is skipped and says why: there
 * before the change, below the threshold, waived. Notes are left out. A last suite says whether all was read, so that
 * a clean run is not an empty report, which Jenkins takes for a broken build.
 * @returns JUnit as Jenkins and Ant write it; without times, so that the same result gives the same bytes
 */
export function renderJUnit(result: ScanResult, { failOn }: Pick<ReportContext, 'failOn'>): string {
  // Who lets the run pass anyway still wants to see which tests fail.
  const threshold: FailOn = failOn === 'none' ? 'error' : failOn;
  const { blocking, weakening, open, before, waived } = rank(result, threshold);
  const cases = [blocking, weakening, open, before, waived].flat().map((finding) => caseOf(finding, threshold));
  const isUnread = (each: Case): boolean => each.finding.rule.startsWith('skipped/');
  const suites = byRule(cases.filter((each) => !isUnread(each))).map(suiteOf);
  const failures = cases.filter((each) => each.outcome === 'failure' && !isUnread(each)).length;
  const unread = cases.filter(isUnread);
  const totals = { tests: cases.length - unread.length + 1, failures, errors: unread.length === 0 ? 0 : 1 };
  return `${XML_DECLARATION}${element('testsuites', { name: 'NHI Guard', ...totals }, lines([...suites, coverageSuite(unread)]))}\n`;
}

function caseOf(finding: Finding, threshold: FailOn): Case {
  const { waived, isNew, severity, rule } = finding;
  if (rule.startsWith('skipped/') || isBlocking(finding, threshold)) return { finding, outcome: 'failure' };
  if (waived !== undefined) {
    return { finding, outcome: 'skipped', because: `waived until ${waived.until}: ${waived.reason}` };
  }
  const because = isNew === false ? 'was there before this change' : `${severity}, does not fail the run`;
  return { finding, outcome: 'skipped', because };
}

function byRule(cases: readonly Case[]): readonly (readonly [string, readonly Case[]])[] {
  const rules = new Map<string, Case[]>();
  for (const each of cases) {
    const { rule } = each.finding;
    const list = rules.get(rule);
    if (list === undefined) rules.set(rule, [each]);
    else list.push(each);
  }
  return [...rules];
}

function suiteOf([rule, cases]: readonly [string, readonly Case[]]): string {
  const failures = cases.filter(({ outcome }) => outcome === 'failure').length;
  const counts = { tests: cases.length, failures, errors: 0, skipped: cases.length - failures };
  return element('testsuite', { name: rule, ...counts }, lines(cases.map(testCase)));
}

function testCase(each: Case): string {
  const { place, message, rule, severity } = each.finding;
  const name = `${place.path}:${place.start.line}:${place.start.column} ${message}`;
  const outcome =
    each.outcome === 'failure'
      ? element('failure', { type: severity, message }, [bodyOf(each.finding)])
      : element('skipped', { message: each.because });
  return element('testcase', { classname: className(rule), name }, [outcome]);
}

function bodyOf(finding: Finding): string {
  const { place } = finding;
  const code = place.excerpt.text.trim() === '' ? [] : [`${place.start.line} | ${place.excerpt.text.trim()}`];
  const history = originWords(finding.origin);
  const body = [placeWords(place), ...code, findingSentences(finding), ...(history === '' ? [] : [history])];
  return body.map(xmlText).join('\n');
}

function coverageSuite(unread: readonly Case[]): string {
  const paths = unread.map(({ finding }) => xmlText(`${finding.place.path}: ${finding.message}`));
  const error = element('error', { type: 'unread', message: 'A file that must be read was not' }, [paths.join('\n')]);
  const read = { classname: className('coverage'), name: 'everything that must be read was read' };
  const counts = { tests: 1, failures: 0, errors: unread.length === 0 ? 0 : 1, skipped: 0 };
  const only = element('testcase', read, unread.length === 0 ? [] : [error]);
  return element('testsuite', { name: 'coverage', ...counts }, lines([only]));
}

/** `nhi.secret.aws-access-key`: Jenkins shows what stands before the last dot as a package. */
function className(rule: string): string {
  return `nhi.${rule.replaceAll('/', '.')}`;
}
