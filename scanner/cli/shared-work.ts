import type { ScanSettings } from '../manifest';
import type { TreeFile } from '../sources';

/** What a second thread is given. */
export interface WorkerTask {
  /** Absolute. */
  readonly root: string;
  readonly files: PackedFiles;
  readonly settings: ScanSettings | undefined;
  /** Of the baseline, where secrets need ids. */
  readonly salt: string | undefined;
  /** Two counters that all threads see, at the places below. */
  readonly shared: Int32Array;
}

/** Files in a form that is handed to another thread a hundred times faster than as many objects. */
export interface PackedFiles {
  /** Joined by NUL, which no path holds. */
  readonly paths: string;
  /** Of the few that are links: what they lead to. */
  readonly targets: ReadonlyMap<string, string>;
}

export function packFiles(files: readonly TreeFile[]): PackedFiles {
  return {
    paths: files.map(({ path }) => path).join('\0'),
    targets: new Map(files.flatMap(({ path, target }) => (target === undefined ? [] : [[path, target]]))),
  };
}

/** The other way round. */
export function unpackFiles({ paths, targets }: PackedFiles): TreeFile[] {
  return paths.split('\0').map((path) => {
    const target = targets.get(path);
    return target === undefined ? { path } : { path, target };
  });
}

/** Index of the first file that nobody has taken yet. */
export const NEXT_FILE = 0;
/** How many files the second thread has taken. */
export const TAKEN_BY_WORKER = 1;

/** Small enough that both threads end together, large enough that the counter costs nothing. */
const FILES_AT_ONCE = 16;

/**
 * Takes files until none is left; another thread takes from the same counter.
 * @param onTake told how many were taken
 */
export function* takeFiles(
  files: readonly TreeFile[],
  shared: Int32Array,
  onTake?: (count: number) => void,
): Generator<TreeFile> {
  for (;;) {
    const from = Atomics.add(shared, NEXT_FILE, FILES_AT_ONCE);
    if (from >= files.length) return;
    const taken = files.slice(from, from + FILES_AT_ONCE);
    onTake?.(taken.length);
    yield* taken;
  }
}
