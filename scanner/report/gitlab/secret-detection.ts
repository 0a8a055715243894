import type { Finding, Origin, ScanResult } from '../../model';
import { ended, remedySentence } from '../remedy';
import type { ReportContext } from '../format';
import { machineText } from '../machine-text';
import { markdownText } from '../markdown/escape';
import { rank } from '../ranking';
import type { RuleLookup } from '../rule-info';
import { skippedSummary } from '../text/coverage-summary';
import { visible } from '../visible';
import { uniqueIds, uuidOf } from './report-id';

/** Of the schema (gitlab.com/gitlab-org/security-products/security-report-schemas) this report is written by. */
const SCHEMA_VERSION = '15.2.1';
const SCHEMA = `https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/v${SCHEMA_VERSION}/dist/secret-detection-report-format.json`;

/** The schema's limit, in characters. */
const NAME_LIMIT = 255;
/** The schema allows 7,000 characters; one of ours becomes at most 14 when it is escaped. */
const SOLUTION_LIMIT = 500;

/** What GitLab's own analyser writes where no history was read; the schema wants a commit. */
const NO_COMMIT = '0000000';

const TOOL = { id: 'nhi-guard', name: 'NHI Guard', vendor: { name: 'NHI Guard' } } as const;

/** CWE-798, Use of Hard-coded Credentials, is what each of these findings is. */
const HARD_CODED_CREDENTIALS = {
  type: 'cwe',
  name: 'CWE-798',
  value: '798',
  url: 'https://cwe.mitre.org/data/definitions/798.html',
} as const;

/**
 * GitLab's secret detection report: open secrets alone, what blocks first; identities have no place in it.
 * @returns JSON; ids are stable over runs and edits elsewhere in a file
 */
export function renderGitLabSecretDetection(result: ScanResult, context: ReportContext): string {
  const { blocking, weakening, open, before, notes } = rank(result, context.failOn);
  const secrets = [blocking, weakening, open, before, notes].flat().filter(({ rule }) => rule.startsWith('secret/'));
  const ids = uniqueIds(secrets);
  return machineText({
    schema: SCHEMA,
    version: SCHEMA_VERSION,
    scan: scanOf(result, context),
    vulnerabilities: secrets.map((secret, index) => vulnerability(secret, ids[index] ?? secret.fingerprint, context)),
  });
}

function scanOf({ coverage }: ScanResult, { toolVersion, exit, startedAt, endedAt }: ReportContext): object {
  const tool = { ...TOOL, version: toolVersion };
  const skipped = skippedSummary(coverage);
  const fatal = coverage.skipped.filter((skip) => skip.fatal);
  return {
    analyzer: tool,
    scanner: tool,
    type: 'secret_detection',
    start_time: secondOf(startedAt),
    end_time: secondOf(endedAt),
    status: exit.code === 2 ? 'failure' : 'success',
    messages: [
      ...fatal.map(({ path, reason, detail }) => ({
        level: 'fatal',
        value: `cannot read ${visible(path)}: ${visible(detail ?? reason)}`,
      })),
      ...(skipped === '' ? [] : [{ level: 'info', value: skipped }]),
    ],
  };
}

/** Strings are made visible: GitLab's database takes neither NUL nor lone surrogates. */
function vulnerability(finding: Finding, id: string, { rules, commit }: ReportContext): object {
  const { rule, message, place, remedy } = finding;
  const { text, mark } = place.excerpt;
  const shown = visible(text.slice(mark.start, mark.end));
  return {
    id: uuidOf(id),
    name: limited(visible(rules(rule)?.title ?? rule), NAME_LIMIT),
    description: describe(message, rule, rules),
    severity: severityOf(finding),
    solution: markdownText(limited(remedySentence(remedy), SOLUTION_LIMIT)),
    identifiers: [
      { type: 'nhi_guard_rule', name: `NHI Guard rule ${visible(rule)}`, value: visible(rule) },
      HARD_CODED_CREDENTIALS,
    ],
    location: {
      file: visible(place.path),
      start_line: place.start.line,
      end_line: place.end.line,
      commit: commitOf(finding.origin, commit),
    },
    // Redacted: first public characters and length.
    ...(shown !== '' && { raw_source_code_extract: shown }),
    details: detailsOf(finding),
  };
}

function describe(message: string, rule: string, rules: RuleLookup): string {
  const help = rules(rule)?.help;
  return markdownText(help === undefined ? ended(message) : `${ended(message)} ${help}`);
}

function severityOf({ severity, confidence }: Finding): 'Critical' | 'High' | 'Medium' | 'Info' {
  if (severity === 'info') return 'Info';
  if (severity === 'warning') return 'Medium';
  return confidence === 'certain' ? 'Critical' : 'High';
}

function commitOf(origin: Origin | undefined, head: string | undefined): object {
  if (origin?.commit === undefined || origin.commit === '') return { sha: head ?? NO_COMMIT };
  const { author, date, commit } = origin;
  return {
    sha: visible(commit),
    ...(author !== undefined && { author: visible(author) }),
    ...(date !== undefined && { date: `${visible(date)}T00:00:00Z` }),
  };
}

/** What the format has no field of its own for. */
function detailsOf({ confidence, isNew, declaration }: Finding): object {
  return {
    ...(confidence !== undefined && { confidence: { name: 'Confidence', type: 'text', value: confidence } }),
    ...(isNew !== undefined && { new: { name: 'New in this change', type: 'value', value: isNew } }),
    ...(declaration !== undefined && {
      entry: { name: 'Entry in nhi.yaml', type: 'text', value: visible(declaration) },
    }),
  };
}

/** `yyyy-mm-ddThh:mm:ss`, UTC, as the schema's pattern wants it. */
function secondOf(instant: Date): string {
  return instant.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
}

function limited(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
