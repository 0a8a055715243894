import { renderJson, renderSarif, renderSummary, renderText } from '../report';
import type { TextOptions } from '../report';
import { goesToFile } from './arguments';
import type { Call } from './arguments';
import { wantsColour } from './colour';
import { deliver, widthFor } from './deliver';
import { verdictOf } from './exit-code';
import type { Verdict } from './exit-code';
import type { ExitCode, Host } from './host';
import type { Scanned, ScanRequest } from './session';
import { startProgress } from './progress';
import { unreadMessages } from './unread';

/** What is reported on, and how long it took. */
export type Run = Pick<TextOptions, 'subject' | 'seconds'>;

/**
 * Scans with a line of progress for whoever waits.
 * @param more what the call's words do not say
 */
export async function watchedScan(
  call: Call,
  host: Host,
  subject: ScanRequest['subject'],
  more: Pick<ScanRequest, 'newSalt' | 'onSecrets'> = {},
): Promise<Scanned> {
  const progress = startProgress(host);
  try {
    return await host.session.scan({ ...requestOf(call, host, subject), ...more, onProgress: progress.report });
  } finally {
    progress.end();
  }
}

function requestOf(call: Call, host: Host, subject: ScanRequest['subject']): ScanRequest {
  const { words, noIgnore, now, profile, manifest, policy } = call;
  return {
    cwd: host.cwd,
    paths: words,
    subject,
    noIgnore,
    today: now ?? host.today(),
    ...(profile !== undefined && { profile }),
    ...(manifest !== undefined && { manifest }),
    ...(policy !== undefined && { policy }),
  };
}

/** Writes the report of a scan where the call wants it, and judges: what `scan` and `check` have in common. */
export async function reportOn({ result }: Scanned, call: Call, host: Host, run: Run): Promise<ExitCode> {
  const verdict = verdictOf(result, call.failOn);
  const options: TextOptions = {
    ...run,
    color: !goesToFile(call) && wantsColour(host.environment, host.out.isTerminal, call.noColor),
    width: widthFor(host),
    all: call.all,
    verbose: call.verbose,
    notes: call.failOn === 'info',
  };
  deliver(call, host, await render(result, call, options, verdict), renderSummary(result, options));
  for (const message of unreadMessages(result.coverage)) host.err.write(`nhi: ${message}\n`);
  return verdict.code;
}

async function render(result: Scanned['result'], call: Call, options: TextOptions, exit: Verdict): Promise<string> {
  if (call.format === 'text') return renderText(result, options);
  if (call.format === 'json') return renderJson(result);
  const [{ ruleLookup }, { toolVersion }] = await Promise.all([import('./rules'), import('./version')]);
  return renderSarif(result, { toolVersion, rules: ruleLookup(), exit });
}
