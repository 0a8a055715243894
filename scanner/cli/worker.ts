import { parentPort, workerData } from 'node:worker_threads';
import { readDocuments } from '../reading';
import { createSecretScanner } from '../secrets';
import { fileDocument } from '../sources';
import type { Document } from '../model';
import { takeFiles, TAKEN_BY_WORKER } from './shared-work';
import type { WorkerTask } from './shared-work';

/** The second thread of a large scan: see `readInParallel`. */
export function runWorker(): void {
  const { files, settings, shared } = workerData as WorkerTask;
  const secretScanner = createSecretScanner();
  const readings = readDocuments(documentsOf(files, shared), { secretScanner, settings });
  parentPort?.postMessage(readings);
}

function* documentsOf(files: WorkerTask['files'], shared: Int32Array): Generator<Document> {
  const onTake = (count: number): void => void Atomics.add(shared, TAKEN_BY_WORKER, count);
  for (const file of takeFiles(files, shared, onTake)) yield fileDocument(file);
}
