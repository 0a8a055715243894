import type { CST } from 'yaml';

/** A manifest needs eight; what composes the tree is recursive and has been seen to end the process from 900 on. */
export const MAX_DEPTH = 100;

/** @returns every token with its depth in collections, no order; walked without recursion, which nothing here may use yet */
function* walkTokens(tokens: readonly CST.Token[]): Generator<{ token: CST.Token; depth: number }> {
  const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    const { token, depth } = next;
    if (token.type === 'document') {
      if (token.value) open.push({ token: token.value, depth });
    } else if ('items' in token) {
      for (const item of token.items) {
        if (item.key) open.push({ token: item.key, depth: depth + 1 });
        if (item.value) open.push({ token: item.value, depth: depth + 1 });
      }
    }
  }
}

/** @returns the UTF-16 offset of a collection deeper than `MAX_DEPTH`, or undefined */
export function findTooDeep(tokens: readonly CST.Token[]): number | undefined {
  for (const { token, depth } of walkTokens(tokens)) if (depth > MAX_DEPTH) return token.offset;
  return undefined;
}

/**
 * @param before UTF-16 offset at which the parser noticed
 * @returns the offset of the last bracket or quote that is opened before it and never closed
 */
export function findUnclosed(tokens: readonly CST.Token[], before: number): number | undefined {
  let found: number | undefined;
  for (const { token } of walkTokens(tokens)) {
    if (token.offset >= before || token.offset < (found ?? 0)) continue;
    if (isUnclosed(token, before)) found = token.offset;
  }
  return found;
}

function isUnclosed(token: CST.Token, before: number): boolean {
  if (token.type === 'flow-collection') {
    return !token.end.some(({ type }) => type === 'flow-seq-end' || type === 'flow-map-end');
  }
  const isQuoted = token.type === 'double-quoted-scalar' || token.type === 'single-quoted-scalar';
  return isQuoted && token.offset + token.source.length === before;
}

/** @returns where a second document begins, at its `---` where it has one */
export function findSecondDocument(tokens: readonly CST.Token[]): number | undefined {
  const second = tokens.filter((token) => token.type === 'document')[1];
  return second?.start.find(({ type }) => type === 'doc-start')?.offset ?? second?.offset;
}
