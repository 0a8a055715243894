import type { ScanResult } from '../model';
import { scan } from '../scan';
import { identifySecret, openStdin } from '../sources';
import type { Call } from './arguments';
import { deliverReports } from './deliver-reports';
import type { ExitCode, Host } from './host';
import { judgedBy } from './judged-by';
import type { JudgedBy } from './judged-by';
import { startTimes } from './run-times';
import type { ScanSource } from './scan-source';

/**
 * `nhi scan --stdin`: one file as it is about to be written. Who writes it answers for what it says, not for the rest of the
 * repository; a broken nhi.yaml is everybody's.
 */
export async function scanStdinCommand(
  { path }: Extract<ScanSource, { kind: 'stdin' }>,
  call: Call,
  host: Host,
): Promise<ExitCode> {
  const times = startTimes(host);
  const judged = judgedBy(call, host);
  const bytes = await host.readInput();
  const result = bytes.length === 0 ? nothingRead(judged) : scanBytes(bytes, path, judged, host);
  return deliverReports(result, call, host, { subject: 'tree', ...times() });
}

function scanBytes(bytes: Uint8Array, path: string | undefined, judged: JudgedBy, { cwd }: Host): ScanResult {
  const { document, snapshot } = openStdin(cwd, path, bytes);
  const result = scan({ ...judged, documents: [document], snapshot, extent: 'partial', identify: identifySecret });
  const concerns = ({ place, rule }: ScanResult['findings'][number]): boolean =>
    place.path === document.path || rule.startsWith('manifest/');
  return {
    ...result,
    findings: result.findings.filter(concerns),
    inventory: result.inventory.filter(({ references }) => references.length > 0),
  };
}

function nothingRead({ today, profile = 'starter' }: JudgedBy): ScanResult {
  return {
    findings: [],
    inventory: [],
    coverage: { extent: 'partial', files: 0, bytes: 0, skipped: [] },
    profile,
    today,
  };
}
