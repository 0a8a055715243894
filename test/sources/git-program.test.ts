import { strict as assert } from 'node:assert';
import { symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { programIn } from '../../hooks/doctor/search-path';
import { gitProgram } from '../../scanner/sources/git/program';
import { temporaryFolder } from './temporary-folder';

describe('the git on the search path', () => {
  it('is found behind folders that nobody may look into', function () {
    if (process.platform === 'win32') this.skip();
    const folder = temporaryFolder();
    try {
      // A folder of another user is open to root: one that is a link to itself is closed to root too.
      const closed = join(folder.path, 'closed');
      symlinkSync('closed', closed);
      const rest = process.env['PATH'] ?? '';
      const path = [closed, rest].join(delimiter);
      assert.equal(gitProgram({ PATH: path }), gitProgram({ PATH: rest }));
      assert.equal(programIn(path, 'git'), programIn(rest, 'git'));
      assert.throws(() => gitProgram({ PATH: closed }), /git is not installed/);
    } finally {
      folder.remove();
    }
  });
});
