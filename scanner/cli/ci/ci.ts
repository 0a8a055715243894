import { GitError } from '../../model';
import type { GitFault } from '../../model';
import { visible } from '../../report';
import { openClone } from '../../sources';
import type { Command } from '../commands';
import { judgedBy } from '../judged-by';
import { startTimes } from '../run-times';
import { watchedScan } from '../watched-scan';
import { fetchAdvice } from './advice';
import { judgePlan } from './judge-plan';
import { planFor } from './plan';
import { readContext } from './read-context';
import { reportToHost } from './report';
import { readEvent } from './step-files';

/** `nhi ci`: a pull request or a push by what it brings, the default branch whole. */
export const ciCommand: Command = async (call, host) => {
  const { cwd, environment } = host;
  const context = readContext(environment, readEvent(environment));
  const times = startTimes(host);
  try {
    const plan = planFor(context.run, openClone({ cwd }), call);
    if (plan.kind === 'nothing') {
      host.out.write('There is nothing to look at: the branch is gone.\n');
      return 0;
    }
    const reporting = { call, host, context };
    if (plan.kind === 'whole') {
      if (plan.note !== undefined) host.err.write(`nhi: ${plan.note}\n`);
      const { result } = await watchedScan(call, host, 'tree');
      return await reportToHost({ result, stopped: [] }, { ...reporting, run: { subject: 'tree', ...times() } });
    }
    const { inventory, ...change } = judgePlan(plan, { ...judgedBy(call, host), cwd });
    const run = { subject: 'tree' as const, ...times(), inventoryChange: inventory };
    return await reportToHost(change, { ...reporting, run });
  } catch (error) {
    if (!(error instanceof GitError) || !OF_THE_CHECKOUT.includes(error.fault)) throw error;
    host.err.write(`nhi: ${visible(error.message)}\nnhi: ${fetchAdvice(context.host)}\n`);
    return 2;
  }
};

/** Faults that another checkout mends. */
const OF_THE_CHECKOUT: readonly GitFault[] = ['shallow', 'bad-revision', 'partial-clone'];
