import { strict as assert } from 'node:assert';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPT = require.resolve('./slow-process.ts');
/** By its path, as some of these processes start in another folder. */
const TSX = require.resolve('tsx');

/** @returns how the process ended, as a person sees it who typed `nhi scan many --all` and the redirection */
function redirected(redirection: string): { status: number | null; stderr: string } {
  const line = `exec "$0" --import "$1" "$2" scan many --all ${redirection}`;
  return spawnSync('sh', ['-c', line, process.execPath, TSX, SCRIPT], { encoding: 'utf8' });
}

describe('a process', () => {
  it('ends quietly and with its own code when nobody reads on', async () => {
    const child = spawn(process.execPath, ['--import', TSX, SCRIPT, 'scan', 'many', '--all']);
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = (await once(child, 'close')) as [number];
    assert.deepEqual([code, err], [1, '']);
  });

  it('ends with its own code when standard output was closed before it began', function () {
    if (process.platform === 'win32') this.skip();
    const { status, stderr } = redirected('>&-');
    assert.deepEqual([status, stderr], [1, '']);
  });

  it('says that the disk is full', function () {
    if (process.platform !== 'linux') this.skip();
    const { status, stderr } = redirected('>/dev/full');
    assert.deepEqual([status, stderr], [2, 'nhi: cannot write to standard output: ENOSPC\n']);
  });

  it('ends at once on Ctrl-C, while the scan blocks its thread, and leaves no file behind', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = mkdtempSync(join(tmpdir(), 'nhi-signal-'));
    try {
      // A shell, because its `$?` is what a person and a script see: 130.
      const line = `"$0" --import "$1" "$2" scan blocks --output report.json & trap 'kill -INT $!' TERM; wait; wait $!; echo "$?"`;
      const shell = spawn('sh', ['-c', line, process.execPath, TSX, SCRIPT], { cwd: folder });
      let out = '';
      shell.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      await once(shell.stderr, 'data');
      shell.kill('SIGTERM');
      await once(shell, 'close');
      assert.equal(out, '130\n');
      assert.deepEqual(readdirSync(folder), []);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
