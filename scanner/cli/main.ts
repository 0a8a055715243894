import { isMainThread } from 'node:worker_threads';
import { runProcess } from './process-host';
import { scannerSession } from './session';
import { runWorker } from './worker';

// The bundle is the second thread's program too.
if (isMainThread) runProcess(scannerSession(__filename));
else runWorker();
