import { eachScalar, pairsOf, type YamlNode } from '../yaml';
import type { Draft } from './draft';
import { draftsOf, heldDrafts, type Part } from './drafts-of';
import { readValue } from './scalar';
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
  around: Pick<Slot, 'action' | 'consumer' | 'command'> = {},
): EnvBlock {
  const block = new Map<string, readonly Draft[]>();
  const parts: Part[] = [];
  for (const { key, value: of } of pairsOf(node)) {
    const slot: Slot = { type: 'env', name: key.value, consumer: key.value, ...around };
    const found: Part[] = [];
    eachScalar(
      of,
      (scalar) => found.push(...draftsOf(scope, slot, readValue(scope.collector.text, scalar, scope.statics))),
      scope.budget,
    );
    block.set(key.value, heldDrafts(found));
    parts.push(...found);
  }
  return { block, parts };
}
