import assert from 'node:assert/strict';
import { delimiter, join } from 'node:path';
import { programFor } from '../../extension/host/program';

/** @param files that are there, and nothing else */
function programWith(files: readonly string[], isWindows = false): readonly string[] {
  const places = files.map((file) => join('/', ...file.split('/')));
  return programFor(join('/', 'a', 'web'), {
    searchPath: [join('/', 'bin'), '', join('/', 'opt')].join(delimiter),
    isWindows,
    isThere: (path) => places.includes(path),
  });
}

describe('what the editor runs as nhi', () => {
  const own = join('/', 'a', 'web', 'node_modules', '.bin', 'nhi');
  const above = join('/', 'a', 'node_modules', '.bin', 'nhi');

  it("is the folder's own dependency, also where another is in PATH", () => {
    assert.deepEqual(programWith(['a/.git', 'opt/nhi', 'a/web/node_modules/.bin/nhi']), [own]);
    assert.deepEqual(programWith(['a/web/node_modules/.bin/nhi']), [own]);
  });

  it('is the dependency of the repository around it, and of no folder above that', () => {
    assert.deepEqual(programWith(['a/.git', 'a/node_modules/.bin/nhi']), [above]);
    assert.deepEqual(programWith(['a/web/.git', 'a/node_modules/.bin/nhi', 'opt/nhi']), ['nhi']);
    assert.deepEqual(programWith(['a/node_modules/.bin/nhi', 'opt/nhi']), ['nhi']);
  });

  it('is what PATH has, else what npx fetches after it has asked', () => {
    assert.deepEqual(programWith(['a/.git', 'opt/nhi']), ['nhi']);
    assert.deepEqual(programWith(['a/.git']), ['npx', 'nhi-guard']);
  });

  it('has another name in Windows', () => {
    assert.deepEqual(programWith(['a/.git', 'a/node_modules/.bin/nhi.cmd'], true), [`${above}.cmd`]);
    assert.deepEqual(programWith(['a/.git', 'a/node_modules/.bin/nhi', 'opt/nhi.cmd'], true), ['nhi']);
  });
});
