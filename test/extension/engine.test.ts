import assert from 'node:assert/strict';
import { Engine } from '../../extension/host/engine';
import type { Root } from '../../extension/worker/protocol';
import { temporaryFolder } from '../sources/temporary-folder';
import type { TemporaryFolder } from '../sources/temporary-folder';

const ROOT: Root = { id: 'memory:', kind: 'memory', folder: '' };

/** Dies of `close`, answers every question. */
const WORKER = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ kind, id }) => {
  if (kind === 'close') process.exit(7);
  if (kind === 'ask') parentPort.postMessage({ kind: 'answer', id, value: ['there'] });
});
`;

describe('the engine of the extension host', () => {
  let folder: TemporaryFolder;
  before(() => {
    folder = temporaryFolder();
    folder.write('worker.js', WORKER);
  });
  after(() => {
    folder.remove();
  });

  it('starts a worker that died once more, then says that it has stopped', async () => {
    let starts = 0;
    const lost = new Promise<string>((resolve) => {
      const die = (): void => {
        queueMicrotask(() => {
          engine.post({ kind: 'close', root: ROOT, path: '' });
        });
      };
      const engine: Engine = new Engine(`${folder.path}/worker.js`, {
        onEvent: () => undefined,
        onStart() {
          starts++;
          die();
        },
        onLost: resolve,
      });
      engine.start();
    });
    assert.match(await lost, /exited with 7/);
    assert.equal(starts, 2);
  });

  it('answers, and tells whoever waits for an answer when it dies', async () => {
    const listener = { onEvent: () => undefined, onStart: () => undefined, onLost: () => undefined };
    const engine = new Engine(`${folder.path}/worker.js`, listener);
    assert.deepEqual(await engine.ask(ROOT, '', 'symbols', {}), ['there']);
    engine.post({ kind: 'close', root: ROOT, path: '' });
    await assert.rejects(engine.ask(ROOT, '', 'symbols', {}), /exited with 7/);
    await engine.dispose();
  });
});
