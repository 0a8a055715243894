import { UsageError } from '../model';
import type { Finding, Origin } from '../model';
import type { RangeInput } from '../judge-range';
import { commitsOf, identifySecret, openCommit, openRange } from '../sources';
import type { CommitChange } from '../sources';
import type { Call } from './arguments';
import { judgeChange } from './ci/judge-change';
import { deliverReports } from './deliver-reports';
import type { ExitCode, Host } from './host';
import { judgedBy } from './judged-by';
import { startTimes } from './run-times';
import type { ScanSource } from './scan-source';

/**
 * `nhi scan --range A..B`: what the commits of B bring that A has not, secrets commit by commit. It is judged by the policy
 * of its end; a pull request is judged by its target's: `nhi ci`.
 */
export async function scanRangeCommand(
  { range }: Extract<ScanSource, { kind: 'range' }>,
  call: Call,
  host: Host,
): Promise<ExitCode> {
  const times = startTimes(host);
  const origins = new Map<string, Origin>();
  const input = openInput(range, host.cwd, (commit) => origins.set(commit.id, originOf(commit)));
  const { result } = judgeChange(input, { ...judgedBy(call, host), identify: identifySecret });
  const findings = result.findings.map((finding) => withAuthor(finding, origins));
  return deliverReports({ ...result, findings }, call, host, { subject: 'tree', ...times() });
}

/** @param onCommit told of each commit when it is looked at */
function openInput(range: string, cwd: string, onCommit: (commit: CommitChange) => void): RangeInput {
  const [base, head] = endsOf(range);
  if (head === undefined) {
    const commit = openCommit({ cwd, commit: base });
    onCommit(commit);
    return { commits: [commit], ends: [commit], documents: [], end: commit.after };
  }
  const end = openRange({ cwd, base, head });
  return { commits: told(commitsOf({ cwd, base, head }), onCommit), ends: [end], documents: [], end: end.after };
}

/** As git has it: a side that is left out is `HEAD`. Both forms mean what merging the second into the first would bring. */
function endsOf(range: string): readonly [string, string?] {
  const [, base, head] = /^([^.]|[^.].*?[^.])?\.{2,3}([^.].*)?$/s.exec(range) ?? [];
  if (base !== undefined || head !== undefined) return [base ?? 'HEAD', head ?? 'HEAD'];
  if (/^\.*$/.test(range)) throw new UsageError(`--range is A..B or one commit, not "${range}"`);
  return [range];
}

function* told(commits: Iterable<CommitChange>, onCommit: (commit: CommitChange) => void): Generator<CommitChange> {
  for (const commit of commits) {
    onCommit(commit);
    yield commit;
  }
}

function originOf({ id, author, date }: CommitChange): Origin {
  return { kind: 'commit', commit: id, author, ...(date !== undefined && { date }) };
}

function withAuthor(finding: Finding, origins: ReadonlyMap<string, Origin>): Finding {
  const origin = origins.get(finding.origin?.commit ?? '');
  return origin === undefined ? finding : { ...finding, origin };
}
