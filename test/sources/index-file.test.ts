import assert from 'node:assert/strict';
import { openStaged } from '../../scanner/sources';
import { gitWrapper } from './git-wrapper';
import type { GitWrapper } from './git-wrapper';
import { repository, textOf } from './repository';
import type { Repository } from './repository';

describe('what the index is known not to hold', () => {
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

  it('costs no process: a commit without findings asks git twice', () => {
    repo.stage('b.txt', 'two\n');
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

  it('is asked of git where it may be there, at the root or below', () => {
    repo.stage('deep/er/nhi.yaml', 'version: 1\n');
    assert.deepEqual(found(), { paths: ['deep/er/nhi.yaml'], calls: ['diff', 'ls-files'] });
    repo.stage('nhi.yml', 'version: 1\n');
    assert.deepEqual(found().paths, ['deep/er/nhi.yaml', 'nhi.yml']);
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
    const before = process.env['GIT_INDEX_FILE'];
    process.env['GIT_INDEX_FILE'] = own.GIT_INDEX_FILE;
    try {
      assert.deepEqual(found().paths, ['nhi.yaml']);
    } finally {
      if (before === undefined) delete process.env['GIT_INDEX_FILE'];
      else process.env['GIT_INDEX_FILE'] = before;
    }
  });
});
