import type { Finding, ScanResult } from '../../model';
import { originWords } from '../finding-words';
import type { ReportContext } from '../format';
import { inertLog } from '../log-command';
import { rank } from '../ranking';
import { grouped } from '../text/counts';
import { Budget } from './budget';
import { markdownBlock, markdownCode, markdownText } from './escape';
import { coverageSentence, findingText, headline, inventorySentence, isChangeRun, placeCode, shortened } from './words';

/** GitHub refuses a comment over 65,536 characters, and what stands around the findings wants room. */
const FINDINGS_BYTES = 56_000;

/**
 * @returns a page that also fits into a comment on a merge request: each finding with its line of code and what to do, what
 *          blocks first, waived ones last
 */
export function renderMarkdown(result: ScanResult, context: ReportContext): string {
  const ranking = rank(result, context.failOn);
  const { blocking, weakening, open, before, waived } = ranking;
  const budget = new Budget(FINDINGS_BYTES);
  const section = (title: string, findings: readonly Finding[]): string[] =>
    findings.length === 0 ? [] : [`### ${title} (${grouped(findings.length)})`, ...blocksOf(findings, budget, context)];
  const folded = (title: string, findings: readonly Finding[]): string[] =>
    findings.length === 0
      ? []
      : [
          `<details><summary>${title} (${grouped(findings.length)})</summary>`,
          ...blocksOf(findings, budget, context),
          '</details>',
        ];
  const isChange = isChangeRun(result, context);
  const paragraphs = [
    `## ${headline(result, ranking, context)}`,
    inventorySentence(result, context),
    ...section(isChange ? 'What blocks' : 'What fails this run', blocking),
    ...section('What this change weakens or waives', weakening),
    ...section(isChange ? 'Also new, not blocking' : 'Also open, not blocking', open),
    ...folded('There before this change', before),
    ...folded('Waived', waived),
    coverageSentence(result, { ...ranking, waived: [] }),
  ];
  return inertLog(`${paragraphs.join('\n\n')}\n`);
}

function blocksOf(findings: readonly Finding[], budget: Budget, context: ReportContext): string[] {
  // What stays out is not even drawn: a run may have a hundred thousand.
  const shown: string[] = [];
  for (const finding of findings) {
    const [taken] = budget.take([blockOf(finding, context)]);
    if (taken === undefined) break;
    shown.push(taken);
  }
  const more = findings.length - shown.length;
  return more === 0 ? shown : [...shown, `And ${grouped(more)} more: the other reports of this run name each.`];
}

function blockOf(finding: Finding, context: ReportContext): string {
  const { rule, severity, isNew, place, origin, waived } = finding;
  const marks = [severity, ...(isNew === true ? ['new'] : [])].join(', ');
  const code = place.excerpt.text.trim();
  const history = originWords(origin);
  return [
    `**${markdownCode(rule)}** (${marks}) at ${placeCode(finding, context)}`,
    ...(code === '' ? [] : [markdownBlock([`${place.start.line} | ${code}`])]),
    findingText(finding),
    ...(history === '' ? [] : [markdownText(`Found ${history}.`)]),
    ...(waived === undefined
      ? []
      : [`Waived until ${markdownText(waived.until)}: ${markdownText(shortened(waived.reason, REASON_LIMIT))}`]),
  ].join('\n\n');
}

const REASON_LIMIT = 500;
