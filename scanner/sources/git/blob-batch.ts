import { GitError, UnreadableError } from '../../model';
import type { ByteReader } from '../../model';
import { readerOf } from '../../text';
import { askBatch } from './ask-batch';
import type { Answered } from './ask-batch';
import type { Git } from './client';
import { openSpooled } from './spool';
import type { WorkTree } from './work-tree';

/** What is held of one batch at a time. */
const BATCH_BYTES = 64 * 1024 * 1024;
/** So many are asked for at once without knowing their sizes: a commit's files fit almost always, 5,000 of ordinary size too. */
const UNMEASURED_BLOBS = 10_000;

/** What is known of one object: its bytes, that it is too large to be held, or why it cannot be read. */
type Content = Uint8Array | 'large' | { readonly why: string };

export interface BatchOptions {
  /** Held at a time. */
  readonly maxBytes?: number;
  /** Asked before git. */
  readonly workTree?: WorkTree;
}

/**
 * Contents of many objects, read when the first is asked for that does not lie in the work tree as well: by one
 * `git cat-file --batch` where they are small together, else group by group in the order given. At most one group is held; a
 * large object goes through a file without a name.
 */
export class BlobBatch {
  private readonly ids: Set<string>;
  private groups: readonly (readonly string[])[] | undefined;
  private readonly groupOf = new Map<string, number>();
  private readonly settled = new Map<string, Content>();
  private current = new Map<string, Content>();
  private currentGroup = -1;

  private readonly maxBytes: number;
  private readonly workTree: WorkTree | undefined;

  constructor(
    private readonly git: Git,
    ids: Iterable<string>,
    { maxBytes = BATCH_BYTES, workTree }: BatchOptions = {},
  ) {
    this.ids = new Set(ids);
    this.maxBytes = maxBytes;
    this.workTree = workTree;
  }

  /** Asks for more together with the rest. @returns false where it was asked already */
  alsoAsk(ids: readonly string[]): boolean {
    if (this.groups !== undefined) return false;
    for (const id of ids) this.ids.add(id);
    return true;
  }

  /**
   * @param id one of the batch
   * @param path where it lies, and for the error's message
   * @throws UnreadableError where the object is missing or broken
   * @throws GitError where git itself cannot be asked
   */
  open(id: string, path: string): ByteReader {
    // Once git was asked, it was asked for all.
    const copy = this.groups === undefined ? this.workTree?.open(path, id) : undefined;
    if (copy !== undefined) return copy;
    const content = this.contentOf(id);
    if (content === 'large') return openSpooled(this.git, id, path);
    if (content instanceof Uint8Array) return readerOf(content);
    throw new UnreadableError(path, content.why);
  }

  private contentOf(id: string): Content {
    if (this.groups === undefined) this.plan();
    const known = this.settled.get(id) ?? this.current.get(id);
    if (known !== undefined) return known;
    this.load(this.groupOf.get(id) ?? -1);
    return this.settled.get(id) ?? this.current.get(id) ?? { why: `git gave no answer for object ${id}` };
  }

  private plan(): void {
    this.groups = [];
    const ids = [...this.ids];
    if (ids.length <= UNMEASURED_BLOBS) {
      const whole = askBatch(this.git, '--batch', ids, this.maxBytes);
      if (whole !== undefined) {
        this.keep(whole);
        return;
      }
    }
    const sizes = askBatch(this.git, '--batch-check', ids);
    if (sizes !== undefined) this.groups = this.groupBySize(sizes);
  }

  private groupBySize(sizes: ReadonlyMap<string, Answered>): string[][] {
    const groups: string[][] = [];
    let room = 0;
    for (const [id, answer] of sizes) {
      if (answer.why !== undefined) this.settled.set(id, { why: answer.why });
      else if (answer.size > this.maxBytes) this.settled.set(id, 'large');
      else {
        const cost = answer.size + id.length + HEADER_ROOM_BYTES;
        if (cost > room) {
          groups.push([]);
          room = this.maxBytes + HEADER_ROOM_BYTES * 2;
        }
        room -= cost;
        groups.at(-1)?.push(id);
        this.groupOf.set(id, groups.length - 1);
      }
    }
    return groups;
  }

  private load(group: number): void {
    const ids = this.groups?.[group];
    if (ids === undefined || group === this.currentGroup) return;
    this.currentGroup = group;
    this.current = new Map();
    const answers = askBatch(this.git, '--batch', ids, this.maxBytes * 2);
    if (answers === undefined) throw new GitError('broken', 'git gives more content than it announced');
    this.keep(answers);
  }

  private keep(answers: ReadonlyMap<string, Answered>): void {
    for (const [id, { why, content }] of answers) {
      if (why !== undefined) this.settled.set(id, { why });
      else if (content !== undefined) this.current.set(id, content);
    }
  }
}

/** `<id> blob <size>` and two line ends. */
const HEADER_ROOM_BYTES = 64;
