import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Skip } from '../../scanner/model';
import { UsageError } from '../../scanner/model';
import { isTracked, openTree } from '../../scanner/sources';
import { decodeText, readBytes } from '../../scanner/text';
import { textOf } from './repository';
import { temporaryFolder } from './temporary-folder';
import type { TemporaryFolder } from './temporary-folder';

describe('a work tree', () => {
  let folder: TemporaryFolder;
  const skips: Skip[] = [];
  beforeEach(() => {
    folder = temporaryFolder();
    skips.length = 0;
  });
  afterEach(() => {
    folder.remove();
  });

  const open = (paths: readonly string[] = [], noIgnore = false, cwd = folder.path) =>
    openTree({ cwd, paths, noIgnore, onSkip: (skip) => skips.push(skip) });
  const list = (paths: readonly string[] = [], noIgnore = false, cwd = folder.path): string[] =>
    [...open(paths, noIgnore, cwd).documents()].map((document) => document.path).sort();

  it('gives every file but those an ignore rule names, and never .git', () => {
    folder.git(['init', '-q']);
    folder.write('.gitignore', 'dist/\n*.log\n!keep.log\n');
    for (const path of ['src/a.ts', 'dist/b.js', 'x.log', 'keep.log', 'src/deep/y.log']) folder.write(path, 'x');
    assert.deepEqual(list(), ['.gitignore', 'keep.log', 'src/a.ts']);
    assert.deepEqual(list([], true), ['.gitignore', 'dist/b.js', 'keep.log', 'src/a.ts', 'src/deep/y.log', 'x.log']);
  });

  it('reads what git tracks although a rule ignores it', () => {
    folder.git(['init', '-q']);
    folder.write('.gitignore', '.env\nsecret/\n');
    folder.write('.env', 'A=1');
    folder.write('secret/deep/b', 'B');
    folder.write('secret/untracked', 'C');
    folder.git(['add', '-f', '.env', 'secret/deep/b', '.gitignore']);
    assert.deepEqual(list(), ['.env', '.gitignore', 'secret/deep/b']);
  });

  it('reads an ignored file or folder that is named', () => {
    folder.git(['init', '-q']);
    folder.write('.gitignore', '.env\nbuild/\n');
    folder.write('.env', 'A=1');
    folder.write('build/out/a', 'B');
    assert.deepEqual(list(['.env']), ['.env']);
    assert.deepEqual(list(['build']), ['build/out/a']);
  });

  it('finds the root upward, names paths from there, and reads a path given twice once', () => {
    folder.git(['init', '-q']);
    folder.write('src/a', 'a');
    folder.write('src/in/b', 'b');
    const cwd = join(folder.path, 'src');
    assert.deepEqual(list(['a', './a', '../src/a'], false, cwd), ['src/a']);
    assert.deepEqual(list(['.', 'in/b'], false, cwd), ['src/a', 'src/in/b']);
    assert.equal(open(['a'], false, cwd).extent, 'partial');
    assert.equal(open([], false, cwd).extent, 'whole');
  });

  it('works without any repository', () => {
    folder.write('one/a', 'a');
    folder.write('two/b', 'b');
    assert.deepEqual(list(['one', 'two/b']), ['one/a', 'two/b']);
    assert.deepEqual(list(), ['one/a', 'two/b']);
  });

  it('follows no symbolic link but a named one', () => {
    folder.git(['init', '-q']);
    folder.write('real/a', 'content of a');
    symlinkSync(join(folder.path, 'real'), join(folder.path, 'link'));
    symlinkSync(join(folder.path, 'real/a'), join(folder.path, 'file-link'));
    symlinkSync('loop', join(folder.path, 'loop'));
    assert.deepEqual(list(), ['real/a']);
    const [named] = [...open(['file-link']).documents()];
    assert.equal(named?.path, 'file-link');
    assert.equal(decodeText(readBytes(named.open()) ?? new Uint8Array()), 'content of a');
    assert.deepEqual(list(['link']), ['link/a']);
    assert.throws(() => list(['loop']), UsageError);
  });

  it('never opens a pipe, neither found nor named', function () {
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [join(folder.path, 'pipe')]);
    folder.write('a', 'a');
    assert.deepEqual(list(), ['a']);
    assert.throws(() => list(['pipe']), /pipe is neither a file nor a folder/);
  });

  it('says which named path is missing, and refuses two repositories in one run', () => {
    assert.throws(() => list(['nowhere']), /nowhere does not exist/);
    folder.write('a/x', 'x');
    folder.write('b/x', 'x');
    mkdirSync(join(folder.path, 'a/.git'));
    mkdirSync(join(folder.path, 'b/.git'));
    assert.throws(() => list(['a', 'b']), /two repositories/);
  });

  it('reads files and folders whose names are not UTF-8, and calls them as git sources do', function () {
    if (process.platform !== 'linux') this.skip();
    const bytes = (name: string): Buffer => Buffer.from(join(folder.path, name), 'latin1');
    mkdirSync(bytes('dir\xe9'));
    for (const name of ['f\xff.t', 'f\xfe.t', 'dir\xe9/\xc3\xbc', 'dir\xe9/log'])
      writeFileSync(bytes(name), name, 'latin1');
    writeFileSync(bytes('dir\xe9/.gitignore'), 'log\n');
    folder.write('plain\\xff', 'plain\\xff');
    folder.write('\uFFFD', '\xff');
    const found = [...open().documents()].map((document) => [document.path, textOf(document)]);
    assert.deepEqual(Object.fromEntries(found), {
      'dir\\xe9/.gitignore': 'log\n',
      'dir\\xe9/\\xc3\\xbc': 'dir\xe9/\xc3\xbc',
      'f\\xfe.t': 'f\xfe.t',
      'f\\xff.t': 'f\xff.t',
      'plain\\xff': 'plain\\xff',
      '\uFFFD': '\xc3\xbf',
    });
    assert.deepEqual(open().snapshot.find(['log', 'f\\xff.t']), ['f\\xff.t']);
    assert.equal(open().snapshot.read('dir\\xe9/.gitignore'), 'log\n');
  });

  it('knows by such a name what git tracks', function () {
    if (process.platform !== 'linux') this.skip();
    const bytes = (name: string): Buffer => Buffer.from(join(folder.path, name), 'latin1');
    folder.git(['init', '-q']);
    for (const name of ['f\xff.log', 'f\xfe.t', 'other\xff.t']) writeFileSync(bytes(name), name, 'latin1');
    folder.git(['add', '.']);
    folder.write('.gitignore', '*.log\n');
    for (const name of ['f\xfd.log', 'f\xfd.t']) writeFileSync(bytes(name), name, 'latin1');
    assert.deepEqual(list(), ['.gitignore', 'f\\xfd.t', 'f\\xfe.t', 'f\\xff.log', 'other\\xff.t']);
    const tracked = ['f\\xfd.t', 'f\\xfe.t', 'f\\xff.log'].map((path) => isTracked(folder.path, path));
    assert.deepEqual(tracked, [false, true, true]);
  });

  it('reads what is there beside a named path that is not', () => {
    folder.write('a/x', 'x');
    assert.deepEqual(list(['nowhere/y', 'x', 'x'], false, join(folder.path, 'a')), ['x']);
    assert.deepEqual(skips, [{ path: 'nowhere/y', reason: 'unreadable', detail: 'it does not exist', fatal: true }]);
  });

  it('tells a file that went away from one that cannot be read', () => {
    folder.write('a', 'x');
    const [document] = [...open().documents()];
    unlinkSync(join(folder.path, 'a'));
    assert.throws(() => document?.open(), { name: 'UnreadableError', path: 'a', vanished: true });
    mkdirSync(join(folder.path, 'a'));
    assert.throws(() => document?.open().read(new Uint8Array(1)), { name: 'UnreadableError', vanished: false });
  });

  it('reads and finds files of its snapshot, decoding UTF-16', () => {
    folder.write('nhi.yaml', 'version: 1\n');
    folder.write('deep/nhi.yaml', Buffer.from('\uFEFFversion: 1\n', 'utf16le'));
    const { snapshot } = open();
    assert.deepEqual([...snapshot.find(['nhi.yaml'])].sort(), ['deep/nhi.yaml', 'nhi.yaml']);
    assert.equal(snapshot.read('deep/nhi.yaml'), '\uFEFFversion: 1\n');
    assert.equal(snapshot.read('missing'), undefined);
    assert.equal(snapshot.read('deep'), undefined);
    assert.equal(snapshot.read('nhi.yaml/below'), undefined);
  });
});
