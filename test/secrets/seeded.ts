import type { Random } from '../../scanner/secrets/detector';

/** @returns a source of examples' characters that gives the same ones for the same seed */
export function seeded(seed: number): Random {
  let state = (seed * 2654435761) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>>= 0);
  };
  for (let warm = 0; warm < 8; warm++) next();
  return {
    pick(alphabet, length) {
      let text = '';
      for (let i = 0; i < length; i++) text += alphabet[next() % alphabet.length] ?? '';
      return text;
    },
  };
}
