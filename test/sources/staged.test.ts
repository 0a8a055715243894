import assert from 'node:assert/strict';
import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { GitError, UnreadableError, UsageError } from '../../scanner/model';
import type { GitFault } from '../../scanner/model';
import { documentFromBytes, openStaged } from '../../scanner/sources';
import { gitWrapper } from './git-wrapper';
import { newTexts, repository, sidesOf, textOf, withEnvironment } from './repository';
import type { Repository } from './repository';
import { temporaryFolder } from './temporary-folder';

describe('what is staged', () => {
  let repo: Repository;
  beforeEach(() => {
    repo = repository();
  });
  afterEach(() => {
    repo.remove();
  });

  const open = (paths?: readonly string[], cwd = repo.path) =>
    openStaged({ cwd, ...(paths !== undefined && { paths }) });
  const fails = (fault: GitFault, says: RegExp, cwd = repo.path): void => {
    assert.throws(
      () => [...open(undefined, cwd).changes],
      (error) => error instanceof GitError && error.fault === fault && says.test(error.message),
    );
  };

  it('costs one git process, a second only when an old side is opened', () => {
    repo.commit('a', '1');
    for (const name of ['a', 'b', 'c', 'd', 'e']) repo.stage(name, `${name}2`);
    const wrapper = gitWrapper(repo);
    const { changes } = wrapper.around(() => open());
    const list = [...changes];
    wrapper.around(() => list.map(({ after }) => textOf(after!)));
    assert.deepEqual(wrapper.calls(), ['diff']);
    assert.equal(
      wrapper.around(() => textOf(list[0]!.before!)),
      '1',
    );
    assert.deepEqual(wrapper.calls(), ['cat-file']);
  });

  it('asks for no content where there are only deletions', () => {
    repo.commit('a', '1');
    repo.git(['rm', '-q', 'a']);
    const wrapper = gitWrapper(repo);
    const list = wrapper.around(() => [...open().changes]);
    assert.deepEqual(wrapper.calls(), ['diff']);
    assert.deepEqual(
      list.map(({ path, after }) => [path, after]),
      [['a', undefined]],
    );
  });

  it('reads manifests from the index and from the last commit, not from the disk', () => {
    repo.commit('nhi.yaml', 'version: 1 # committed\n');
    repo.commit('deep/nhi.yaml', 'version: 1\n');
    repo.stage('nhi.yaml', 'version: 1 # staged\n');
    repo.stage('new\ttab/nhi.yaml', Buffer.from('\uFEFFversion: 1\n', 'utf16le'));
    repo.stage('not-nhi.yaml', '');
    symlinkSync('nhi.yaml', join(repo.path, 'link'));
    mkdirSync(join(repo.path, 'l'));
    symlinkSync('../nhi.yaml', join(repo.path, 'l', 'nhi.yaml'));
    repo.git(['add', 'link', 'l']);
    repo.write('nhi.yaml', 'version: 1 # on disk\n');
    const { before, after } = open();
    assert.deepEqual(after.find(['nhi.yaml']), ['deep/nhi.yaml', 'new\ttab/nhi.yaml', 'nhi.yaml']);
    assert.deepEqual(before.find(['nhi.yaml', 'CODEOWNERS']), ['deep/nhi.yaml', 'nhi.yaml']);
    assert.equal(after.read('nhi.yaml'), 'version: 1 # staged\n');
    assert.equal(before.read('nhi.yaml'), 'version: 1 # committed\n');
    assert.equal(after.read('new\ttab/nhi.yaml'), '\uFEFFversion: 1\n');
    for (const none of ['link', 'deep', 'missing', 'tab/nhi.yaml', 'l/nhi.yaml'])
      assert.equal(after.read(none), undefined);
  });

  it('reads manifests that were looked for, and files that are announced, in one process', () => {
    for (const folder of ['', 'a/', 'b/']) {
      repo.stage(`${folder}nhi.yaml`, folder);
      repo.write(`${folder}nhi.yaml`, 'edited since');
    }
    const wrapper = gitWrapper(repo);
    wrapper.around(() => {
      const { after } = open();
      assert.deepEqual(
        after.find(['nhi.yaml']).map((path) => after.read(path)),
        ['a/', 'b/', ''],
      );
      assert.deepEqual(wrapper.calls(), ['diff', 'cat-file']);
      const again = open().after;
      const paths = again.files();
      again.willRead?.(paths);
      assert.deepEqual(
        paths.map((path) => again.read(path)),
        ['a/', 'b/', ''],
      );
      assert.deepEqual(wrapper.calls(), ['diff', 'ls-files', 'cat-file']);
    });
  });

  it('knows what its ignore files name, tracked or not, without a further process', () => {
    repo.stage('.gitignore', 'out/\n!out/kept\n');
    repo.stage('app/.gitignore', '*.gen\n!b.gen\n');
    for (const folder of ['', 'out/', 'app/', 'app/a.gen/', 'app/b.gen/']) {
      repo.write(`${folder}nhi.yaml`, 'version: 1\n');
      repo.git(['add', '-f', `${folder}nhi.yaml`]);
    }
    repo.write('.gitignore', '');
    const wrapper = gitWrapper(repo);
    const ignored = wrapper.around(() => {
      const { after } = open();
      const found = after.find(['nhi.yaml']);
      for (const path of found) after.read(path);
      return found.filter((path) => after.isIgnored?.(path));
    });
    assert.deepEqual(ignored, ['app/a.gen/nhi.yaml', 'out/nhi.yaml']);
    assert.deepEqual(wrapper.calls(), ['diff', 'cat-file']);
  });

  it('has nothing before the first commit', () => {
    repo.stage('nhi.yaml', 'version: 1\n');
    const { changes, before, after } = open();
    assert.deepEqual(sidesOf(changes), { 'nhi.yaml': { before: undefined, after: 'version: 1\n' } });
    assert.equal(before.read('nhi.yaml'), undefined);
    assert.deepEqual(before.find(['nhi.yaml']), []);
    assert.equal(after.read('nhi.yaml'), 'version: 1\n');
  });

  it('keeps to the files and folders that a tool lists, by their content in the index', () => {
    repo.commit('same', '1');
    for (const path of ['src/a', 'src/deep/b', 'srcs', '[b]*', '-x']) repo.stage(path, `staged ${path}`);
    repo.write('src/a', 'on disk');
    const list = (paths: readonly string[], cwd?: string) => newTexts(open(paths, cwd).changes);
    assert.deepEqual(list([join(repo.path, 'src/a'), '-x']), { '-x': 'staged -x', 'src/a': 'staged src/a' });
    assert.deepEqual(Object.keys(list(['src', '[b]*'])), ['[b]*', 'src/a', 'src/deep/b']);
    assert.deepEqual(Object.keys(list(['a', '../srcs'], join(repo.path, 'src'))), ['src/a', 'srcs']);
    assert.deepEqual(Object.keys(list(['.'])).length, 5);
    assert.deepEqual(list(['same']), {});
    rmSync(join(repo.path, 'src'), { recursive: true });
    assert.deepEqual(list(['src/deep/b']), { 'src/deep/b': 'staged src/deep/b' });
    repo.write('untracked', '');
    assert.throws(
      () => open(['src/a', 'untracked']),
      (error) => error instanceof UsageError && /untracked/.test(error.message),
    );
    assert.throws(() => open(['../elsewhere']), UsageError);
  });

  it('tells names apart that are not UTF-8, and can print and find them', () => {
    const bytes = (name: string): Buffer => Buffer.from(name, 'latin1');
    for (const name of ['f\xff.t', 'f\xfe.t', 'b\\\xff', 'dir\xe9/nhi.yaml']) {
      const id = repo.git(['hash-object', '-w', '--stdin'], name).trim();
      const line = Buffer.concat([Buffer.from(`100644 ${id} 0\t`), bytes(name), Buffer.from('\0')]);
      writeFileSync(join(repo.path, '.git', 'line'), line);
      repo.git(['-c', 'alias.put=!git update-index -z --index-info < .git/line', 'put']);
    }
    repo.stage('\uFFFD', 'a letter of its own');
    const { changes, after } = open();
    assert.deepEqual(Object.keys(sidesOf(changes)), [
      'b\\\\\\xff',
      'dir\\xe9/nhi.yaml',
      'f\\xfe.t',
      'f\\xff.t',
      '\uFFFD',
    ]);
    assert.deepEqual(after.find(['nhi.yaml']), ['dir\\xe9/nhi.yaml']);
    assert.equal(after.read('dir\\xe9/nhi.yaml'), 'dir\u00e9/nhi.yaml');
    assert.equal(after.read('\uFFFD'), 'a letter of its own');
    // The same once so many were read that all paths are indexed.
    for (let count = 0; count < 40; count++) assert.equal(after.read('dir\\xe9/nhi.yaml'), 'dir\u00e9/nhi.yaml');
  });

  it('reads repositories with long ids', () => {
    const long = repository('sha256');
    try {
      long.commit('a', 'old');
      long.stage('a', 'new');
      long.stage('b', 'new too');
      const { changes, before } = open(undefined, long.path);
      assert.deepEqual(sidesOf(changes), {
        a: { before: 'old', after: 'new' },
        b: { before: undefined, after: 'new too' },
      });
      assert.equal(before.read('a'), 'old');
    } finally {
      long.remove();
    }
  });

  it('holds binary content as it is, whatever its size', () => {
    const all = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256);
    repo.stage('bytes', all);
    repo.stage('empty', '');
    repo.stage('odd', 'no line end');
    const texts = newTexts(open().changes);
    assert.equal(texts['bytes'], Buffer.from(all).toString('latin1'));
    assert.deepEqual([texts['empty'], texts['odd']], ['', 'no line end']);
  });

  describe('that cannot be read', () => {
    const broken = (revision: string): string => {
      const id = repo.id(revision);
      const file = join(repo.path, '.git', 'objects', id.slice(0, 2), id.slice(2));
      chmodSync(file, 0o644);
      return file;
    };

    it('is an error for that file and no other: a missing object, a broken one, a half one', () => {
      repo.stage('a', 'first');
      repo.stage('gone', 'gone');
      repo.stage('garbled', 'garbled');
      repo.stage('half', Array.from({ length: 3000 }, (_, at) => `line ${at}\n`).join(''));
      repo.stage('z', 'last');
      rmSync(broken(':gone'));
      writeFileSync(broken(':garbled'), 'no zlib stream');
      const half = broken(':half');
      writeFileSync(half, readFileSync(half).subarray(0, 3000));
      for (const path of ['a', 'gone', 'garbled', 'half', 'z']) repo.write(path, 'edited since');
      const list = [...open().changes];
      const outcomes = list.map(({ path, after }) => {
        try {
          return [path, textOf(after!)];
        } catch (error) {
          assert.ok(error instanceof UnreadableError && !error.vanished, String(error));
          return [path, /is missing|is broken/.exec(error.why)?.[0]];
        }
      });
      assert.deepEqual(outcomes, [
        ['a', 'first'],
        ['garbled', 'is missing'],
        ['gone', 'is missing'],
        ['half', 'is broken'],
        ['z', 'last'],
      ]);
    });

    it('is an error where everything is broken, instead of asking git for ever', () => {
      for (let file = 0; file < 25; file++) {
        repo.stage(`f${file}`, Array.from({ length: 500 }, (_, at) => `${file} ${at * file}\n`).join(''));
        const path = broken(`:f${file}`);
        writeFileSync(path, readFileSync(path).subarray(0, 400));
        repo.write(`f${file}`, 'edited since');
      }
      assert.throws(
        () => newTexts(open().changes),
        (error) => error instanceof GitError && /git fsck/.test(error.message),
      );
    });

    it('is an error outside of a repository', () => {
      const folder = temporaryFolder();
      fails('no-repository', /not in a git repository/, folder.path);
      fails('no-repository', /does not exist/, join(folder.path, 'nowhere'));
      folder.remove();
    });

    it('is an error in a bare repository', () => {
      repo.commit('a', '1');
      repo.git(['clone', '-q', '--bare', '.', 'bare']);
      rmSync(join(repo.path, '.git'), { recursive: true });
      fails('bare', /bare repository/, join(repo.path, 'bare'));
      withEnvironment({ GIT_DIR: '.' }, () => fails('broken', /there is no index/, join(repo.path, 'bare')));
    });

    it('is an error where git is not installed', () => {
      withEnvironment({ PATH: repo.path }, () => fails('no-git', /not installed/));
    });

    it('is an error in another user’s repository, in git’s own words', function () {
      if (process.getuid?.() !== 0) this.skip();
      chownSync(repo.path, 4711, 4711);
      withEnvironment({ SUDO_UID: undefined, HOME: repo.path }, () =>
        fails('foreign-owner', /git config --global --add safe\.directory/),
      );
    });

    it('is an error with a broken index, one that is not there, and one in conflict', () => {
      repo.commit('a', '1');
      repo.git(['checkout', '-q', '-b', 'topic']);
      repo.commit('a', '2');
      repo.git(['checkout', '-q', 'main']);
      repo.commit('a', '3');
      repo.tries(['merge', 'topic']);
      fails('unmerged', /still in conflict: a\. Resolve, then git add/);
      withEnvironment({ GIT_INDEX_FILE: join(repo.path, 'nowhere') }, () =>
        fails('broken', /there is no index .*nowhere/),
      );
      writeFileSync(join(repo.path, '.git', 'index'), 'no index');
      fails('broken', /index/);
    });

    it('is an error with a record of a merge that names no commits', () => {
      repo.commit('a', '1');
      repo.stage('a', '2');
      writeFileSync(join(repo.path, '.git', 'MERGE_HEAD'), '--output=/tmp/x\n');
      fails('broken', /MERGE_HEAD does not name commits/);
    });

    it('is all new where HEAD names a commit that is not there', () => {
      repo.commit('a', '1');
      writeFileSync(join(repo.path, '.git', 'refs', 'heads', 'main'), `${'1'.repeat(40)}\n`);
      assert.deepEqual(newTexts(open().changes), { a: '1' });
    });

    it('is an error after the time that was given', () => {
      repo.commit('a', '1');
      repo.script('.git/slow/git', ['exec sleep 20']);
      withEnvironment({ PATH: `${join(repo.path, '.git', 'slow')}:${process.env['PATH'] ?? ''}` }, () => {
        assert.throws(
          () => openStaged({ cwd: repo.path, timeoutMilliseconds: 100 }),
          (error) => error instanceof GitError && error.fault === 'timeout',
        );
      });
    });
  });

  it('is read from the index that the hook’s variables name, and from no other repository', () => {
    repo.commit('a', '1');
    const other = { GIT_INDEX_FILE: join(repo.path, '.git', 'other') };
    repo.git(['read-tree', 'HEAD'], '', other);
    repo.write('a', '2');
    repo.git(['add', 'a'], '', other);
    assert.deepEqual(newTexts(open().changes), {});
    assert.deepEqual(
      withEnvironment(other, () => newTexts(open().changes)),
      { a: '2' },
    );
  });

  it('is read while another git holds the lock of the index', () => {
    repo.stage('a', '1');
    repo.write('.git/index.lock', '');
    assert.deepEqual(newTexts(open().changes), { a: '1' });
  });

  it('leaves the repository as it was, byte for byte', () => {
    repo.commit('a', '1');
    repo.stage('a', '2');
    const before = repo.git(['-c', 'alias.sum=!find .git -type f | sort | xargs cksum', 'sum']);
    const { changes, before: old, after } = open();
    sidesOf(changes);
    old.read('a');
    after.find(['a']);
    assert.equal(repo.git(['-c', 'alias.sum=!find .git -type f | sort | xargs cksum', 'sum']), before);
  });

  it('is what git records, whatever was edited, renamed, deleted and staged', () => {
    const paths = ['a', 'b', 'dir/c', 'dir/d e', '-f', 'ünï'];
    const step = fc.oneof(
      fc.record({
        do: fc.constant('write' as const),
        path: fc.constantFrom(...paths),
        text: fc.string({ maxLength: 20 }),
      }),
      fc.record({ do: fc.constant('delete' as const), path: fc.constantFrom(...paths) }),
      fc.record({ do: fc.constant('rename' as const), path: fc.constantFrom(...paths), to: fc.constantFrom(...paths) }),
      fc.record({ do: fc.constant('stage' as const), path: fc.constantFrom(...paths) }),
      fc.constant({ do: 'commit' as const }),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 9 }), (steps) => {
        const own = repository();
        try {
          const check = (): void => {
            const staged = sidesOf(openStaged({ cwd: own.path }).changes);
            const tree = own.git(['write-tree']).trim();
            for (const [path, { before, after }] of Object.entries(staged)) {
              const text = (revision: string): string | undefined => {
                const { status } = own.tries(['cat-file', '-e', `${revision}:${path}`]);
                return status === 0 ? bytesOf(own.git(['cat-file', 'blob', `${revision}:${path}`])) : undefined;
              };
              assert.deepEqual({ before, after }, { before: text('HEAD'), after: text(tree) });
            }
            const names = own.git(['diff-tree', '-r', '-z', '--name-only', '--no-renames', 'HEAD', tree]).split('\0');
            assert.deepEqual(Object.keys(staged), names.filter((name) => name !== '').sort());
          };
          own.commit('a', 'first');
          own.commit('dir/c', 'second');
          for (const one of steps) {
            if (one.do === 'write') own.tries(['-c', 'alias.drop=!rm -rf', 'drop', '--', one.path]);
            if (one.do === 'write') own.write(one.path, one.text);
            if (one.do === 'delete') own.tries(['rm', '-q', '-f', '--', one.path]);
            if (one.do === 'rename') own.tries(['mv', '-f', '--', one.path, one.to]);
            if (one.do === 'stage') own.tries(['add', '--', one.path]);
            if (one.do === 'commit') own.git(['commit', '-q', '--allow-empty', '-m', 'x']);
          }
          check();
        } finally {
          own.remove();
        }
      }),
      { numRuns: 12 },
    );
  });
});

function bytesOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

describe('a document from standard input', () => {
  it('has the path it is to be judged as', () => {
    const document = documentFromBytes('././src/a.ts', Buffer.from('x = 1'));
    assert.deepEqual(
      [document.path, document.origin, textOf(document), textOf(document)],
      ['src/a.ts', { kind: 'memory' }, 'x = 1', 'x = 1'],
    );
  });
});
