import type { InventoryChange } from '../../report';
import { commitsOf, identifySecret, openPush, openRange } from '../../sources';
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
  const input = { ...options, identify: identifySecret };
  if (plan.kind === 'request') {
    const { base, head, isFork } = plan;
    const open = () => openRange({ cwd, base, head });
    const end = open();
    const range = { commits: commitsOf({ cwd, base, head }), ends: [end], documents: [], end: end.after };
    const change = judgeChange(range, { ...input, governing: end.target, isFork });
    return { ...change, inventory: inventoryChange(open(), today, change.result.profile) };
  }
  const { ref, before, after, known } = plan;
  const open = () => openPush({ cwd, updates: [{ ref, before, after }], receiver: { kind: 'known', commits: known } });
  const { commits, tips, documents } = open();
  const ends = tips.map((tip) => tip.change());
  const [end] = ends;
  const change = judgeChange({ commits, ends, documents, ...(end !== undefined && { end: end.after }) }, input);
  const [again] = open().tips;
  const inventory =
    again === undefined ? { added: [], removed: [] } : inventoryChange(again.change(), today, change.result.profile);
  return { ...change, inventory };
}
