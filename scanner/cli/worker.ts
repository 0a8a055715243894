import { parentPort, workerData } from 'node:worker_threads';
import { readDocuments } from '../reading';
import { fileDocument } from '../sources';
import type { TreeFile } from '../sources';
import type { Document } from '../model';
import { identifyingScanner } from './identify';
import { takeFiles, TAKEN_BY_WORKER, unpackFiles } from './shared-work';
import type { WorkerTask } from './shared-work';
import { keepYoungHeapSmall } from './young-heap';

// The second thread of a large scan: see `readInParallel`.
keepYoungHeapSmall();
const { root, files, settings, salt, shared } = workerData as WorkerTask;
const readings = readDocuments(documentsOf(unpackFiles(files)), {
  secretScanner: identifyingScanner(salt),
  settings,
});
parentPort?.postMessage(readings);

function* documentsOf(files: readonly TreeFile[]): Generator<Document> {
  const onTake = (count: number): void => void Atomics.add(shared, TAKEN_BY_WORKER, count);
  for (const file of takeFiles(files, shared, onTake)) yield fileDocument(root, file);
}

// Without it the bundler takes the file for CommonJS, and with it all that it imports.
export {};
