import type { Call } from './arguments';
import type { Host } from './host';
import { startProgress } from './progress';
import type { Scanned, ScanRequest } from './session';

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
