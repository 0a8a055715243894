import type { YamlPair } from '../../../identities/yaml';
import { ownPair, removePair, replacePair } from '../yaml/pairs';
import type { Edit, OwnMap } from '../yaml/pairs';

/** @returns the pairs of these names that the map has, in its order */
export function pairsNamed(map: OwnMap | undefined, names: readonly string[]): readonly YamlPair[] {
  return map?.pairs.filter(({ key }) => names.includes(key.value)) ?? [];
}

/** Puts lines in the stead of pairs: where the first of them stood. */
export function swapPairs(
  text: string,
  map: OwnMap,
  pairs: readonly YamlPair[],
  lines: readonly string[],
): readonly (Edit | undefined)[] {
  return pairs.map((pair, index) =>
    index === 0 && lines.length > 0 ? replacePair(text, pair, lines) : removePair(text, map, pair),
  );
}

/**
 * Takes pairs out of a block, and the block with them where nothing would be left.
 * @param key the block's own, `with` or `env`
 */
export function dropPairs(
  text: string,
  holder: OwnMap,
  key: string,
  pairs: readonly YamlPair[],
): readonly (Edit | undefined)[] {
  const block = ownPair(holder, key);
  if (block?.value.type !== 'map') return [undefined];
  const map = block.value;
  if (map.pairs.length === pairs.length) return [removePair(text, holder, block)];
  return pairs.map((pair) => removePair(text, map, pair));
}
