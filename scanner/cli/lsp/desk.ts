import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Day, Profile } from '../../model';
import { createSession } from '../../service';
import type { Session, View } from '../../service';
import { identifySecret } from '../../sources';
import type { OpenDocument } from './document';
import type { Progress } from './progress';
import type { Root } from './roots';
import { treeOf } from './tree';

/** What a desk needs of the server. */
export interface DeskPorts {
  readonly today: () => Day;
  readonly milliseconds: () => number;
  /** By what documents are judged, beside nhi.yaml. */
  readonly judgedBy: {
    readonly profile?: Profile;
    readonly policy?: { readonly path: string; readonly text: string };
  };
  readonly maxLength: number;
  /** There is something new to say of a root's open documents. */
  onJudged(desk: Desk, view: View): void;
  /** All of a root was read. */
  onWhole(desk: Desk): void;
  onTooLarge(document: OpenDocument): void;
  onFailed(error: unknown): void;
  startProgress(): Progress;
}

/** Silence after which what parses is judged anew. */
const SILENCE_MS = 150;
/** No question waits longer for its turn while a tree is read. */
const SLICE_MS = 15;

/** One root: its session, its open documents, and when they are judged. */
export class Desk {
  /** By path. */
  readonly documents = new Map<string, OpenDocument>();
  /** What was judged last. */
  latest: View | undefined;
  /** Open documents that no file was behind yet. */
  readonly #unsaved = new Set<string>();
  readonly #session: Session;
  #timer: NodeJS.Timeout | undefined;
  #isJudging = false;
  #reading: Promise<boolean> | undefined;
  readonly #waiting = new Set<Progress>();
  /** Nobody wants the whole: it was cancelled, or cannot be had. */
  #isPartialWanted = false;
  #isEnded = false;

  constructor(
    readonly root: Root,
    private readonly ports: DeskPorts,
  ) {
    this.#session = createSession({
      today: ports.today,
      openTree: () => treeOf(root),
      identify: identifySecret,
      ...ports.judgedBy,
    });
  }

  opened(document: OpenDocument): void {
    const { path } = document.located;
    this.documents.set(path, document);
    if (!this.isOnDisk(path)) this.#unsaved.add(path);
    this.tell(document, true);
    this.judgeIn(0);
  }

  changed(): void {
    this.judgeIn(SILENCE_MS);
  }

  saved(document: OpenDocument): void {
    this.foundOnDisk(document.located.path);
    this.tell(document, true);
    this.judgeIn(0);
  }

  closed({ located: { path } }: OpenDocument): void {
    this.documents.delete(path);
    this.foundOnDisk(path);
    this.#session.close(path);
    if (this.documents.size > 0) this.judgeIn(SILENCE_MS);
  }

  /** @param paths whose content changed on disk */
  changedOnDisk(paths: readonly string[]): void {
    this.#session.changed(paths.filter((path) => !this.documents.has(path)));
    this.judgeIn(SILENCE_MS);
  }

  /** @param paths that came or went; undefined: any may have */
  listedOnDisk(paths?: readonly string[]): void {
    this.#session.listed(paths);
    if (paths === undefined) this.#isPartialWanted = false;
    this.judgeIn(SILENCE_MS);
  }

  /** @returns what there is to say of the texts as they are now */
  async view(): Promise<View> {
    for (const document of this.documents.values()) {
      const { told, version } = document;
      if (told?.version !== version) this.tell(document, false);
    }
    return this.#session.view();
  }

  /** @param progress told beside whoever waits already @returns false where one of them cancelled it, or it has to begin anew */
  readWhole(progress: Progress): Promise<boolean> {
    this.#waiting.add(progress);
    return (this.#reading ??= this.read().finally(() => {
      this.#reading = undefined;
      this.#waiting.clear();
    }));
  }

  end(): void {
    this.#isEnded = true;
    clearTimeout(this.#timer);
  }

  /** Not every client tells of files that it makes. */
  private foundOnDisk(path: string): void {
    if (this.#unsaved.has(path) && this.isOnDisk(path)) this.#session.listed([path]);
    this.#unsaved.delete(path);
  }

  private isOnDisk(path: string): boolean {
    return this.root.kind === 'memory' || existsSync(join(this.root.folder, path));
  }

  private judgeIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#isEnded) return;
    this.#timer = setTimeout(() => {
      // Whoever judges looks once more before it ends.
      if (!this.#isJudging) void this.judge();
    }, milliseconds);
  }

  private async judge(): Promise<void> {
    this.#isJudging = true;
    try {
      let view: View;
      // What comes while it is judged is judged at once, too.
      do {
        view = await this.view();
        if (this.#isEnded) return;
        this.latest = view;
        this.ports.onJudged(this, view);
      } while ((await this.view()) !== view);
      if (this.root.kind === 'folder' && !view.isWhole && !this.#isPartialWanted) this.readInBackground();
    } catch (error) {
      this.ports.onFailed(error);
    } finally {
      this.#isJudging = false;
    }
  }

  readInBackground(): void {
    if (this.#reading === undefined) void this.readWhole(this.ports.startProgress());
  }

  private async read(): Promise<boolean> {
    const isCancelled = (): boolean => [...this.#waiting].some((progress) => progress.isCancelled());
    const now = this.ports.milliseconds;
    let sliceEnd = now() + SLICE_MS;
    let isWhole = false;
    try {
      await this.view();
      isWhole = await this.#session.readTree({
        isDue: () => now() >= sliceEnd,
        breathe: async () => {
          await new Promise((resolve) => setImmediate(resolve));
          sliceEnd = now() + SLICE_MS;
        },
        isCancelled: () => this.#isEnded || isCancelled(),
        onProgress: (done, of) => {
          for (const progress of this.#waiting) progress.tell(done, of);
        },
      });
    } catch (error) {
      this.#isPartialWanted = true;
      this.ports.onFailed(error);
    }
    if (isCancelled()) this.#isPartialWanted = true;
    for (const progress of this.#waiting) progress.end(isWhole ? 'done' : 'not all of it');
    if (this.#isEnded) return false;
    this.judgeIn(0);
    if (isWhole) this.ports.onWhole(this);
    return isWhole;
  }

  /** @param isSaved whether it is what stands on disk */
  private tell(document: OpenDocument, isSaved: boolean): void {
    const { text, version, located } = document;
    const isRead = text.length <= this.ports.maxLength;
    if (!isRead) this.ports.onTooLarge(document);
    this.#session.open(located.path, isRead ? text : undefined, isSaved);
    document.told = { version, isSaved };
  }
}
