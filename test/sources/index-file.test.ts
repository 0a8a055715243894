import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitError } from '../../scanner/model';
import { openStaged } from '../../scanner/sources';
import { gitWrapper } from './git-wrapper';
import type { GitWrapper } from './git-wrapper';
import { repository, textOf, withEnvironment } from './repository';
import type { Repository } from './repository';

describe('what the index tells without git', () => {
  let repo: Repository;
  let wrapper: GitWrapper;
  beforeEach(() => {
    repo = repository();
    repo.commit('a.txt', 'one\n');
    repo.commit('links/nhi.yaml.txt', 'no manifest\n');
    wrapper = gitWrapper(repo);
  });
  afterEach(() => {
    repo.remove();
  });
  const find = (): readonly string[] => {
    wrapper.calls();
    const staged = openStaged({ cwd: repo.path });
    return staged.after.find(['nhi.yaml', 'nhi.yml']);
  };
  const found = (): { paths: readonly string[]; calls: readonly string[] } =>
    wrapper.around(() => ({ paths: find(), calls: wrapper.calls() }));

  it('costs no process: a commit without findings asks git twice at most', () => {
    repo.stage('b.txt', 'two\n');
    repo.write('b.txt', 'edited since\n');
    wrapper.around(() => {
      const { changes, after } = openStaged({ cwd: repo.path });
      assert.deepEqual(after.find(['nhi.yaml', 'nhi.yml']), []);
      assert.equal(after.read('deep/nhi.yaml'), undefined);
      assert.deepEqual(
        [...changes].map(({ after: document }) => textOf(document!)),
        ['two\n'],
      );
    });
    assert.deepEqual(wrapper.calls(), ['diff', 'cat-file']);
  });

  it('is where a file stands, at the root or below', () => {
    repo.stage('deep/er/nhi.yaml', 'version: 1\n');
    assert.deepEqual(found(), { paths: ['deep/er/nhi.yaml'], calls: ['diff'] });
    repo.stage('nhi.yml', 'version: 1\n');
    const blob = repo.git(['hash-object', '-w', '--stdin'], 'version: 1\n').trim();
    repo.git(['update-index', '--add', '--cacheinfo', `100644,${blob},${'long/'.repeat(900)}nhi.yaml`]);
    assert.deepEqual(found(), {
      paths: ['deep/er/nhi.yaml', `${'long/'.repeat(900)}nhi.yaml`, 'nhi.yml'],
      calls: ['diff'],
    });
  });

  it('is read together with what a commit changes', () => {
    repo.stage('nhi.yaml', 'version: 1\n');
    repo.git(['commit', '-q', '--no-verify', '-m', 'x']);
    repo.stage('b.txt', 'two\n');
    repo.write('nhi.yaml', 'version: 1 # edited since\n');
    wrapper.around(() => {
      const { changes, after } = openStaged({ cwd: repo.path });
      assert.deepEqual(
        after.find(['nhi.yaml']).map((path) => after.read(path)),
        ['version: 1\n'],
      );
      assert.deepEqual(
        [...changes].map(({ after: document }) => textOf(document!)),
        ['two\n'],
      );
    });
    assert.deepEqual(wrapper.calls(), ['diff', 'cat-file']);
  });

  it('is what git itself lists, whatever else the index keeps', () => {
    repo.stage('nhi.yaml', 'version: 1\n');
    repo.stage('a/nhi.yaml', 'version: 1 # a\n');
    repo.stage('a/nhi.yaml.bak', '');
    repo.stage('xnhi.yaml', '');
    repo.stage('né/nhi.yaml', '');
    repo.git(['commit', '-q', '--no-verify', '-m', 'x']);
    // Two more bytes of flags, a cache of trees, one of untracked files.
    repo.git(['update-index', '--skip-worktree', 'a/nhi.yaml']);
    repo.git(['update-index', '--untracked-cache']);
    repo.write('i/nhi.yaml', '');
    repo.git(['add', '--intent-to-add', 'i/nhi.yaml']);
    const paths = ['a/nhi.yaml', 'i/nhi.yaml', 'nhi.yaml', 'né/nhi.yaml'];
    assert.deepEqual(found(), { paths, calls: ['diff'] });
    assert.equal(openStaged({ cwd: repo.path }).after.read('a/nhi.yaml'), 'version: 1 # a\n');
  });

  it('is asked of git, once, by whoever asks for many files', () => {
    const names = Array.from({ length: 100 }, (_, index) => `file-${index}.ts`);
    for (const name of names) repo.stage(name, name);
    repo.write('file-0.ts', 'edited since');
    wrapper.around(() => {
      const { after } = openStaged({ cwd: repo.path });
      after.willRead?.(names);
      assert.deepEqual(
        names.map((name) => after.read(name)),
        names,
      );
    });
    assert.deepEqual(wrapper.calls(), ['diff', 'ls-files', 'cat-file']);
  });

  it('is asked of git where ids are longer', () => {
    const longer = repository('sha256');
    try {
      longer.stage('nhi.yaml', 'version: 1\n');
      const alone = openStaged({ cwd: longer.path }).after;
      assert.deepEqual(alone.find(['nhi.yaml']), ['nhi.yaml']);
      assert.equal(alone.read('nhi.yaml'), 'version: 1\n');
      for (let i = 0; i < 40; i++) longer.stage(`${i}/nhi.yaml`, '');
      assert.equal(openStaged({ cwd: longer.path }).after.find(['nhi.yaml']).length, 41);
    } finally {
      longer.remove();
    }
  });

  it('is never that nothing is there where the file is cut off', () => {
    repo.stage('nhi.yaml', 'version: 1\n');
    const whole = readFileSync(join(repo.path, '.git/index'));
    const cut = join(repo.path, '.git/cut');
    for (const size of [whole.length - 1, whole.length - 20, whole.length - 30, 12]) {
      writeFileSync(cut, whole.subarray(0, size));
      const outcome = withEnvironment({ GIT_INDEX_FILE: cut }, () => {
        try {
          return openStaged({ cwd: repo.path }).after.find(['nhi.yaml']);
        } catch (error) {
          assert.ok(error instanceof GitError);
          return 'an error';
        }
      });
      assert.ok(outcome === 'an error' || outcome.length === 1, `${size} bytes`);
    }
  });
  it('is asked of git where the index does not keep whole paths, or not all of them', () => {
    repo.stage('nhi.yal', 'no manifest\n');
    repo.stage('nhi.yaml', 'version: 1\n');
    repo.git(['update-index', '--index-version=4']);
    assert.deepEqual(found(), { paths: ['nhi.yaml'], calls: ['diff', 'ls-files'] });
    repo.git(['update-index', '--index-version=2']);
    repo.git(['update-index', '--split-index']);
    repo.stage('c.txt', 'three\n');
    assert.deepEqual(found(), { paths: ['nhi.yaml'], calls: ['diff', 'ls-files'] });
    repo.git(['update-index', '--no-split-index']);
    repo.git(['commit', '-q', '--no-verify', '-m', 'x']);
    repo.commit('in/deep/nhi.yaml', 'version: 1\n');
    repo.git(['sparse-checkout', 'set', '--cone', '--sparse-index', 'links']);
    repo.stage('links/d.txt', 'four\n');
    assert.deepEqual(found(), { paths: ['in/deep/nhi.yaml', 'nhi.yaml'], calls: ['diff', 'ls-files'] });
  });

  it('is that of the index that git names', () => {
    const own = { GIT_INDEX_FILE: `${repo.path}/.git/own` };
    repo.stage('b.txt', 'two\n');
    repo.git(['read-tree', 'HEAD'], '', own);
    repo.write('nhi.yaml', 'version: 1\n');
    repo.git(['add', 'nhi.yaml'], '', own);
    assert.deepEqual(found().paths, []);
    assert.deepEqual(
      withEnvironment(own, () => found().paths),
      ['nhi.yaml'],
    );
  });
});
