import { matchesPath } from '../manifest';
import type { ScanSettings } from '../manifest';
import type { Document } from '../model';
import type { SecretScanner } from '../secrets';
import { excludedReading, readDocument } from './read-document';
import type { DocumentReading } from './read-document';

export interface ReadingOptions {
  readonly secretScanner: SecretScanner;
  /** What nhi.yaml says is looked at. */
  readonly settings: ScanSettings | undefined;
  /** Told after each document. */
  readonly onProgress?: ((files: number, bytes: number) => void) | undefined;
}

/** Reads documents one after the other; see `readDocument`. */
export function readDocuments(documents: Iterable<Document>, options: ReadingOptions): DocumentReading[] {
  const { secretScanner, settings, onProgress } = options;
  const readings: DocumentReading[] = [];
  let bytes = 0;
  for (const document of documents) {
    const reading = isExcluded(document.path, settings)
      ? excludedReading(document.path)
      : readDocument(document, secretScanner, settings?.maxFileBytes);
    bytes += reading.bytes;
    readings.push(reading);
    onProgress?.(readings.length, bytes);
  }
  return readings;
}

function isExcluded(path: string, settings: ScanSettings | undefined): boolean {
  if (settings === undefined) return false;
  const { paths, exclude } = settings;
  if (paths !== undefined && !paths.some((glob) => matchesPath(glob, path))) return true;
  return exclude?.some((glob) => matchesPath(glob, path)) ?? false;
}
