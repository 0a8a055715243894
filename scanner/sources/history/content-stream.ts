import { UnreadableError } from '../../model';
import type { Document, Origin } from '../../model';
import { missingObject, openSpooled, parseHeader, RunningGit, unreadableObject } from '../git';
import type { Git } from '../git';
import { FileVersions } from './file-versions';
import { PieceReader } from './piece-reader';
import { readerOfPieces } from './pieces';

/** An object whose content is asked for. */
export interface Wanted {
  readonly id: string;
  readonly path: string;
  readonly origin: Origin;
}

/** A larger content is not held: its start shows whether it is binary, and the rest is read again if it is asked for. */
const HELD_BYTES = 16 * 1024 * 1024;
const HELD_START_BYTES = 65_536;
/** Git ends at a broken object; it is started again for the rest, but not without end. */
const MAX_BROKEN_OBJECTS = 20;
const CAT_FILE = ['cat-file', '--batch', '--buffer'];

/** Contents of any number of objects in the order asked, from one `git cat-file` that is asked while it answers. */
export class ContentStream {
  private running: RunningGit;
  private readonly pending: Wanted[] = [];
  private readonly versions = new FileVersions();
  private isEnded = false;

  constructor(private readonly git: Git) {
    this.running = new RunningGit(git, CAT_FILE);
  }

  /** Waits where git does not keep up with being asked. */
  async ask(wanted: readonly Wanted[]): Promise<void> {
    for (const one of wanted) this.pending.push(one);
    await this.running.write(linesOf(wanted));
  }

  /** Nothing more is asked. */
  end(): void {
    this.isEnded = true;
    this.running.endInput();
  }

  stop(): void {
    this.running.stop();
  }

  /** One reader only. @throws GitError where git ends and no object is to blame */
  async *documents(): AsyncGenerator<Document, void, undefined> {
    for (let broken = 0; ; broken++) {
      yield* this.answers();
      const status = await this.running.status();
      if (status === 0 && this.pending.length === 0) return;
      const culprit = this.pending[0];
      const { stderr } = this.running;
      if (culprit === undefined || broken === MAX_BROKEN_OBJECTS || !stderr.includes(culprit.id)) {
        throw this.git.failure(CAT_FILE, { status, stderr, isCut: false });
      }
      this.pending.shift();
      yield unreadable(culprit, unreadableObject(culprit.id, stderr));
      this.startAgain();
    }
  }

  /** What the running git answers; an object that is not answered to its end stays pending. */
  private async *answers(): AsyncGenerator<Document, void, undefined> {
    const reader = new PieceReader(this.running.output);
    for (let line = await reader.line(); line !== undefined; line = await reader.line()) {
      const wanted = this.pending[0];
      if (wanted === undefined) return;
      const header = parseHeader(line);
      if (header === undefined) {
        this.pending.shift();
        yield unreadable(wanted, missingObject(wanted.id));
        continue;
      }
      const isLarge = header.size > HELD_BYTES;
      const pieces = await reader.take(header.size, isLarge ? HELD_START_BYTES : header.size);
      // The line end behind the content proves that it is whole.
      if (pieces === undefined || (await reader.take(1, 0)) === undefined) return;
      this.pending.shift();
      yield this.document(wanted, pieces, isLarge);
    }
  }

  private document({ id, path, origin }: Wanted, pieces: readonly Buffer[], isLarge: boolean): Document {
    if (isLarge) {
      const openRest = () => openSpooled(this.git, id, path, HELD_START_BYTES);
      return { path, origin, open: () => readerOfPieces(pieces, openRest) };
    }
    const fresh = this.versions.next(path, pieces);
    return { path, origin, ...(fresh !== undefined && { fresh }), open: () => readerOfPieces(pieces) };
  }

  private startAgain(): void {
    this.running.stop();
    this.running = new RunningGit(this.git, CAT_FILE);
    // What it cannot take yet waits in memory: no more than was waiting before.
    void this.running.write(linesOf(this.pending));
    if (this.isEnded) this.running.endInput();
  }
}

function linesOf(wanted: readonly Wanted[]): string {
  return wanted.map(({ id }) => `${id}\n`).join('');
}

function unreadable({ path, origin }: Wanted, why: string): Document {
  return {
    path,
    origin,
    open() {
      throw new UnreadableError(path, why);
    },
  };
}
