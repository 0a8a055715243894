import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { GitError, UsageError } from '../../scanner/model';
import { openPush, parsePrePush, parsePreReceive } from '../../scanner/sources';
import type { Pushed } from './push-probe';
import { newTexts, repository } from './repository';
import type { Repository } from './repository';
import { temporaryFolder } from './temporary-folder';
import type { TemporaryFolder } from './temporary-folder';

describe('what a push brings', () => {
  let tools: TemporaryFolder;
  let repo: Repository;
  let server: string;
  before(() => {
    tools = temporaryFolder();
    buildSync({
      entryPoints: [join(__dirname, 'push-probe.ts')],
      bundle: true,
      platform: 'node',
      outfile: join(tools.path, 'probe.cjs'),
      logLevel: 'error',
    });
  });
  after(() => {
    tools.remove();
  });
  beforeEach(() => {
    repo = repository();
    repo.git(['init', '-q', '--bare', 'server.git']);
    server = join(repo.path, 'server.git');
    repo.git(['remote', 'add', 'origin', server]);
    repo.git(['config', 'push.default', 'current']);
    for (const [hook, folder] of [
      ['pre-push', '.git/hooks'],
      ['pre-receive', 'server.git/hooks'],
    ] as const) {
      repo.script(`${folder}/${hook}`, [
        'unset NODE_EXTRA_CA_CERTS',
        `exec "${process.execPath}" "${tools.path}/probe.cjs" "${repo.path}/.git/${hook}.json" ${hook} "$@"`,
      ]);
    }
  });
  afterEach(() => {
    repo.remove();
  });

  const seenBy = (hook: string): Pushed => {
    const file = join(repo.path, '.git', `${hook}.json`);
    assert.ok(existsSync(file), `${hook} did not run`);
    const seen = JSON.parse(readFileSync(file, 'utf8')) as Pushed;
    rmSync(file);
    return seen;
  };
  /** Pushes; both sides must see the same, except for what the remote alone knows. */
  const push = (...words: string[]): { client: Pushed; remote: Pushed } => {
    repo.git(['push', '-q', ...words]);
    return { client: seenBy('pre-push'), remote: seenBy('pre-receive') };
  };
  const same = (...words: string[]): Pushed => {
    const { client, remote } = push(...words);
    assert.deepEqual(remote, client);
    return client;
  };

  it('is the tree of the tip the first time, when nothing is known of the other side', () => {
    repo.commit('a', '1');
    repo.commit('a', '2');
    repo.commit('b', '3');
    assert.deepEqual(same('origin', 'main'), {
      judged: 'trees',
      commits: [],
      tips: [{ ref: 'refs/heads/main', sides: { a: { after: '2' }, b: { after: '3' } } }],
      documents: {},
    });
  });

  describe('once the other side has something', () => {
    beforeEach(() => {
      repo.commit('a', '1');
      push('origin', 'main');
    });

    it('is each new commit, and the end state against what was there', () => {
      repo.commit('a', 'leaked');
      repo.commit('a', 'taken back');
      assert.deepEqual(same('origin', 'main'), {
        judged: 'commits',
        commits: [{ a: { before: '1', after: 'leaked' } }, { a: { before: 'leaked', after: 'taken back' } }],
        tips: [{ ref: 'refs/heads/main', sides: { a: { before: '1', after: 'taken back' } } }],
        documents: {},
      });
    });

    it('is of a new branch what is on no other one', () => {
      repo.git(['checkout', '-q', '-b', 'topic']);
      repo.commit('b', '2');
      const { commits, tips } = same('origin', 'topic');
      assert.deepEqual(commits, [{ b: { after: '2' } }]);
      assert.deepEqual(tips, [{ ref: 'refs/heads/topic', sides: { b: { after: '2' } } }]);
      const copy = same('origin', 'topic:copy');
      assert.deepEqual(copy, {
        judged: 'commits',
        commits: [],
        tips: [{ ref: 'refs/heads/copy', sides: {} }],
        documents: {},
      });
    });

    it('is after a rewrite what the new history adds', () => {
      repo.commit('b', 'old');
      push('origin', 'main');
      repo.stage('b', 'new');
      repo.git(['commit', '-q', '--amend', '--no-edit', '--no-verify']);
      const { commits, tips } = same('--force', 'origin', 'main');
      assert.deepEqual(commits, [{ b: { after: 'new' } }]);
      assert.deepEqual(tips[0]?.sides, { b: { after: 'new' } });
    });

    it('is after a rebase nothing of what it was rebased on', () => {
      repo.git(['checkout', '-q', '-b', 'topic']);
      repo.commit('b', '2');
      push('origin', 'topic');
      repo.git(['checkout', '-q', 'main']);
      repo.commit('c', '3');
      push('origin', 'main');
      repo.git(['checkout', '-q', 'topic']);
      repo.git(['rebase', '-q', 'main']);
      const { commits, tips } = same('--force', 'origin', 'topic');
      assert.deepEqual(commits, [{ b: { after: '2' } }]);
      assert.deepEqual(tips[0]?.sides, { b: { after: '2' } });
    });

    it('is against a list of commits what none of them has', () => {
      const known = repo.id('HEAD');
      const after = repo.commit('b', '2');
      const updates = [{ ref: 'refs/heads/main', before: undefined, after }];
      const { commits, tips } = openPush({ cwd: repo.path, updates, receiver: { kind: 'known', commits: [known] } });
      assert.deepEqual(
        [...commits].map(({ id }) => id),
        [after],
      );
      assert.deepEqual(Object.keys(newTexts(tips[0]?.change().changes ?? [])), ['b']);
    });

    it('is the message of an annotated tag, also of one on another, and nothing of a light one', () => {
      repo.git(['tag', 'light']);
      assert.deepEqual(same('origin', 'light').documents, {});
      repo.git(['tag', '-a', '-m', 'leaked in a tag', 'v1']);
      repo.git(['tag', '-a', '-m', 'outer', 'v2', 'v1']);
      const { documents, commits, tips } = same('origin', 'v2');
      assert.deepEqual(documents, { 'tag:v2': ['outer\n', 'leaked in a tag\n'] });
      assert.deepEqual([commits, tips], [[], [{ ref: 'refs/tags/v2', sides: {} }]]);
    });

    it('is the file or the tree that a tag names without a commit', () => {
      repo.stage('deep/c', 'in a tree');
      const tree = repo.git(['write-tree']).trim();
      repo.git(['tag', 'tree', tree]);
      repo.git([
        'tag',
        '-a',
        '-m',
        'of a file',
        'file',
        repo.git(['hash-object', '-w', '--stdin'], 'in a file').trim(),
      ]);
      const { tips, documents } = same('origin', 'tree', 'file');
      assert.deepEqual(tips, [
        { ref: 'refs/tags/tree', sides: { a: { after: '1' }, 'deep/c': { after: 'in a tree' } } },
      ]);
      assert.deepEqual(documents, { 'refs/tags/file': ['in a file'], 'tag:file': ['of a file\n'] });
    });

    it('is the notes that go along', () => {
      repo.git(['notes', 'add', '-m', 'leaked in a note']);
      const { commits } = same('origin', 'refs/notes/commits');
      assert.deepEqual(
        commits.map((sides) => Object.values(sides)),
        [[{ after: 'leaked in a note\n' }]],
      );
    });

    it('is of a merge what no parent has', () => {
      repo.git(['checkout', '-q', '-b', 'topic']);
      repo.commit('b', '2');
      push('origin', 'topic');
      repo.git(['checkout', '-q', 'main']);
      repo.commit('c', '3');
      repo.git(['merge', '-q', '--no-commit', 'topic']);
      repo.stage('by hand', 'evil');
      repo.git(['commit', '-q', '-m', 'merge', '--no-verify']);
      assert.deepEqual(same('origin', 'main').commits, [
        { c: { after: '3' } },
        { 'by hand': { after: 'evil', others: [null] } },
      ]);
    });

    it('is nothing where a ref is taken away, or all is there already', () => {
      push('origin', 'main:gone');
      const nothing = { judged: 'commits', commits: [], tips: [], documents: {} };
      assert.deepEqual(push('origin', '--delete', 'gone'), { client: nothing, remote: nothing });
      repo.git(['push', '-q', 'origin', 'main']);
      assert.deepEqual(seenBy('pre-push'), nothing);
    });

    it('is each ref of several, one of them taken away', () => {
      push('origin', 'main:gone');
      repo.commit('b', '2');
      repo.git(['branch', 'other']);
      const { commits, tips } = same('origin', 'main', 'other', ':gone');
      assert.deepEqual(commits, [{ b: { after: '2' } }]);
      assert.deepEqual(tips.map(({ ref }) => ref).sort(), ['refs/heads/main', 'refs/heads/other']);
    });

    it('is of several new refs only those that bring something', () => {
      repo.git(['tag', 'v1']);
      repo.git(['tag', '-a', 'v2', '-m', 'Two']);
      repo.git(['tag', 'v3']);
      repo.git(['checkout', '-q', '-b', 'topic']);
      repo.commit('b', '2');
      const { tips, documents } = same('origin', 'v1', 'v2', 'v3', 'topic');
      assert.deepEqual(tips, [{ ref: 'refs/heads/topic', sides: { b: { after: '2' } } }]);
      assert.deepEqual(Object.keys(documents), ['tag:v2']);
    });

    it('is found out for an address as well as for a name', () => {
      repo.commit('b', '2');
      assert.deepEqual(same(server, 'main').commits, [{ b: { after: '2' } }]);
      repo.git(['checkout', '-q', '-b', 'topic']);
      repo.commit('c', '3');
      const { client, remote } = push(server, 'topic');
      assert.deepEqual(remote.commits, [{ c: { after: '3' } }]);
      // The client did not learn of the push before: to an address no ref is kept.
      assert.deepEqual(client.commits, [{ b: { after: '2' } }, { c: { after: '3' } }]);
    });

    it('is all that is new to this clone where the other side has what was never fetched', () => {
      repo.git(['clone', '-q', server, 'colleague']);
      repo.write('colleague/x', 'x');
      repo.git(['-C', 'colleague', 'add', 'x']);
      repo.git(['-C', 'colleague', 'commit', '-q', '-m', 'x']);
      repo.git(['-C', 'colleague', 'push', '-q', 'origin', 'main']);
      repo.commit('b', '2');
      const { client } = push('--force', 'origin', 'main');
      assert.deepEqual(client.commits, [{ b: { after: '2' } }]);
      assert.deepEqual(client.tips, [{ ref: 'refs/heads/main', sides: { b: { after: '2' } } }]);
    });

    it('is an error where an object that is to be pushed is not there', () => {
      const updates = [{ ref: 'refs/heads/x', before: undefined, after: '1'.repeat(40) }];
      assert.throws(
        () => openPush({ cwd: repo.path, updates, receiver: { kind: 'here' } }),
        (error) => error instanceof GitError && error.fault === 'bad-revision',
      );
    });
  });

  it('is told line by line, and anything else is refused', () => {
    const [one, two] = ['1'.repeat(40), '2'.repeat(64)];
    const none = '0'.repeat(40);
    assert.deepEqual(parsePrePush(''), []);
    assert.deepEqual(parsePrePush(`refs/heads/a ${one} refs/heads/b ${two}\n(delete) ${none} refs/heads/c ${one}\n`), [
      { ref: 'refs/heads/b', before: two, after: one },
      { ref: 'refs/heads/c', before: one, after: undefined },
    ]);
    assert.deepEqual(parsePrePush(`HEAD@{1 day ago} ${one} refs/heads/b ${none}\n`), [
      { ref: 'refs/heads/b', before: undefined, after: one },
    ]);
    assert.deepEqual(parsePreReceive(`${none} ${one} refs/heads/a\n`), [
      { ref: 'refs/heads/a', before: undefined, after: one },
    ]);
    for (const line of ['x', `${one} refs/heads/a ${one}`, `a ${one} b --all`, `${one} ${one}`]) {
      assert.throws(() => parsePrePush(line), UsageError);
    }
    for (const line of ['x', `${one} ${one}`, `${one} -x refs/heads/a`, `a ${one} b ${one}`]) {
      assert.throws(() => parsePreReceive(line), UsageError);
    }
  });
});
