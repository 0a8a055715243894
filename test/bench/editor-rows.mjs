// How long a developer waits: the modules of the built extension in plain Node, then the whole in a real VS Code.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { ordinarySource } from './corpus.mjs';
import { EDITED, writeWorkspace } from './editor-workspace.mjs';
import { milliseconds, startWorker } from './editor-worker.mjs';

const root = join(import.meta.dirname, '../..');
const FILES = 10_000;
const MB = 1_000_000;
const MANY = 100;
const TODAY = '2030-11-01';
/** Nobody types faster; what is left to do after an answer ends meanwhile. */
const PAUSE_MS = 300;

/**
 * Prints medians and the least of several runs.
 * @param row prints cells
 * @param work an empty folder
 */
export async function editorRows(row, work, runs) {
  const print = (name, times, target = '') => {
    const sorted = times.toSorted((a, b) => a - b);
    const [least, median] = [sorted[0], sorted[sorted.length >> 1]].map((time) => time.toFixed(1));
    row([name, median, least, target]);
  };
  const folder = join(work, 'workspace');
  writeWorkspace(folder, FILES);
  row(['plain Node, ms', 'median', 'least', 'target']);
  await quickRows(print, runs);
  await workerRows(row, print, folder, runs);
  row(['in a real VS Code, ms', 'median', 'least', 'target']);
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'test/editor/speed.ts'), folder, EDITED, String(runs)],
    { stdio: 'inherit', cwd: root },
  );
  if (status !== 0) throw new Error('the editor could not be measured');
}

/** What the extension host itself does when a document is opened and edited. */
async function quickRows(print, runs) {
  const text = ordinarySource(MB);
  const { createQuickSecrets } = await import(join(root, 'dist/extension/quick.js'));
  const quick = createQuickSecrets();
  const times = [];
  for (let run = 0; run <= runs; run++) times.push(await milliseconds(() => quick('a.ts', `${text}${run}`, TODAY)));
  print('1 MB looked through whole', times.slice(1));
  const edits = [];
  for (let run = 0; run < MANY; run++) {
    const start = Math.floor((run / MANY) * text.length);
    edits.push(await milliseconds(() => quick('a.ts', text, TODAY, { start, end: start + 1 })));
  }
  print('  what one key of it needs', edits, '2');
  const clones = [];
  for (let run = 0; run < runs; run++) clones.push(await milliseconds(() => structuredClone({ text })));
  print('1 MB told to the worker', clones);
}

async function workerRows(row, print, folder, runs) {
  const before = process.memoryUsage().rss;
  const worker = startWorker(folder);
  const text = readFileSync(join(folder, EDITED), 'utf8');
  const manifest = readFileSync(join(folder, 'nhi.yaml'), 'utf8');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const whole = worker.seen((event) => event.kind === 'overview' && event.overview.isWhole);
  print('first document judged', [await milliseconds(() => worker.open(EDITED, 1, text))], '150');
  print(`${FILES} files read`, [await milliseconds(() => whole)]);
  delay.disable();
  print('  longest wait of the host', [delay.max / 1e6], '20');
  row(['  memory with the worker, MB', ((process.memoryUsage().rss - before) / MB).toFixed(0)]);

  let version = 1;
  const edited = (path, content) => worker.open(path, ++version, `${content}# ${version}\n`);
  const series = async (act) => {
    const times = [];
    for (let run = 0; run < runs; run++) {
      times.push(await milliseconds(act));
      await pause(PAUSE_MS);
    }
    return times;
  };
  print('edit to diagnostic', await series(() => edited(EDITED, text)));
  print('  of nhi.yaml', await series(() => edited('nhi.yaml', manifest)));
  print('  of 1 MB', await series(() => edited('src/large.ts', ordinarySource(MB))));
  const at = text.indexOf('CHAT_TOKEN }}');
  const cursor = { start: at, end: at };
  const fixes = () => worker.ask(EDITED, 'fixes', cursor);
  print('code action, warm', await series(fixes));
  const afterEdit = () => {
    void edited(EDITED, text);
    return fixes();
  };
  print('code action after an edit', await series(afterEdit));
  print('hover', await series(() => worker.ask(EDITED, 'hover', { offset: at })));
  print('lenses of nhi.yaml', await series(() => worker.ask('nhi.yaml', 'lenses', {})));
  await worker.worker.terminate();
}
