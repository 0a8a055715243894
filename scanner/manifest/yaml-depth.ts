import type { CST } from 'yaml';

/** A manifest needs eight; what composes the tree is recursive and has been seen to end the process from 900 on. */
export const MAX_DEPTH = 100;

/**
 * Measures nesting without recursion, before anything recursive sees the tokens.
 * @returns the UTF-16 offset of the first collection deeper than `MAX_DEPTH`, or undefined
 */
export function findTooDeep(tokens: readonly CST.Token[]): number | undefined {
  const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > MAX_DEPTH) return token.offset;
    if (token.type === 'document') {
      if (token.value) open.push({ token: token.value, depth });
      continue;
    }
    if (!('items' in token)) continue;
    for (const item of token.items) {
      if (item.key) open.push({ token: item.key, depth: depth + 1 });
      if (item.value) open.push({ token: item.value, depth: depth + 1 });
    }
  }
  return undefined;
}
