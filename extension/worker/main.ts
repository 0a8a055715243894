import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parentPort } from 'node:worker_threads';
import { dayOf, identifySecret } from '../../scanner';
import { createDesks } from './desk';
import type { Message } from './protocol';
import { treeOf } from './tree';

// The thread beside the extension host: whatever reads files or parses runs here.
const port = parentPort;
if (port !== null) {
  const receive = createDesks({
    post: (event) => {
      port.postMessage(event);
    },
    openTree: treeOf,
    readPolicy: (path) => ({ path, text: readFileSync(path, 'utf8') }),
    identify: identifySecret,
    today: () => dayOf(new Date()),
    now: () => performance.now(),
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
  });
  port.on('message', (message: Message) => {
    receive(message);
  });
}
