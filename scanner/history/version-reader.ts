import type { Document } from '../model';
import type { DocumentReading, RunningReading } from '../reading';
import type { SecretScanner } from '../secrets';
import { readerOf } from '../text';

/**
 * Reads the versions of files one after the other: of one whose version before was read only what is new, and the whole only
 * where that holds something.
 */
export class VersionReader {
  /** Paths whose last version was looked at. */
  private readonly read = new Set<string>();

  constructor(
    private readonly reading: RunningReading,
    private readonly secretScanner: SecretScanner,
  ) {}

  /** @returns undefined where there is nothing new to tell of it */
  next(document: Document): DocumentReading | undefined {
    const { path, fresh } = document;
    if (fresh !== undefined && this.read.has(path) && this.isSilent(path, fresh.bytes)) {
      this.reading.count(fresh.size);
      return undefined;
    }
    const reading = this.reading.read(document);
    // What was left out in part hides what the next version has taken over from it.
    if (reading.isRead && reading.skip === undefined) this.read.add(path);
    else this.read.delete(path);
    return reading;
  }

  private isSilent(path: string, bytes: Uint8Array): boolean {
    const { secrets, pass, isCut } = this.secretScanner.scan(path, readerOf(bytes));
    return secrets.length === 0 && !pass.binary && !isCut;
  }
}
