import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { UnreadableError } from '../../scanner/model';
import { openStaged } from '../../scanner/sources';
import { gitWrapper } from './git-wrapper';
import type { GitWrapper } from './git-wrapper';
import { newTexts, repository, textOf, withEnvironment } from './repository';
import type { Repository } from './repository';

describe('what is staged and stands in the work tree as well', () => {
  let repo: Repository;
  let wrapper: GitWrapper;
  beforeEach(() => {
    repo = repository();
    wrapper = gitWrapper(repo);
  });
  afterEach(() => {
    repo.remove();
  });

  /** The new contents of all that is staged, and what git was asked for them. */
  const read = (cwd = repo.path): { texts: Record<string, string>; calls: readonly string[] } =>
    wrapper.around(() => {
      wrapper.calls();
      const { changes } = openStaged({ cwd });
      const texts = Object.fromEntries(Array.from(changes, ({ path, after }) => [path, textOf(after!)]));
      return { texts, calls: wrapper.calls() };
    });
  /** Takes the object away, so that git could not give it. */
  const lose = (revision: string): void => {
    const id = repo.id(revision);
    rmSync(join(repo.path, '.git', 'objects', id.slice(0, 2), id.slice(2)));
  };

  it('is read there: git is not asked, and need not have it', () => {
    const texts = { a: 'one\n', 'deep/er/b': 'two', empty: '', 'with space\n': 'three' };
    for (const [path, text] of Object.entries(texts)) repo.stage(path, text);
    for (const path of Object.keys(texts)) lose(`:${path}`);
    assert.deepEqual(read(), { texts, calls: ['diff'] });
    mkdirSync(join(repo.path, 'deep/elsewhere'));
    assert.deepEqual(read(join(repo.path, 'deep/elsewhere')), { texts, calls: ['diff'] });
  });

  it('is read there whatever bytes it has, and however many', () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, at) => (at * 7919) % 256);
    repo.stage('small', 'small');
    repo.stage('bytes', bytes);
    repo.stage('small again', 'again');
    const { texts, calls } = read();
    assert.equal(texts['bytes'], Buffer.from(bytes).toString('latin1'));
    assert.deepEqual([texts['small'], texts['small again'], calls], ['small', 'again', ['diff']]);
  });

  it('is asked of git as soon as one content is another than was staged, for all that follow in one process', () => {
    for (const path of ['a', 'b', 'c', 'd']) repo.stage(path, `staged ${path}`);
    repo.write('b', 'changed b');
    lose(':a');
    const texts = { a: 'staged a', b: 'staged b', c: 'staged c', d: 'staged d' };
    assert.deepEqual(read(), { texts, calls: ['diff', 'cat-file'] });
  });

  it('is missing where git lost it and the file holds something else', () => {
    repo.stage('a', 'staged');
    repo.write('a', 'degats');
    lose(':a');
    const [change] = [...openStaged({ cwd: repo.path }).changes];
    assert.throws(() => textOf(change!.after!), UnreadableError);
  });

  it('can be opened twice at a time, and once more after the file was changed', () => {
    repo.stage('a', 'first');
    repo.stage('b', 'second');
    const [a, b] = [...openStaged({ cwd: repo.path }).changes].map(({ after }) => after!);
    const reader = a!.open();
    assert.equal(textOf(b!), 'second');
    const bytes = Buffer.alloc(10);
    assert.equal(bytes.toString('latin1', 0, reader.read(bytes)), 'first');
    reader.close();
    repo.write('a', 'later');
    assert.deepEqual(
      [a, b].map((document) => textOf(document!)),
      ['first', 'second'],
    );
  });

  const others: readonly (readonly [string, (target: string) => void])[] = [
    ['is gone', () => undefined],
    ['is another file of the same size', (target) => writeFileSync(target, 'DEGATS')],
    ['has more at its end', (target) => writeFileSync(target, 'stagedstaged')],
    ['has less', (target) => writeFileSync(target, 'stag')],
    ['is empty', (target) => writeFileSync(target, '')],
    ['is a link to the same content', (target) => symlinkSync('kept', target)],
    ['is a link that leads nowhere', (target) => symlinkSync('nowhere', target)],
    ['is a pipe that nobody writes to', (target) => execFileSync('mkfifo', [target])],
    ['is a folder', (target) => mkdirSync(target)],
    ['is a device', (target) => symlinkSync('/dev/zero', target)],
  ];
  for (const [what, replace] of others) {
    it(`is asked of git where the file ${what}`, () => {
      repo.stage('dir/a', 'staged');
      repo.write('dir/kept', 'staged');
      rmSync(join(repo.path, 'dir/a'));
      replace(join(repo.path, 'dir/a'));
      assert.deepEqual(read(), { texts: { 'dir/a': 'staged' }, calls: ['diff', 'cat-file'] });
    });
  }

  it('is asked of git where the folder is gone, or a file now', () => {
    repo.stage('dir/a', 'staged');
    rmSync(join(repo.path, 'dir'), { recursive: true });
    assert.deepEqual(read(), { texts: { 'dir/a': 'staged' }, calls: ['diff', 'cat-file'] });
    repo.write('dir', 'staged');
    assert.deepEqual(read(), { texts: { 'dir/a': 'staged' }, calls: ['diff', 'cat-file'] });
  });

  it('may be reached through a link to another folder: the same bytes are the same', () => {
    repo.stage('dir/a', 'staged');
    renameSync(join(repo.path, 'dir'), join(repo.path, 'moved'));
    symlinkSync('moved', join(repo.path, 'dir'));
    assert.equal(read().texts['dir/a'], 'staged');
    repo.write('moved/a', 'something else');
    assert.equal(read().texts['dir/a'], 'staged');
  });

  it('is asked of git where a file may not be read', function () {
    if (process.getuid?.() === 0) this.skip();
    repo.stage('a', 'staged');
    chmodSync(join(repo.path, 'a'), 0o000);
    assert.deepEqual(read(), { texts: { a: 'staged' }, calls: ['diff', 'cat-file'] });
  });

  const conversions: readonly (readonly [string, (repo: Repository) => void, string, string])[] = [
    ['core.autocrlf', (it) => it.git(['config', 'core.autocrlf', 'true']), 'a\r\nb\r\n', 'a\nb\n'],
    ['an eol attribute', (it) => it.write('.git/info/attributes', '* text eol=crlf\n'), 'a\r\nb\r\n', 'a\nb\n'],
    [
      'a clean filter',
      (it) => {
        it.write('.git/info/attributes', '* filter=up\n');
        it.git(['config', 'filter.up.clean', 'tr a-z A-Z']);
      },
      'secret',
      'SECRET',
    ],
    [
      'a working-tree encoding',
      (it) => it.write('.git/info/attributes', '* working-tree-encoding=UTF-16LE\n'),
      'a\0b\0',
      'ab',
    ],
    ['an ident keyword', (it) => it.write('.git/info/attributes', '* ident\n'), '$Id: old $', '$Id$'],
  ];
  for (const [name, set, onDisk, stored] of conversions) {
    it(`is what git stores, not what stands there by ${name}`, () => {
      set(repo);
      repo.stage('a', onDisk);
      assert.equal(readFileSync(join(repo.path, 'a'), 'latin1'), onDisk);
      assert.deepEqual(read(), { texts: { a: stored }, calls: ['diff', 'cat-file'] });
    });
  }

  it('is the index that counts where a part of a file is staged', () => {
    repo.commit('a', 'one\ntwo\nthree\n');
    repo.write('a', 'ONE\ntwo\nTHREE\n');
    const patch = 'diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n-one\n+ONE\n two\n';
    repo.git(['apply', '--cached'], patch);
    assert.deepEqual(read(), { texts: { a: 'ONE\ntwo\nthree\n' }, calls: ['diff', 'cat-file'] });
  });

  it('is the index that the commit takes: of all, of one file, of the user', () => {
    repo.commit('a', '1');
    repo.commit('b', '1');
    const own = { GIT_INDEX_FILE: join(repo.path, '.git', 'own') };
    repo.stage('a', 'staged');
    repo.git(['read-tree', 'HEAD'], '', own);
    repo.write('b', '2');
    repo.git(['add', 'b'], '', own);
    assert.deepEqual(withEnvironment(own, read), { texts: { b: '2' }, calls: ['diff'] });
    assert.deepEqual(read(), { texts: { a: 'staged' }, calls: ['diff'] });
  });

  it('is not a file that is only announced', () => {
    repo.stage('a', 'staged');
    repo.write('later', 'not staged');
    repo.git(['add', '--intent-to-add', 'later']);
    assert.deepEqual(read(), { texts: { a: 'staged' }, calls: ['diff'] });
  });

  it('keeps a link its target, whatever stands behind it', () => {
    repo.write('behind', 'behind');
    symlinkSync('behind', join(repo.path, 'link'));
    repo.git(['add', 'link']);
    assert.deepEqual(read(), { texts: { link: 'behind' }, calls: ['diff', 'cat-file'] });
  });

  it('is found in a linked work tree, and in no other', () => {
    repo.commit('a', '1');
    repo.git(['worktree', 'add', '-q', '-b', 'linked', 'linked']);
    repo.write('linked/a', 'linked');
    repo.git(['-C', 'linked', 'add', 'a']);
    repo.write('a', 'here');
    assert.deepEqual(read(join(repo.path, 'linked')), { texts: { a: 'linked' }, calls: ['diff'] });
  });

  it('is the same where the work tree is somewhere else', () => {
    mkdirSync(join(repo.path, 'work'));
    repo.write('work/a', 'staged');
    repo.write('a', 'none of it');
    repo.git(['config', 'core.worktree', join(repo.path, 'work')]);
    repo.git(['-C', 'work', '--git-dir', join(repo.path, '.git'), 'add', 'a']);
    assert.equal(read().texts['a'], 'staged');
    repo.git(['config', '--unset', 'core.worktree']);
    const told = { GIT_DIR: join(repo.path, '.git'), GIT_WORK_TREE: join(repo.path, 'work') };
    for (const cwd of ['.', 'work'])
      assert.equal(withEnvironment(told, () => read(join(repo.path, cwd))).texts['a'], 'staged');
  });

  it('is known by long ids as well', () => {
    const long = repository('sha256');
    try {
      long.stage('a', 'staged');
      long.stage('b', 'staged too');
      long.write('b', 'changed');
      const calls = gitWrapper(long);
      assert.deepEqual(
        calls.around(() => newTexts(openStaged({ cwd: long.path, paths: ['a'] }).changes)),
        { a: 'staged' },
      );
      assert.deepEqual(calls.calls(), ['diff']);
      assert.deepEqual(newTexts(openStaged({ cwd: long.path }).changes), { a: 'staged', b: 'staged too' });
    } finally {
      long.remove();
    }
  });

  it('is taken for the files that a tool lists in the same way', () => {
    for (const path of ['a', 'b']) repo.stage(path, `staged ${path}`);
    repo.write('b', 'changed');
    const listed = (path: string): Record<string, string> =>
      newTexts(openStaged({ cwd: repo.path, paths: [path] }).changes);
    wrapper.around(() => {
      assert.deepEqual(listed('a'), { a: 'staged a' });
      assert.deepEqual(wrapper.calls(), ['diff']);
      assert.deepEqual(listed('b'), { b: 'staged b' });
      assert.deepEqual(wrapper.calls(), ['diff', 'cat-file']);
    });
  });

  it('may have a name that is not UTF-8, and is not the file whose name looks like it in our words', function () {
    if (process.platform !== 'linux') this.skip();
    const name = Buffer.from([0x66, 0xff]);
    const id = repo.git(['hash-object', '-w', '--stdin'], 'staged').trim();
    const line = Buffer.concat([Buffer.from(`100644 ${id} 0\t`), name, Buffer.from('\0')]);
    writeFileSync(join(repo.path, '.git', 'line'), line);
    repo.git(['-c', 'alias.put=!git update-index -z --index-info < .git/line', 'put']);
    repo.write('f\\xff', 'another file');
    assert.deepEqual(read(), { texts: { 'f\\xff': 'staged' }, calls: ['diff', 'cat-file'] });
    writeFileSync(Buffer.concat([Buffer.from(`${repo.path}/`), name]), 'staged');
    rmSync(join(repo.path, 'f\\xff'));
    assert.deepEqual(read(), { texts: { 'f\\xff': 'staged' }, calls: ['diff'] });
  });

  it('holds for what judges it: nhi.yaml of the index, not the one that was edited since', () => {
    repo.commit('nhi.yaml', 'version: 1\n');
    repo.stage('a', 'staged');
    const manifest = (): string | undefined =>
      wrapper.around(() => {
        wrapper.calls();
        const { after } = openStaged({ cwd: repo.path });
        after.find(['nhi.yaml']);
        return after.read('nhi.yaml');
      });
    assert.equal(manifest(), 'version: 1\n');
    assert.deepEqual(wrapper.calls(), ['diff']);
    repo.write('nhi.yaml', 'version: 1 # edited\n');
    assert.equal(manifest(), 'version: 1\n');
    assert.deepEqual(wrapper.calls(), ['diff', 'cat-file']);
    rmSync(join(repo.path, 'nhi.yaml'));
    assert.equal(manifest(), 'version: 1\n');
    assert.ok(!existsSync(join(repo.path, 'nhi.yaml')));
  });

  it('is asked of git, piece by piece, where it is huge', function () {
    this.timeout(60_000);
    repo.stage('huge', Buffer.alloc(65 * 1024 * 1024, 'huge '));
    const { texts, calls } = read();
    assert.equal(texts['huge']?.length, 65 * 1024 * 1024);
    assert.ok(calls.includes('cat-file'));
  });
});
