import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { GitError, UnreadableError } from '../../scanner/model';
import type { GitFault } from '../../scanner/model';
import { commitsOf, openRange } from '../../scanner/sources';
import { gitWrapper } from './git-wrapper';
import { newTexts, repository, sidesOf, textOf } from './repository';
import type { Repository } from './repository';
import { temporaryFolder } from './temporary-folder';

describe('a range of commits', () => {
  let repo: Repository;
  beforeEach(() => {
    repo = repository();
  });
  afterEach(() => {
    repo.remove();
  });

  const range = (base: string, head: string, cwd = repo.path) => openRange({ cwd, base, head });
  const commits = (base: string, head: string, cwd = repo.path) => [...commitsOf({ cwd, base, head })];
  const fails = (act: () => unknown, fault: GitFault, says: RegExp): void => {
    assert.throws(act, (error) => error instanceof GitError && error.fault === fault && says.test(error.message));
  };

  /** `topic` left `main`, which went on. */
  const branched = (): void => {
    repo.commit('nhi.yaml', 'version: 1\n');
    repo.commit('old', 'old');
    repo.git(['checkout', '-q', '-b', 'topic']);
    repo.commit('a', 'leaked');
    repo.commit('a', 'taken back', 'Take it back\n\nIt was: leaked\n');
    repo.git(['rm', '-q', 'old']);
    repo.commit('b', 'b');
    repo.git(['checkout', '-q', 'main']);
    repo.commit('nhi.yaml', 'version: 1 # later\n');
    repo.commit('main only', 'm');
  };

  it('is what head adds to the common ancestor, with the tip of the base beside it', () => {
    branched();
    const { changes, before, after, target, mergeBase, baseCommit, headCommit } = range('main', 'topic');
    assert.deepEqual(sidesOf(changes), {
      a: { before: undefined, after: 'taken back' },
      b: { before: undefined, after: 'b' },
      old: { before: 'old', after: undefined },
    });
    assert.equal(before.read('nhi.yaml'), 'version: 1\n');
    assert.equal(after.read('b'), 'b');
    assert.equal(target.read('nhi.yaml'), 'version: 1 # later\n');
    assert.deepEqual([mergeBase, baseCommit, headCommit], [repo.id('main~2'), repo.id('main'), repo.id('topic')]);
  });

  it('gives each commit on its own, so that what was added and removed again is seen', () => {
    branched();
    const list = commits('main', 'topic');
    assert.deepEqual(
      list.map(({ changes }) => sidesOf(changes)),
      [
        { a: { before: undefined, after: 'leaked' } },
        { a: { before: 'leaked', after: 'taken back' } },
        { b: { before: undefined, after: 'b' }, old: { before: 'old', after: undefined } },
      ],
    );
    assert.equal(textOf(list[1]!.message), 'Take it back\n\nIt was: leaked\n');
    assert.equal(list[1]!.message.path, `commit:${list[1]!.id}`);
    const { id, author, date, changes } = list[0]!;
    assert.match(author, /^Ada <ada@example\.com>$/);
    assert.deepEqual([...changes][0]!.after!.origin, { kind: 'commit', commit: id, author, date });
    assert.equal(list[0]!.before.read('a'), undefined);
    assert.equal(list[0]!.after.read('a'), 'leaked');
  });

  it('costs few processes, however many commits there are', () => {
    repo.commit('a', '0');
    for (let count = 1; count <= 20; count++) repo.commit('a', `${count}`);
    const wrapper = gitWrapper(repo);
    wrapper.around(() => {
      for (const { changes, message } of commits('HEAD~20', 'HEAD')) {
        for (const { after } of changes) textOf(after!);
        textOf(message);
      }
    });
    assert.deepEqual(wrapper.calls().sort(), ['cat-file', 'cat-file', 'log', 'rev-parse', 'rev-parse', 'rev-parse']);
  });

  it('counts of a merge only what no parent has', () => {
    branched();
    const base = repo.id('main');
    repo.git(['merge', '-q', '--no-commit', 'topic']);
    repo.stage('by hand', 'evil');
    repo.stage('b', 'b and more');
    repo.git(['commit', '-q', '-m', 'merge']);
    const merge = commits(base, 'main').at(-1)!;
    assert.equal(merge.parents.length, 2);
    assert.deepEqual(sidesOf(merge.changes), {
      b: { before: undefined, others: ['b'], after: 'b and more' },
      'by hand': { before: undefined, others: [undefined], after: 'evil' },
    });
    assert.deepEqual(
      commits('topic', 'main')
        .filter(({ parents }) => parents.length > 1)
        .map(({ id }) => id),
      [merge.id],
    );
  });

  it('takes parents before children, whatever their clocks say', () => {
    repo.commit('a', '0');
    for (const [text, day] of [
      ['1', '2020-01-05'],
      ['2', '2020-01-01'],
      ['3', '2020-01-03'],
    ] as const) {
      repo.stage('a', text);
      const date = `${day}T12:00:00Z`;
      repo.git(['commit', '-q', '-m', text], '', { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });
    }
    assert.deepEqual(
      commits('HEAD~3', 'HEAD').map(({ date }) => date),
      ['2020-01-05', '2020-01-01', '2020-01-03'],
    );
  });

  it('reads the contents of notes like those of any commit', () => {
    repo.commit('a', '0');
    repo.git(['notes', 'add', '-m', 'first']);
    repo.git(['notes', 'add', '-f', '-m', 'a note that leaks']);
    const [note] = commits('refs/notes/commits~1', 'refs/notes/commits');
    assert.deepEqual(Object.values(newTexts(note!.changes)), ['a note that leaks\n']);
  });

  it('is all of head where the two have nothing in common', () => {
    repo.commit('a', 'a');
    repo.git(['checkout', '-q', '--orphan', 'other']);
    repo.commit('b', 'b');
    const { changes, before, mergeBase } = range('main', 'other');
    assert.deepEqual([newTexts(changes), before.find(['a', 'b']), mergeBase], [{ a: 'a', b: 'b' }, [], undefined]);
    assert.equal(commits('main', 'other').length, 1);
  });

  it('takes tags and long ids, and is empty between a commit and itself', () => {
    const long = repository('sha256');
    long.commit('a', '1');
    long.git(['tag', '-a', '-m', 'x', 'v1']);
    const head = long.commit('a', '2');
    assert.deepEqual(newTexts(range('v1', head, long.path).changes), { a: '2' });
    assert.equal(commits('v1', 'HEAD', long.path).length, 1);
    assert.deepEqual([...range('HEAD', 'HEAD', long.path).changes], []);
    assert.deepEqual(commits('HEAD', 'HEAD', long.path), []);
    long.remove();
  });

  it('is an error in a shallow clone that lacks the base, what both have in common, or parents of what is new', () => {
    branched();
    const folder = temporaryFolder();
    const clone = (name: string, ...words: string[]): string => {
      folder.git(['clone', '-q', ...words, `file://${repo.path}`, name]);
      return join(folder.path, name);
    };
    const says = /git fetch --unshallow.*fetch-depth: 0/;
    const lone = clone('lone', '--depth=1', '--branch=topic');
    fails(() => range('origin/main', 'HEAD', lone), 'shallow', says);
    fails(() => range(repo.id('main'), 'HEAD', lone), 'shallow', says);
    const both = clone('both', '--depth=1', '--no-single-branch', '--branch=topic');
    fails(() => range('origin/main', 'HEAD', both), 'shallow', /in common/);
    fails(() => commits('origin/main', 'HEAD', both), 'shallow', /parents of .* new/);
    const enough = clone('enough', '--depth=4', '--no-single-branch', '--branch=topic');
    assert.deepEqual(newTexts(range('origin/main', 'HEAD', enough).changes), { a: 'taken back', b: 'b' });
    assert.equal(commits('origin/main', 'HEAD', enough).length, 3);
    folder.remove();
  });

  it('is an error in a shallow clone that shows an ancestor in common, and hides the way to a nearer one', () => {
    repo.commit('root', '1');
    repo.git(['checkout', '-q', '-b', 'topic']);
    const near = repo.commit('topic', '1');
    repo.git(['checkout', '-q', '-b', 'detour', 'main']);
    repo.git(['merge', '-q', '--no-ff', '-m', 'take topic', 'topic']);
    repo.commit('detour', '1');
    repo.commit('detour', '2');
    repo.git(['checkout', '-q', 'main']);
    repo.commit('main', '1');
    repo.git(['merge', '-q', '--no-ff', '-m', 'take detour', 'detour']);
    repo.git(['checkout', '-q', 'topic']);
    repo.commit('topic', '2');
    assert.equal(range('main', 'topic').mergeBase, near);
    const folder = temporaryFolder();
    const clone = join(folder.path, 'clone');
    folder.git(['clone', '-q', '--depth=3', '--branch=main', `file://${repo.path}`, 'clone']);
    folder.git(['-C', clone, 'fetch', '-q', 'origin', 'topic:topic']);
    fails(() => range('origin/main', 'topic', clone), 'shallow', /in common/);
    folder.git(['-C', clone, 'fetch', '-q', '--unshallow']);
    assert.equal(range('origin/main', 'topic', clone).mergeBase, near);
    folder.remove();
  });

  it('is an error with a commit that nobody knows, an unborn HEAD, and outside of a repository', () => {
    fails(() => range('HEAD', 'HEAD'), 'bad-revision', /no commit HEAD/);
    repo.commit('a', '1');
    fails(() => range('origin/main', 'HEAD'), 'bad-revision', /no commit origin\/main: fetch it/);
    fails(() => range('1'.repeat(40), 'HEAD'), 'bad-revision', /no commit 1111/);
    fails(() => commits('HEAD', 'nowhere'), 'bad-revision', /nowhere/);
    const folder = temporaryFolder();
    fails(() => range('a', 'b', folder.path), 'no-repository', /not in a git repository/);
    folder.remove();
  });

  it('says which file cannot be read where an object is missing, and that git failed where a tree is', () => {
    repo.commit('a', '1');
    repo.commit('b', '2');
    repo.commit('c', '3');
    const drop = (revision: string): void => {
      const id = repo.id(revision);
      rmSync(join(repo.path, '.git', 'objects', id.slice(0, 2), id.slice(2)));
    };
    drop('HEAD:b');
    const read = [...range('HEAD~2', 'HEAD').changes].map(({ after }) => {
      try {
        return textOf(after!);
      } catch (error) {
        return error instanceof UnreadableError ? error.path : 'another error';
      }
    });
    assert.deepEqual(read, ['b', '3']);
    drop('HEAD~1^{tree}');
    fails(() => commits('HEAD~2', 'HEAD'), 'broken', /git log failed/);
  });

  it('works with a detached HEAD and in a bare repository that GIT_DIR names', () => {
    branched();
    repo.git(['checkout', '-q', '--detach', 'topic']);
    assert.equal(commits('main', 'HEAD').length, 3);
  });
});
