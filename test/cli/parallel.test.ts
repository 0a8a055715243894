import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PARALLEL_FROM_FILES, readInParallel } from '../../scanner/cli/parallel-reading';
import { openTree } from '../../scanner/sources';
import { temporaryFolder } from '../sources/temporary-folder';
import { stripeKey } from '../scan/memory';

const BUNDLE = join(__dirname, '../../dist/cli.js');
const WORKER = join(__dirname, '../../dist/worker.js');

describe('reading with a second thread', () => {
  const folder = temporaryFolder();
  before(function () {
    this.timeout(60_000);
    for (let at = 0; at < PARALLEL_FROM_FILES + 200; at++) {
      const isPlanted = at % 1000 === 7;
      folder.write(
        `d${at % 10}/f${at}.ts`,
        isPlanted ? `const stripe = '${stripeKey(at)}';\n` : `const value = ${at};\n`,
      );
    }
  });
  after(() => {
    folder.remove();
  });
  const options = { settings: undefined, program: WORKER };
  const files = () => openTree({ cwd: folder.path, paths: [], noIgnore: false, onSkip: () => undefined }).files();

  it('finds what one thread finds, each file once', async function () {
    assert.ok(existsSync(BUNDLE), 'npm run build comes first');
    const { files: read, told } = await readInParallel(folder.path, files(), options);
    assert.equal(read, PARALLEL_FROM_FILES + 200);
    assert.equal(told.flatMap(({ secrets }) => secrets).length, 11);
    assert.equal(new Set(told.map(({ path }) => path)).size, 11);
  });

  it('is what the command does with many files', () => {
    const run = spawnSync(process.execPath, [BUNDLE, 'scan', '--format', 'json'], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    const report = JSON.parse(run.stdout) as { findings: { path: string }[]; coverage: { files: number } };
    assert.equal(run.status, 1, run.stderr);
    assert.equal(report.coverage.files, PARALLEL_FROM_FILES + 200);
    assert.deepEqual(
      report.findings.map(({ path }) => path),
      report.findings.map(({ path }) => path).toSorted(),
    );
    assert.equal(report.findings.length, 11);
  });

  it('says that a thread was lost instead of calling its files clean', async () => {
    const dying = `
      const { workerData } = require('node:worker_threads');
      Atomics.add(workerData.shared, 1, 1);
      process.exit(3);`;
    folder.write('dying.cjs', dying);
    const program = join(folder.path, 'dying.cjs');
    // Enough work that the second thread has begun before the first is done.
    const many = Array.from({ length: 6 }, files).flat();
    await assert.rejects(readInParallel(folder.path, many, { ...options, program }), {
      name: 'ScannerError',
      message: /worker thread ended before its work was done: it exited with 3/,
    });
  });
});
