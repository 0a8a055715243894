import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { version } from '../../package.json';
import { picture } from '../hooks/picture';
import { BUILT, isBuilt, SECRET } from '../hooks/workshop';
import { temporaryFolder } from '../sources/temporary-folder';
import type { TemporaryFolder } from '../sources/temporary-folder';

const ROOT = join(__dirname, '../..');
const LISTING = readFileSync(join(__dirname, 'release-tree.txt'), 'utf8').trim().split('\n');

function makeTree(target: string): void {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/release-tree.mjs'), target], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
}

/** What tags point to: the pre-commit framework and the action run it as it is. */
describe('the release tree', () => {
  let folder: TemporaryFolder;
  before(function () {
    if (!isBuilt()) this.skip();
    folder = temporaryFolder();
    makeTree(join(folder.path, 'tree'));
  });
  after(() => {
    folder.remove();
  });
  const at = (path: string): string => join(folder.path, 'tree', path);
  const run = (program: string, words: readonly string[]) =>
    spawnSync(program, words, { cwd: folder.path, encoding: 'utf8', env: {} });

  it('holds what is committed as its listing, with the modes that git keeps', () => {
    const files = Object.entries(picture(join(folder.path, 'tree'))).map(
      ([path, content]) => `${content.slice(0, 6)} ${path.replaceAll('\\', '/')}`,
    );
    const names = files.map((file) => file.replace(/parts\/[\w-]+\.js$/, 'parts/*.js'));
    assert.deepEqual([...new Set(names)].toSorted(), LISTING.toSorted());
  });

  it('is the same to the byte when it is made again, over what was there', () => {
    makeTree(join(folder.path, 'again'));
    folder.write('again/left-behind', '');
    makeTree(join(folder.path, 'again'));
    assert.deepEqual(picture(join(folder.path, 'again')), picture(join(folder.path, 'tree')));
  });

  it('needs nothing: its nhi runs in an empty environment, without dependencies', () => {
    assert.ok(!existsSync(at('node_modules')));
    assert.equal(run(process.execPath, [at('dist/cli.js'), '--version']).stdout, `${version}\n`);
    folder.write('b.sh', SECRET);
    const { status, stdout } = run(process.execPath, [at('dist/cli.js'), 'scan', 'b.sh']);
    assert.equal(status, 1);
    assert.match(stdout, /secret\/aws-access-key/);
  });

  it('says nothing of how it was built', () => {
    const manifest = JSON.parse(readFileSync(at('package.json'), 'utf8')) as Record<string, unknown>;
    assert.equal(manifest['version'], version);
    for (const name of ['scripts', 'devDependencies', 'dependencies', 'types']) assert.equal(manifest[name], undefined);
    assert.doesNotMatch(JSON.stringify(manifest), /types/);
  });

  it('has a hook for the pre-commit framework that is a program of its own', () => {
    const [hook] = parse(readFileSync(at('.pre-commit-hooks.yaml'), 'utf8')) as [{ entry: string; language: string }];
    assert.equal(hook.language, 'script');
    const [program = ''] = hook.entry.split(' ');
    assert.ok(statSync(at(program)).mode & 0o100);
    assert.match(readFileSync(at(program), 'latin1'), /^#!\/usr\/bin\/env node\n/);
    assert.deepEqual(readFileSync(at(program)), readFileSync(BUILT));
  });
});
