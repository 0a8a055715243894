import { resolve } from 'node:path';
import type { ScanResult } from '../../model';
import { isBlocking, reportFormat } from '../../report';
import { reportFiles } from '../arguments';
import type { Call } from '../arguments';
import { deliverReports, reportContext } from '../deliver-reports';
import type { Delivery, Run } from '../deliver-reports';
import { verdictOf } from '../exit-code';
import type { ExitCode, Host } from '../host';
import type { CiContext } from './context';
import { ABBREVIATED } from './judge-change';
import type { JudgedChange } from './judge-change';
import { appendForHost } from './step-files';

export interface Reporting {
  readonly call: Call;
  readonly host: Host;
  readonly context: CiContext;
  /** With `inventoryChange` where it is about a change. */
  readonly run: Run;
}

/** Puts the result where the host shows it, and every report that the call asks for where it is wanted. */
export async function reportToHost(
  { result, stopped }: Pick<JudgedChange, 'result' | 'stopped'>,
  { call, host, context, run }: Reporting,
): Promise<ExitCode> {
  const { commit, fileUrl } = context;
  const isGitHub = context.host === 'github';
  const about: Run = { ...run, ...(commit !== undefined && { commit }), ...(fileUrl !== undefined && { fileUrl }) };
  const delivery: Delivery = { call, host, run: about, verdict: verdictOf(result, call.failOn), isFile: false };
  const words = call.hasFormat === true ? undefined : await nativeText(result, delivery, isGitHub);
  const advice = stoppedAdvice(stopped);
  const code = await deliverReports(result, call, host, {
    ...about,
    ...(words !== undefined && { words: `${words}${advice}` }),
  });
  if (words === undefined) host.err.write(advice);
  const problems = isGitHub ? await tellGitHub(result, delivery, advice) : [];
  for (const problem of problems) host.err.write(`nhi: ${problem}\n`);
  return code;
}

/** What a person reads in the log; GitHub takes the annotations out of it. */
async function nativeText(result: ScanResult, delivery: Delivery, isGitHub: boolean): Promise<string> {
  const formats = isGitHub ? (['github', 'text'] as const) : (['text'] as const);
  const texts = formats.map(async (format) =>
    reportFormat(format).render(result, await reportContext(format, delivery)),
  );
  return (await Promise.all(texts)).join('');
}

/** The step's summary, and numbers for the steps behind it. */
async function tellGitHub(result: ScanResult, delivery: Delivery, advice: string): Promise<string[]> {
  const { environment, cwd } = delivery.host;
  const summary = await reportFormat('github-summary').render(result, await reportContext('github-summary', delivery));
  const open = result.findings.filter(({ waived }) => waived === undefined);
  const blocking = open.filter((finding) => isBlocking(finding, delivery.call.failOn));
  const sarif = reportFiles(delivery.call).find(({ format }) => format === 'sarif');
  const outputs = {
    findings: open.length,
    blocking: blocking.length,
    ...(sarif !== undefined && { sarif: resolve(cwd, sarif.file) }),
  };
  return [
    appendForHost(environment, 'GITHUB_STEP_SUMMARY', advice === '' ? summary : `${summary}${advice}`),
    appendForHost(environment, 'GITHUB_OUTPUT', outputLines(outputs)),
  ].filter((problem) => problem !== undefined);
}

/** A name and a value a line; a value with a line break in it would be more than one. */
function outputLines(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .filter(([, value]) => !/[\r\n]/.test(String(value)))
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

const COMMITS_NAMED = 10;

/** Whoever made these commits has no hook, or went round it. */
function stoppedAdvice(stopped: readonly string[]): string {
  if (stopped.length === 0) return '';
  const named = stopped.slice(0, COMMITS_NAMED).map((id) => id.slice(0, ABBREVIATED));
  const more = stopped.length - named.length;
  const which = `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const what = stopped.length === 1 ? `commit ${which}` : `commits ${which}`;
  return `\nThe hooks would have stopped ${what} before the push: nhi hooks install, once in each clone.\n`;
}
