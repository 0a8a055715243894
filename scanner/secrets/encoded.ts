import type { Detector } from './detector';
import { decodeBase64 } from './judgement';
import { anyBase64 } from './shape';

/** The longest run that the engine keeps behind a hit. */
const LONGEST_RUN = 8000;
/** Four characters of base64 for three bytes. */
const encodedLength = (length: number): number => Math.ceil(length / 3) * 4;

/**
 * The same secret as Kubernetes, Helm and CI variables hold it: the whole token in base64, a line break at its end at most.
 * A prefix fixes the first characters of its encoding, so the engine finds it by a literal as well.
 * @param detector whose tokens begin with their literal
 */
export function inBase64(detector: Detector): Detector {
  const { id, title, provider, kind, confidence, source, revoke, checksum, facts, doubt, examples } = detector;
  const tokenIn = tokenReader(detector);
  const onToken =
    <T>(ask: (token: string) => T) =>
    (encoded: string): T =>
      ask(tokenIn(encoded) ?? '');
  const longest = Math.min(LONGEST_RUN, encodedLength(detector.reach ?? 256));
  return {
    ...{ id, title, provider, kind, confidence, source, revoke },
    ...(checksum && { checksum: onToken(checksum) }),
    ...(facts && { facts: onToken(facts) }),
    ...(doubt && { doubt: onToken(doubt) }),
    literals: detector.literals.map(literalInBase64),
    opening: { characters: anyBase64.characters, count: 8 },
    shape: () => new RegExp(`[${anyBase64.inClass}]{12,${String(longest)}}(?![\\w+/=-])`, 'y'),
    reach: longest + 2,
    accepts: (encoded) => tokenIn(encoded) !== undefined,
    decoding: 'base64',
    examples: {
      positive: examples.positive.map((make) => (random) => ({ secret: btoa(make(random).secret) })),
      negative: [(random) => btoa(`${examples.positive[0]?.(random).secret ?? ''} and more`)],
    },
  };
}

/** @returns what gives the token that base64 text is made of, where it is nothing else */
function tokenReader({ shape, accepts }: Detector): (encoded: string) => string | undefined {
  let pattern: RegExp | undefined;
  return (encoded) => {
    const text = decodeBase64(encoded)?.replace(/[\r\n]{1,2}$/, '');
    if (text === undefined) return undefined;
    pattern ??= shape();
    pattern.lastIndex = 0;
    const token = pattern.exec(text)?.[0];
    return token === text && accepts?.(token) !== false ? token : undefined;
  };
}

/** @returns the characters of base64 that the literal fixes, whatever follows it */
function literalInBase64(literal: string): string {
  return btoa(literal).slice(0, Math.floor((literal.length * 4) / 3));
}
