import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { ACCESS_KEY, acmeFolder, nhiIn } from './acme-folder';

const BUILT = join(__dirname, '../../dist/cli.js');

describe('the built command', () => {
  let folder: TemporaryFolder | undefined;
  before(function () {
    // `npm test` builds it; a single test file may run without.
    if (!existsSync(BUILT)) this.skip();
    folder = acmeFolder();
  });
  after(() => {
    folder?.remove();
  });

  const nhi = (...words: string[]) =>
    spawnSync(process.execPath, [BUILT, ...words], {
      cwd: folder?.path,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });

  it('has the version of the package', () => {
    assert.equal(nhi('--version').stdout, `${version}\n`);
  });

  it('says what its source says', async () => {
    for (const line of [
      'scan --format json',
      'scan --format sarif',
      'list --format json',
      'explain identity/undeclared',
    ]) {
      const words = [...line.split(' '), ...(line.startsWith('explain') ? [] : ['--now', '2031-03-01'])];
      const { status, stdout, stderr } = nhi(...words);
      const { code, out } = await nhiIn(folder?.path ?? assert.fail(), words);
      assert.deepEqual([status, stdout, stderr], [code, out, ''], line);
      assert.ok(!stdout.includes(ACCESS_KEY));
    }
  });

  it('reports on a pipe without colour and progress', () => {
    const { status, stdout, stderr } = nhi('scan');
    assert.deepEqual([status, stderr], [1, '']);
    assert.ok(!stdout.includes('\u001b'));
  });
});
