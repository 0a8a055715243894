import type { ByteReader, SecretMatch } from '../model';
import { builtVocabulary, createScanner } from '../engine';
import type { Pass, Scanner } from '../engine';
import { literalDetectors } from './detectors';
import { Candidates, Collector } from './drive';
import type { Identify, MarkerHit } from './drive';
import { createGenericJudge } from './generic';
import { markers } from './markers';
import { NamedJudge, namedForms, slotsOf } from './named';

export type { Detector, Example, FactSource, Random, SecretKind } from './detector';
export type { MarkerHit } from './drive';
export { detectors, findDetector } from './detectors';

/** What one document holds. */
export interface SecretReading {
  /** Ascending by place, not overlapping. */
  readonly secrets: readonly SecretMatch[];
  /** Every waiver's words that stand in it, judged by nobody yet. */
  readonly markers: readonly MarkerHit[];
  /** Words of others that the engine met: its vocabulary's markers and literals beyond this room's own. */
  readonly words: readonly string[];
  /** Where there are such words: the document, if it was small enough to be in memory whole. The next scan overwrites it. */
  readonly bytes?: Uint8Array;
  readonly pass: Pass;
  /** It holds more than is reported: the first thousand are. */
  readonly isCut: boolean;
}

/** Owns a window of memory; not re-entrant, one per thread. */
export interface SecretScanner {
  /**
   * @param path relative to the snapshot's root; says what kind of file it is
   * @param reader UTF-8 or any ASCII-compatible bytes; UTF-16 must be transcoded before
   * @throws what the reader throws
   */
  scan(path: string, reader: ByteReader): SecretReading;
}

export interface SecretScannerOptions {
  /** Made for the vocabulary of this room; given by who shares one. */
  readonly scanner?: Scanner;
  /** Gives matches their `valueId`; without it they have none. */
  readonly identify?: Identify;
}

const NO_WORDS: readonly string[] = [];

export function createSecretScanner(options: SecretScannerOptions = {}): SecretScanner {
  const { scanner = createScanner(), identify } = options;
  const candidates = new Candidates(
    () => builtVocabulary().literals,
    () => literalDetectors,
  );
  const forms = slotsOf(() => namedForms);
  return {
    scan(path, reader) {
      const collector = new Collector(
        path,
        candidates,
        markers,
        [new NamedJudge(forms), createGenericJudge(path)],
        identify,
      );
      const pass = scanner.scan(reader, collector);
      const { secrets, markers: hits, others, names, bytes, isCut } = collector.finish();
      return {
        secrets,
        markers: hits,
        words: others.size + names.size === 0 ? NO_WORDS : wordsOf(others, names),
        ...(bytes !== undefined && { bytes }),
        pass,
        isCut: isCut || pass.capped,
      };
    },
  };
}

function wordsOf(markers: ReadonlySet<number>, literals: ReadonlySet<number>): readonly string[] {
  const vocabulary = builtVocabulary();
  return [
    ...Array.from(markers, (id) => vocabulary.markers[id] ?? ''),
    ...Array.from(literals, (id) => vocabulary.literals[id] ?? ''),
  ];
}
