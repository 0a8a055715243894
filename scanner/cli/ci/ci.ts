import { GitError, UsageError } from '../../model';
import type { GitFault } from '../../model';
import { failureAnnotation, visible } from '../../report';
import { openClone } from '../../sources';
import { compareFindings } from '../../text';
import type { Command } from '../commands';
import { judgedBy } from '../judged-by';
import { startTimes } from '../run-times';
import { watchedScan } from '../watched-scan';
import { counted } from '../words';
import { fetchAdvice } from './advice';
import { judgePlan, judgePushed } from './judge-plan';
import { comparedBranch, planFor } from './plan';
import { readContext } from './read-context';
import { reportToHost } from './report';
import { readEvent } from './step-files';

/** `nhi ci`: a pull request or a push by what it brings, the default branch whole. */
export const ciCommand: Command = async (call, host) => {
  const { cwd, environment } = host;
  const context = readContext(environment, readEvent(environment));
  const times = startTimes(host);
  try {
    const clone = openClone({ cwd });
    const plan = planFor(context.run, clone, call);
    if (plan.kind === 'nothing') {
      host.out.write('There is nothing to look at: the branch is gone.\n');
      return 0;
    }
    const reporting = { call, host, context };
    if (plan.kind === 'whole') {
      if (plan.note !== undefined) host.err.write(`nhi: ${plan.note}\n`);
      const leftOut = clone.leftOut();
      if (leftOut > 0) host.err.write(`nhi: ${leftOutWords(leftOut)}\n`);
      const { result } = await watchedScan(call, host, 'tree');
      const { files, skipped } = result.coverage;
      if (files + skipped.length === 0 && clone.holdsFiles()) throw new UsageError(NOTHING_SEEN);
      const pushed = plan.pushed && judgePushed(plan.pushed, { ...judgedBy(call, host), cwd });
      const findings = [...result.findings, ...(pushed?.findings ?? [])].sort(compareFindings);
      const run = { subject: 'tree' as const, ...times() };
      return await reportToHost(
        { result: { ...result, findings }, stopped: pushed?.stopped ?? [] },
        { ...reporting, run },
      );
    }
    const { inventory, ...change } = judgePlan(plan, { ...judgedBy(call, host), cwd });
    const run = { subject: 'tree' as const, ...times(), inventoryChange: inventory };
    return await reportToHost(change, { ...reporting, run });
  } catch (error) {
    if (!(error instanceof GitError) || !OF_THE_CHECKOUT.includes(error.fault)) throw error;
    const advice = fetchAdvice({
      host: context.host,
      fault: error.fault,
      branch: comparedBranch(context.run, call.base),
      isFetching: call.fetch === true,
    });
    host.err.write(`nhi: ${visible(error.message)}\nnhi: ${advice}\n`);
    if (context.host === 'github') host.out.write(`${failureAnnotation(`${error.message}. ${advice}`)}\n`);
    return 2;
  }
};

/** Faults that another checkout mends. */
const OF_THE_CHECKOUT: readonly GitFault[] = ['shallow', 'bad-revision', 'partial-clone'];

const NOTHING_SEEN =
  'nothing was looked at: no file of the last commit is checked out here, or scan.exclude of nhi.yaml leaves all of them out. ' +
  'Check the commit out before this step.';

function leftOutWords(count: number): string {
  const are = count === 1 ? 'is' : 'are';
  return `${counted(count, 'tracked file')} ${are} not in this sparse checkout, and not looked at: check out all of the tree where that is to be judged.`;
}
