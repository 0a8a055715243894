import { parentPort, workerData } from 'node:worker_threads';
import { readDocuments } from '../reading';
import { fileDocument } from '../sources';
import type { TreeFile } from '../sources';
import type { Document } from '../model';
import { identifyingScanner } from './identify';
import { takeFiles, TAKEN_BY_WORKER, unpackFiles } from './shared-work';
import type { WorkerTask } from './shared-work';

/** The second thread of a large scan: see `readInParallel`. */
export function runWorker(): void {
  const { root, files, settings, salt, shared } = workerData as WorkerTask;
  const secretScanner = identifyingScanner(salt);
  const readings = readDocuments(documentsOf(root, unpackFiles(files), shared), { secretScanner, settings });
  parentPort?.postMessage(readings);
}

function* documentsOf(root: string, files: readonly TreeFile[], shared: Int32Array): Generator<Document> {
  const onTake = (count: number): void => void Atomics.add(shared, TAKEN_BY_WORKER, count);
  for (const file of takeFiles(files, shared, onTake)) yield fileDocument(root, file);
}
