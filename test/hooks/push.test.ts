import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgePush } from '../../hooks/gate/judge-push';
import { temporaryFolder } from '../sources/temporary-folder';
import type { TemporaryFolder } from '../sources/temporary-folder';
import type { Repository } from '../sources/repository';
import { picture } from './picture';
import { ACCESS_KEY, git, guarded, isBuilt, nhi, pathWithoutNhi, SECRET } from './workshop';

describe('a push with the hooks installed', () => {
  let server: TemporaryFolder;
  let repo: Repository;
  before(function () {
    if (!isBuilt()) this.skip();
  });
  beforeEach(() => {
    server = temporaryFolder();
    server.git(['init', '-q', '--bare', '.']);
    repo = guarded();
    repo.git(['remote', 'add', 'origin', server.path]);
    repo.git(['push', '-q', '--no-verify', 'origin', 'main']);
  });
  afterEach(() => {
    repo.remove();
    server.remove();
  });
  const atServer = (ref = 'refs/heads/main'): string => server.git(['rev-parse', ref]).trim();

  it('is stopped where a commit was made with --no-verify, and names the commit', () => {
    const before = atServer();
    const id = repo.commit('b.sh', SECRET);
    const { status, err } = git(repo, ['push', '-q', 'origin', 'main']);
    assert.notEqual(status, 0);
    assert.match(err, /nhi: this push adds a secret\./);
    assert.match(err, new RegExp(`commit ${id.slice(0, 10)}`));
    assert.match(err, /Nothing was pushed\./);
    assert.ok(!err.includes(ACCESS_KEY));
    assert.equal(atServer(), before);
  });

  it('is stopped where a secret was added and taken out again: it leaks all the same', () => {
    repo.commit('b.sh', SECRET);
    repo.commit('b.sh', 'fine\n');
    assert.match(git(repo, ['push', '-q', 'origin', 'main']).err, /this push adds a secret/);
  });

  it('is stopped where only a commit message or a tag message holds it', () => {
    repo.commit('b.sh', 'fine\n', `try ${ACCESS_KEY}`);
    const { err } = git(repo, ['push', '-q', 'origin', 'main']);
    assert.match(err, /commit:[0-9a-f]{40}:1 {2}secret\/aws-access-key/);
    assert.match(err, /Fix it {8}write the commit's message anew: git rebase -i [0-9a-f]{10}\^, reword;/);
    repo.git(['reset', '-q', '--hard', 'HEAD~1']);
    repo.git(['tag', '-a', 'v1', '-m', `try ${ACCESS_KEY}`]);
    const refused = git(repo, ['push', '-q', 'origin', 'v1']).err;
    assert.match(refused, /tag:v1:1 {2}secret\/aws-access-key/);
    const [, command = ''] = /Fix it {8}write the tag's message anew: git (.*)$/m.exec(refused) ?? [];
    git(repo, ['-c', `alias.anew=!git ${command} -m fine`, 'anew']);
    assert.equal(git(repo, ['push', '-q', 'origin', 'v1']).status, 0);
    const [, waiver = ''] = /on the line above\n +(\S.*)<why>$/m.exec(refused) ?? [];
    repo.git(['tag', '-a', 'v2', '-m', `${waiver}the vendor's sample\ntry ${ACCESS_KEY}`]);
    assert.equal(git(repo, ['push', '-q', 'origin', 'v2']).status, 0);
  });

  it('says how the first commit of all is rewritten', () => {
    repo.git(['checkout', '-q', '--orphan', 'pages']);
    repo.commit('b.sh', SECRET);
    assert.match(
      git(repo, ['push', '-q', 'origin', 'pages']).err,
      /take it out of the commit: git rebase -i --root, edit;/,
    );
  });

  it('passes in silence where it brings nothing of the kind, or nothing at all', () => {
    const id = repo.commit('b.sh', 'fine\n');
    const { status, err } = git(repo, ['push', '-q', 'origin', 'main']);
    assert.deepEqual([status, err], [0, '']);
    assert.equal(atServer(), id);
    assert.equal(git(repo, ['push', '-q', 'origin', 'main']).status, 0);
    assert.equal(git(repo, ['push', '-q', 'origin', 'main:refs/heads/topic']).status, 0);
    assert.equal(git(repo, ['push', '-q', 'origin', ':topic']).status, 0);
  });

  it('takes in all that git says of it, more than a pipe holds at once', () => {
    const id = atServer();
    const gone = '0'.repeat(40);
    const lines = Array.from({ length: 10_000 }, (_, at) => `(delete) ${gone} refs/heads/b${at} ${id}\n`).join('');
    const hook = join(repo.path, '.git/hooks/pre-push');
    const { status, stderr } = spawnSync(hook, ['origin', server.path], {
      cwd: repo.path,
      env: repo.environment,
      encoding: 'utf8',
      input: lines,
    });
    assert.deepEqual([status, stderr], [0, '']);
  });

  it('passes with a waiver at its end for what each of its commits holds, and not for another value there', () => {
    const waiver = ['# nhi', '-allow secret/aws-access-key until 2999-01-01: vendor’s sample\n'].join('');
    const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const waived = waiver.replace('2999-01-01', soon);
    repo.commit('b.sh', SECRET);
    repo.commit('b.sh', waived + SECRET);
    const { status, err } = git(repo, ['push', '-q', 'origin', 'main']);
    assert.equal(status, 0, err);
    repo.commit('c.sh', SECRET.replace('QWERTZ', 'QWERTA'));
    repo.commit('c.sh', waived + SECRET);
    assert.notEqual(git(repo, ['push', '-q', 'origin', 'main']).status, 0);
  });

  it('to a new remote judges the trees at its tips, and says so where it is stopped', () => {
    const other = temporaryFolder();
    try {
      other.git(['init', '-q', '--bare', '.']);
      repo.git(['remote', 'add', 'other', other.path]);
      repo.commit('b.sh', SECRET);
      const { status, err } = git(repo, ['push', '-q', 'other', 'main']);
      assert.notEqual(status, 0);
      assert.match(err, /all files at the tips were judged/);
    } finally {
      other.remove();
    }
  });

  it('that takes too long is told how to need less time', () => {
    let now = 0;
    const after = repo.commit('b.sh', 'fine\n');
    const request = {
      cwd: repo.path,
      updates: [{ ref: 'refs/heads/main', before: undefined, after }],
      receiver: { kind: 'remote', name: 'origin', url: server.path },
      today: '2031-03-01',
      milliseconds: () => (now += 50_000),
    } as const;
    assert.throws(
      () => judgePush(request),
      /took longer than 60 s .*\. Push fewer refs at once, the default branch first/,
    );
  });

  it('is refused by a server whose pre-receive hook is ours, whatever the pusher skips', () => {
    mkdirSync(join(server.path, 'hooks'), { recursive: true });
    const at = { ...repo, path: server.path };
    const { status, out } = nhi(at, ['hooks', 'install']);
    assert.equal(status, 0);
    assert.match(out, /pre-receive \(new\)/);
    const before = atServer();
    repo.commit('b.sh', SECRET);
    const { err } = git(repo, ['push', '-q', '--no-verify', 'origin', 'main']);
    assert.match(err, /remote: nhi: this push adds a secret\./);
    assert.match(err, /The server took nothing of this push\./);
    assert.equal(atServer(), before);
    repo.git(['reset', '-q', '--hard', 'HEAD~1']);
    repo.commit('b.sh', 'fine\n');
    assert.equal(git(repo, ['push', '-q', '--no-verify', 'origin', 'main']).status, 0);
  });

  describe('to a server whose pre-receive hook is ours', () => {
    const push = (...refs: string[]): { status: number; err: string } =>
      git(repo, ['push', '-q', '--no-verify', 'origin', ...refs]);
    beforeEach(() => {
      assert.equal(nhi({ ...repo, path: server.path }, ['hooks', 'install']).status, 0);
    });

    it('leaves nothing there of what it refuses: new branches, tags and messages as well', () => {
      const before = picture(server.path);
      const id = repo.commit('b.sh', SECRET);
      for (const refs of [['main'], ['main:refs/heads/new'], [':refs/heads/gone', 'main']]) {
        const { status, err } = push(...refs);
        assert.notEqual(status, 0);
        assert.match(err, /remote: +b\.sh:1 {2}secret\/aws-access-key/);
        assert.match(err, new RegExp(`remote:.*${id.slice(0, 10)}`));
      }
      repo.git(['tag', '-a', 'v1', '-m', `try ${ACCESS_KEY}`, 'HEAD~1']);
      assert.match(push('v1').err, /remote: +tag:v1:1 {2}secret\/aws-access-key/);
      assert.deepEqual(picture(server.path), before);
    });

    it('is told line by line, without colours, and nothing of the secret', () => {
      repo.commit('b.sh', SECRET);
      const lines = push('main').err.split('\n');
      const said = lines.filter((line) => line.startsWith('remote: '));
      assert.ok(said.length > 5, lines.join('\n'));
      assert.match(said[0] ?? '', /^remote: nhi: this push adds a secret\./);
      assert.ok(said.every((line) => !line.includes('\u001b[3') && !line.includes(ACCESS_KEY)));
      assert.ok(said.some((line) => line.includes('The server took nothing of this push.')));
    });

    it('is refused where the server cannot look: no nhi there, or a broken one', () => {
      repo.commit('b.sh', 'fine\n');
      writeFileSync(join(server.path, 'nhi/cli.js'), 'throw new Error("broken");');
      assert.notEqual(push('main').status, 0);
      rmSync(join(server.path, 'nhi'), { recursive: true });
      const { status, err } = git(repo, ['push', '-q', '--no-verify', 'origin', 'main'], {
        PATH: pathWithoutNhi(repo),
      });
      assert.notEqual(status, 0);
      assert.match(err, /remote: nhi: nhi is neither in node_modules nor in .*nhi nor in the PATH/);
      assert.match(err, /remote: Nothing was pushed\./);
    });

    it('takes a deletion and what it has already', () => {
      assert.equal(push('main:refs/heads/topic').status, 0);
      assert.equal(push(':refs/heads/topic').status, 0);
      assert.equal(push('main').status, 0);
    });
  });
});
