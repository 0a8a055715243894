import { matchesPath } from '../manifest';
import type { ScanSettings } from '../manifest';
import type { Document } from '../model';
import type { SecretScanner } from '../secrets';
import { excludedReading, readDocument } from './read-document';
import type { DocumentReading, IdentitySources } from './read-document';

/** What many documents say; those that say nothing are counted and let go. */
export interface Readings {
  /** How many were looked at. */
  readonly files: number;
  readonly bytes: number;
  readonly told: readonly DocumentReading[];
}

export interface ReadingOptions {
  readonly secretScanner: SecretScanner;
  /** What nhi.yaml says is looked at. */
  readonly settings: ScanSettings | undefined;
  /** Told after each document. */
  readonly onProgress?: ((files: number, bytes: number) => void) | undefined;
  /** What looks for identities; all there is unless said. */
  readonly sources?: IdentitySources;
}

/** Documents read as they come. */
export interface RunningReading {
  /** @returns what the document says; see `readDocument` */
  read(document: Document): DocumentReading;
  /** Counts a document of which all that matters was looked at elsewhere. */
  count(bytes: number): void;
  /** What was read up to now; `told` is empty where nothing is kept. */
  readings(): Readings;
}

/** @param keep false where the caller keeps what it needs of each document itself */
export function startReading(options: ReadingOptions, keep = true): RunningReading {
  const { secretScanner, settings, onProgress, sources } = options;
  const told: DocumentReading[] = [];
  let files = 0;
  let bytes = 0;
  return {
    read(document) {
      const reading = isExcluded(document.path, settings)
        ? excludedReading(document.path)
        : readDocument(document, secretScanner, settings?.maxFileBytes, sources);
      bytes += reading.bytes;
      if (reading.isRead) files++;
      if (keep && saysSomething(reading)) told.push(reading);
      onProgress?.(files, bytes);
      return reading;
    },
    count(more) {
      files++;
      bytes += more;
      onProgress?.(files, bytes);
    },
    readings: () => ({ files, bytes, told }),
  };
}

/** Reads documents one after the other; see `readDocument`. */
export function readDocuments(documents: Iterable<Document>, options: ReadingOptions): Readings {
  const reading = startReading(options);
  for (const document of documents) reading.read(document);
  return reading.readings();
}

/** What several threads read, as one. */
export function joinReadings(parts: readonly Readings[]): Readings {
  return {
    files: parts.reduce((sum, part) => sum + part.files, 0),
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
    told: parts.flatMap((part) => part.told),
  };
}

/** @returns whether a run needs it beyond its count */
export function saysSomething({ secrets, waivers, fragments, skip }: DocumentReading): boolean {
  return secrets.length > 0 || waivers.length > 0 || fragments.size > 0 || skip !== undefined;
}

function isExcluded(path: string, settings: ScanSettings | undefined): boolean {
  if (settings === undefined) return false;
  const { paths, exclude } = settings;
  if (paths !== undefined && !paths.some((glob) => matchesPath(glob, path))) return true;
  return exclude?.some((glob) => matchesPath(glob, path)) ?? false;
}
