import type { Finding, ScanResult } from '../../model';
import type { ReportContext } from '../format';
import { inertLog } from '../log-command';
import { rank } from '../ranking';
import { grouped } from '../text/counts';
import { Budget } from './budget';
import { markdownCode } from './escape';
import { coverageSentence, findingText, headline, inventorySentence, isChangeRun, placeCode } from './words';

/**
 * GitHub refuses a step's summary over 1 MiB; other commands of the step may write to the same file, and the lines around
 * the tables want room.
 */
const TABLE_BYTES = 900_000;
/** More rows help nobody to decide; the other reports have all. */
const ROWS_A_TABLE = 50;

const TABLE_HEAD = ['| Rule | Place | What to do |', '| --- | --- | --- |'];

/**
 * @returns a short page for a reviewer: what blocks, what the change weakens or waives, what else is open, then one line of
 *          inventory; at most 1 MiB
 */
export function renderStepSummary(result: ScanResult, context: ReportContext): string {
  const ranking = rank(result, context.failOn);
  const budget = new Budget(TABLE_BYTES);
  const table = (findings: readonly Finding[]): string[] => tableOf(findings, budget, context);
  const { blocking, weakening, open, before } = ranking;
  const isChange = isChangeRun(result, context);
  const paragraphs = [
    `### ${headline(result, ranking, context)}`,
    ...table(blocking),
    ...section('**What this change weakens or waives**', table(weakening)),
    ...folded(isChange ? 'Also new, not blocking' : 'Also open, not blocking', open, table),
    ...folded('There before this change', before, table),
    inventorySentence(result, context),
    coverageSentence(result, ranking),
  ];
  return inertLog(`${paragraphs.join('\n\n')}\n`);
}

function tableOf(findings: readonly Finding[], budget: Budget, context: ReportContext): string[] {
  if (findings.length === 0) return [];
  const rows = findings.slice(0, ROWS_A_TABLE).map((finding) => rowOf(finding, context));
  const shown = budget.take(rows);
  const more = findings.length - shown.length;
  return [
    ...(shown.length === 0 ? [] : [[...TABLE_HEAD, ...shown].join('\n')]),
    ...(more === 0 ? [] : [`And ${grouped(more)} more: the other reports of this run name each.`]),
  ];
}

function rowOf(finding: Finding, context: ReportContext): string {
  return `| ${markdownCode(finding.rule)} | ${placeCode(finding, context)} | ${findingText(finding)} |`;
}

function section(title: string, paragraphs: readonly string[]): string[] {
  return paragraphs.length === 0 ? [] : [title, ...paragraphs];
}

function folded(
  title: string,
  findings: readonly Finding[],
  table: (findings: readonly Finding[]) => readonly string[],
): string[] {
  if (findings.length === 0) return [];
  return [`<details><summary>${title}: ${grouped(findings.length)}</summary>`, ...table(findings), '</details>'];
}
