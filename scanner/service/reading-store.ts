import type { ScanSettings } from '../manifest';
import type { Document, Skip } from '../model';
import { saysSomething, startReading } from '../reading';
import type { DocumentReading, Readings, RunningReading } from '../reading';
import { createSecretScanner } from '../secrets';
import type { SecretScanner } from '../secrets';
import { readerOf } from '../text';
import type { ServiceTree } from './tree';

/** How a value gets its id under a baseline's salt; see `Identify` of scan.ts. */
export type IdentifyValue = (value: string, salt?: string) => string;

/** Waited for between two pieces of a long work, so that other questions get their turn. */
export interface Pace {
  /** Resolves when whatever waits has had its turn. */
  breathe(): Promise<void>;
  /** Whether it is time to. */
  isDue(): boolean;
  /** Told after each file. */
  onProgress?(files: number, of: number): void;
  isCancelled?(): boolean;
}

/** An open document; without a text it is above the editor's cap. */
interface Open {
  readonly text: string | undefined;
  /** The scanner's own cap holds for the tree. */
  readonly detail: string;
  reading?: DocumentReading;
}

/**
 * What each document says on its own, read once for each content: a change costs the one that changed. Settings or a salt
 * that are no longer the same cost all of them.
 */
export class ReadingStore {
  /** Of files that say nothing only the size is kept. */
  readonly #files = new Map<string, DocumentReading | number>();
  readonly #open = new Map<string, Open>();
  #settings = '';
  #reading: RunningReading | undefined;
  #whole = false;
  /** Counts how often all was forgotten. */
  #epoch = 0;

  constructor(private readonly identify?: IdentifyValue) {}

  /** Whether every file of the tree was read. */
  get isWhole(): boolean {
    return this.#whole;
  }

  openPaths(): Iterable<string> {
    return this.#open.keys();
  }

  isOpen(path: string): boolean {
    return this.#open.has(path);
  }

  textOf(path: string): string | undefined {
    return this.#open.get(path)?.text;
  }

  open(path: string, text: string | undefined, detail = ''): void {
    if (this.#open.get(path)?.text !== text || text === undefined) this.#open.set(path, { text, detail });
  }

  close(path: string): void {
    this.#open.delete(path);
  }

  /** @param paths that changed on disk, came or went; undefined: any may have */
  forget(paths?: readonly string[]): void {
    if (paths !== undefined) {
      for (const path of paths) this.#files.delete(path);
      return;
    }
    this.forgetAll();
  }

  private forgetAll(): void {
    this.#files.clear();
    this.#whole = false;
    this.#epoch++;
  }

  /** From here on documents are read by these settings. */
  use(settings: ScanSettings | undefined, salt: string | undefined): void {
    const now = JSON.stringify([settings, salt]);
    if (now === this.#settings && this.#reading !== undefined) return;
    if (now !== this.#settings) {
      this.forgetAll();
      for (const [path, { text, detail }] of this.#open) this.#open.set(path, { text, detail });
    }
    this.#settings = now;
    this.#reading = startReading({ secretScanner: this.scannerFor(salt), settings }, false);
  }

  private scannerFor(salt: string | undefined): SecretScanner {
    const { identify } = this;
    return createSecretScanner(
      identify !== undefined && salt !== undefined ? { identify: (value) => identify(value, salt) } : {},
    );
  }

  /**
   * Reads what of the tree is not read yet.
   * @returns false where it was cancelled, or all that was read was forgotten meanwhile
   */
  async readTree(tree: ServiceTree, pace: Pace): Promise<boolean> {
    const paths = tree.paths();
    const epoch = this.#epoch;
    let done = 0;
    for (const path of paths) {
      if (!this.#files.has(path)) this.keep(tree.document(path));
      done++;
      if (!pace.isDue()) continue;
      pace.onProgress?.(done, paths.length);
      await pace.breathe();
      if (pace.isCancelled?.() === true || epoch !== this.#epoch) return false;
    }
    const there = new Set(paths);
    for (const path of this.#files.keys()) if (!there.has(path)) this.#files.delete(path);
    pace.onProgress?.(paths.length, paths.length);
    this.#whole = true;
    return true;
  }

  private keep(document: Document): void {
    const reading = this.#reading?.read(document);
    if (reading !== undefined) this.#files.set(document.path, saysSomething(reading) ? reading : reading.bytes);
  }

  /** @param isLookedAt whether an open document is of those that are judged at all */
  readings(tree: ServiceTree, isLookedAt: (path: string) => boolean): Readings {
    if (this.#whole) for (const path of tree.paths()) if (!this.#files.has(path)) this.keep(tree.document(path));
    const open = [...this.#open].filter(([path]) => isLookedAt(path));
    const told: DocumentReading[] = [];
    let files = 0;
    let bytes = 0;
    const count = (reading: DocumentReading): void => {
      files += Number(reading.isRead);
      bytes += reading.bytes;
      if (saysSomething(reading)) told.push(reading);
    };
    for (const [path, document] of open) count((document.reading ??= this.readOpen(path, document)));
    for (const [path, kept] of this.#files) {
      if (this.#open.has(path)) continue;
      if (typeof kept === 'number') {
        files++;
        bytes += kept;
      } else count(kept);
    }
    return { files, bytes, told };
  }

  private readOpen(path: string, { text, detail }: Open): DocumentReading {
    const bytes = text === undefined ? undefined : new TextEncoder().encode(text);
    const running = this.#reading;
    if (bytes === undefined || running === undefined) return notRead(path, detail);
    return running.read({ path, origin: { kind: 'memory' }, open: () => readerOf(bytes) });
  }
}

function notRead(path: string, detail: string): DocumentReading {
  const skip: Skip = { path, reason: 'too-large', detail, fatal: false };
  return { path, bytes: 0, isRead: false, secrets: [], waivers: [], fragments: new Map(), skip };
}
