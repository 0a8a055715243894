import { evaluate } from './evaluate';
import type { Standing } from './evaluate';
import type { HclBlock } from './hcl';

/**
 * @returns whether `count` or `for_each` says that there is none. What a root module leaves to its variables may be
 *          another value when it runs; what a call assigns may not
 */
export function isSwitchedOff({ body }: HclBlock, at: Standing): boolean {
  const written = body.attributes.find(({ name }) => name === 'count' || name === 'for_each')?.value;
  if (written === undefined) return false;
  if (at.scope.parent === undefined && written.type !== 'text' && written.type !== 'list' && written.type !== 'object')
    return false;
  const value = evaluate(written, at);
  if (value.type === 'text') return value.isKnown && value.value === '0';
  return value.type === 'list' ? value.items.length === 0 : value.members.length === 0;
}
