import { Worker } from 'node:worker_threads';
import type { ScanSettings } from '../manifest';
import { ScannerError } from '../model';
import type { Document } from '../model';
import { joinReadings, readDocuments } from '../reading';
import type { Readings } from '../reading';
import { fileDocument } from '../sources';
import type { TreeFile } from '../sources';
import { identifyingScanner } from './identify';
import { NEXT_FILE, packFiles, takeFiles, TAKEN_BY_WORKER } from './shared-work';
import type { WorkerTask } from './shared-work';

/**
 * A second thread loads the program and warms up anew, which costs it as long as some thousand files: below this it makes a
 * run slower. A third one finds nothing left to do, for then the system calls are the limit.
 */
export const PARALLEL_FROM_FILES = 10_000;

export interface ParallelOptions {
  readonly settings: ScanSettings | undefined;
  /** Of the baseline, where secrets need ids. */
  readonly salt?: string | undefined;
  readonly onProgress?: ((files: number, bytes: number) => void) | undefined;
  /** The program the second thread runs: the bundle itself. */
  readonly program: string;
}

/**
 * Reads files with this thread and a second one; each takes the next few until none is left.
 * @param root absolute
 * @throws ScannerError where the second thread ends before its work is done
 */
export async function readInParallel(
  root: string,
  files: readonly TreeFile[],
  options: ParallelOptions,
): Promise<Readings> {
  const { settings, salt, onProgress, program } = options;
  const shared = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const task: WorkerTask = { root, files: packFiles(files), settings, salt, shared };
  const worker = new Worker(program, { workerData: task });
  const theirs = resultOf(worker);
  const own = readDocuments(documentsOf(root, files, shared), {
    secretScanner: identifyingScanner(salt),
    settings,
    onProgress,
  });
  if (Atomics.load(shared, TAKEN_BY_WORKER) === 0) {
    // It has not even begun: nothing is lost by not waiting for it.
    Atomics.store(shared, NEXT_FILE, files.length);
    theirs.catch(() => undefined);
    await worker.terminate();
    return own;
  }
  return joinReadings([own, await theirs]);
}

function* documentsOf(root: string, files: readonly TreeFile[], shared: Int32Array): Generator<Document> {
  for (const file of takeFiles(files, shared)) yield fileDocument(root, file);
}

function resultOf(worker: Worker): Promise<Readings> {
  return new Promise((resolve, reject) => {
    const lost = (why: string): void => {
      reject(new ScannerError(`a worker thread ended before its work was done: ${why}`));
    };
    worker.once('message', resolve);
    worker.once('error', (error) => {
      lost(error.message);
    });
    worker.once('exit', (code) => {
      lost(`it exited with ${code}`);
    });
  });
}
