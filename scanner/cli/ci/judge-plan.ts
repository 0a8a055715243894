import type { InventoryChange } from '../../report';
import type { Finding } from '../../model';
import type { ChangeInput } from '../../scan-change';
import { commitsOf, identifySecret, openPush, openRange } from '../../sources';
import type { CommitRange, Push } from '../../sources';
import type { JudgedBy } from '../judged-by';
import { inventoryChange } from './inventory-change';
import { judgeChange } from './judge-change';
import type { JudgedChange } from './judge-change';
import type { Plan } from './plan';

export interface JudgeOptions extends JudgedBy {
  /** Absolute. */
  readonly cwd: string;
}

/** A request is judged by its target's policy, a push by its own. */
export function judgePlan(
  plan: Extract<Plan, { kind: 'request' | 'push' }>,
  { cwd, ...options }: JudgeOptions,
): JudgedChange & { readonly inventory: InventoryChange } {
  const { today } = options;
  if (plan.kind === 'request') {
    const { base, head, isFork } = plan;
    const open = () => openRange({ cwd, base, head });
    const judge = (judgedBy: (end: CommitRange) => Omit<ChangeInput, 'changeSet'>): JudgedChange => {
      const end = open();
      const range = { commits: commitsOf({ cwd, base, head }), ends: [end], documents: [], end: end.after };
      return judgeChange(range, judgedBy(end));
    };
    const own = { today, identify: identifySecret };
    const change = judge(({ target }) => ({ ...options, ...own, governing: target, isFork }));
    // A hook knows nothing of forks, nor of what this call asks for.
    const isAsHook = !isFork && options.policy === undefined && options.profile === undefined;
    const stopped = isAsHook || change.stopped.length === 0 ? change.stopped : judge(() => own).stopped;
    return { ...change, stopped, inventory: inventoryChange(open(), today, change.result.profile) };
  }
  const { change, open } = judgePush(plan, { cwd, ...options });
  const [tip] = open().tips;
  const inventory =
    tip === undefined ? { added: [], removed: [] } : inventoryChange(tip.change(), today, change.result.profile);
  return { ...change, inventory };
}

/**
 * @returns what a push brought and no tree shows: secrets that one of its commits adds and a later one takes out, as findings
 *          of a whole run; and the commits that the hooks stop
 */
export function judgePushed(
  { ref, before, after }: NonNullable<Extract<Plan, { kind: 'whole' }>['pushed']>,
  options: JudgeOptions,
): { readonly findings: readonly Finding[]; readonly stopped: readonly string[] } {
  const { change } = judgePush({ ref, before, after, known: [before] }, options);
  return { findings: change.gone.map(ofWholeRun), stopped: change.stopped };
}

/** There nothing is new or old. */
function ofWholeRun(finding: Finding): Finding {
  const { isNew, ...rest } = finding;
  return isNew === undefined ? finding : rest;
}

function judgePush(
  { ref, before, after, known }: Omit<Extract<Plan, { kind: 'push' }>, 'kind'>,
  { cwd, ...options }: JudgeOptions,
): { readonly change: JudgedChange; readonly open: () => Push } {
  const open = () => openPush({ cwd, updates: [{ ref, before, after }], receiver: { kind: 'known', commits: known } });
  const { commits, tips, documents } = open();
  const ends = tips.map((tip) => tip.change());
  const [end] = ends;
  const range = { commits, ends, documents, ...(end !== undefined && { end: end.after }) };
  return { change: judgeChange(range, { ...options, identify: identifySecret }), open };
}
