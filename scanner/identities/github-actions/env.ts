import { eachScalar, pairsOf, type YamlNode } from '../yaml';
import type { Draft } from './draft';
import { draftsIn, heldDrafts, type Part } from './drafts-of';
import { mayMention } from './gate';
import type { Scope } from './scope';
import type { Slot } from './slot';

/** A block of variables, read. */
export interface EnvBlock {
  /** What each variable holds, nothing for those without a secret: they hide those of outer blocks. */
  readonly block: ReadonlyMap<string, readonly Draft[]>;
  readonly parts: readonly Part[];
}

/** @param around who reads the variables, where that is known */
export function readEnv(
  scope: Scope,
  node: YamlNode | undefined,
  around: Pick<Slot, 'action' | 'consumer' | 'command' | 'facts'> = {},
): EnvBlock {
  const block = new Map<string, readonly Draft[]>();
  const parts: Part[] = [];
  const mentions = node !== undefined && mayMention(scope, node);
  for (const { key, value: of } of pairsOf(node)) {
    const found: Part[] = [];
    if (mentions) {
      const slot: Slot = { type: 'env', name: key.value, consumer: key.value, ...around };
      eachScalar(of, (scalar) => found.push(...draftsIn(scope, slot, scalar)), scope.budget);
      parts.push(...found);
    }
    block.set(key.value, heldDrafts(found));
  }
  return { block, parts };
}
