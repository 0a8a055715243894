// Talks to the worker of the built extension as the extension host does, and times it.
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';

const PROGRAM = join(import.meta.dirname, '../../dist/extension/editor-worker.js');

/** @returns a worker over one folder, of which nothing is read yet */
export function startWorker(folder) {
  const worker = new Worker(PROGRAM);
  const root = { id: `folder:${folder}`, kind: 'folder', folder };
  const waiting = new Set();
  let asked = 0;
  worker.on('message', (event) => {
    if (event.kind === 'failed' && event.id === undefined) throw new Error(event.message);
    for (const each of waiting) {
      if (!each.isMeant(event)) continue;
      waiting.delete(each);
      each.resolve(event);
    }
  });
  worker.postMessage({ kind: 'settings', isTrusted: false });
  const seen = (isMeant) => new Promise((resolve) => waiting.add({ isMeant, resolve }));
  return {
    worker,
    seen,
    read: () => worker.postMessage({ kind: 'read', root, isAnew: false }),
    /** Resolves when the worker has judged this version. */
    async open(path, version, text) {
      const judged = seen((event) => event.kind === 'judged' && event.path === path && event.version === version);
      worker.postMessage({ kind: 'open', root, path, version, text, isSaved: false });
      return judged;
    },
    async ask(path, name, of) {
      const id = ++asked;
      const answered = seen((event) => event.id === id);
      worker.postMessage({ kind: 'ask', id, root, path, name, of });
      const event = await answered;
      if (event.kind === 'failed') throw new Error(event.message);
      return event.value;
    },
  };
}

/** @returns milliseconds that it took, by the wall */
export async function milliseconds(act) {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}
