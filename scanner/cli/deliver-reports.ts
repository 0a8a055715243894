import type { ScanResult } from '../model';
import { renderSummary, reportFormat, visible } from '../report';
import type { ReportContext, ReportFormatName, TextOptions } from '../report';
import { goesToFile, reportFiles } from './arguments';
import type { Call } from './arguments';
import { wantsColour } from './colour';
import { widthFor } from './deliver';
import { verdictOf } from './exit-code';
import type { Verdict } from './exit-code';
import type { ExitCode, Host } from './host';
import type { RunTimes } from './run-times';
import { unreadMessages } from './unread';

/** What reports say of a run beside its result. */
export interface Run extends RunTimes, Pick<ReportContext, 'commit' | 'inventoryChange' | 'fileUrl'> {
  readonly subject: TextOptions['subject'];
  /** Stands in for the text report on standard output. */
  readonly words?: string;
  /** The words name what could not be read. */
  readonly saysUnread?: true;
}

/**
 * Judges a result and puts every report that the call asks for where it is wanted: the one of `--format` on standard output
 * or in `--output`, each `--report` in its file, files all whole or none. What could not be read, and what else is to
 * be said, goes to standard error.
 * @returns how the run ends
 * @throws UsageError where a file cannot be written
 */
export async function deliverReports(result: ScanResult, call: Call, host: Host, run: Run): Promise<ExitCode> {
  const verdict = verdictOf(result, call.failOn);
  const files = reportFiles(call);
  const saved = await Promise.all(
    files.map(async ({ format, file }) => {
      const context = await reportContext(format, { call, host, run, verdict, isFile: true });
      return { path: file, text: await reportFormat(format).render(result, context) };
    }),
  );
  const delivery = { call, host, run, verdict, isFile: false };
  const hasWords = run.words !== undefined && call.format === 'text' && !goesToFile(call);
  const printed = hasWords ? run.words : await textForOutput(result, delivery);
  if (saved.length > 0) host.saveAll(saved);
  host.out.write(printed);
  // Beside a report that a program reads there is nothing to add.
  if (goesToFile(call) || (call.format === 'text' && !hasWords)) {
    for (const { file } of files) host.out.write(`Report: ${visible(file)}\n`);
  }
  for (const notice of result.notices ?? []) host.err.write(`nhi: ${visible(notice)}\n`);
  const unread = hasWords && run.saysUnread === true ? [] : unreadMessages(result.coverage);
  for (const message of unread) host.err.write(`nhi: ${message}\n`);
  return verdict.code;
}

/** One run and where a report of it is to go. */
export interface Delivery {
  readonly call: Call;
  readonly host: Host;
  readonly run: Run;
  readonly verdict: Verdict;
  /** Not for a terminal. */
  readonly isFile: boolean;
}

async function textForOutput(result: ScanResult, delivery: Delivery): Promise<string> {
  const { call } = delivery;
  const context = await reportContext(call.format, delivery);
  if (goesToFile(call)) return renderSummary(result, { ...context.text, color: false });
  return reportFormat(call.format).render(result, context);
}

/** @returns what a report of this format needs beside the result */
export async function reportContext(
  format: ReportFormatName,
  { call, host, run, verdict, isFile }: Delivery,
): Promise<ReportContext> {
  return {
    ...run,
    ...(await ruleContext(format)),
    exit: verdict,
    failOn: call.failOn,
    text: {
      subject: run.subject,
      seconds: run.seconds,
      color: !isFile && wantsColour(host.environment, host.out.isTerminal, call.noColor),
      width: widthFor(host),
      all: call.all,
      verbose: call.verbose,
      notes: call.failOn === 'info',
    },
  };
}

/** A person's report says nothing of rules beyond its findings: they need not be loaded. */
async function ruleContext(format: ReportFormatName): Promise<Pick<ReportContext, 'rules' | 'toolVersion'>> {
  if (format === 'text') return { rules: () => undefined, toolVersion: '' };
  const [{ ruleLookup }, { toolVersion }] = await Promise.all([import('./rules'), import('./version')]);
  return { rules: ruleLookup(), toolVersion };
}
