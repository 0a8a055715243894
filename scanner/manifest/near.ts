import { nearestWord } from '../text';

/** @returns the key or word that was very probably meant; case and separators do not count: `neverBecause`, `never-because` */
export function nearestKeyword(word: string, candidates: Iterable<string>): string | undefined {
  const byBareWord = new Map<string, string>();
  for (const candidate of candidates) if (!byBareWord.has(bare(candidate))) byBareWord.set(bare(candidate), candidate);
  const near = nearestWord(bare(word), byBareWord.keys());
  return near === undefined ? undefined : byBareWord.get(near);
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, '');
}
