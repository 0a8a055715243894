import { MOST_CALL } from './kernel/layout';
import type { Scanner } from './scanner';
import { createStreaming, DEFAULT_WINDOW, finderBytes } from './streaming';
import { createTwin } from './twin';
import { checkVocabulary, type Vocabulary } from './vocabulary';

export type { Pass, Scanner, Visitor, Window } from './scanner';
export { fingerprintOf } from './vocabulary';
export type { Keyword, Vocabulary } from './vocabulary';

export interface ScannerOptions {
  /** What to look for; its lists' indexes are the ids that visitors are told. */
  readonly vocabulary: Vocabulary;
}

/** @returns a scanner of its own memory (about 3 MB): one for each thread */
export function createScanner({ vocabulary }: ScannerOptions): Scanner {
  checkVocabulary(vocabulary);
  return createStreaming(createTwin(vocabulary, finderBytes(DEFAULT_WINDOW)), DEFAULT_WINDOW, MOST_CALL);
}
