import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';
import { BUILT, git, isBuilt, nhi, SECRET } from './workshop';

describe('the hook under other callers', () => {
  let repo: Repository;
  before(function () {
    if (!isBuilt()) this.skip();
  });
  beforeEach(() => {
    repo = repository();
    repo.commit('a.txt', 'one\n');
  });
  afterEach(() => {
    repo.remove();
  });

  describe('the pre-commit framework', () => {
    const [hook] = parse(readFileSync(join(__dirname, '../../.pre-commit-hooks.yaml'), 'utf8')) as [
      { entry: string; pass_filenames: boolean; always_run: boolean },
    ];
    const run = (environment: Readonly<Record<string, string>> = {}) => {
      const at = { ...repo, environment: { ...repo.environment, PRE_COMMIT: '1', ...environment } };
      return nhi(at, hook.entry.split(' ').slice(1));
    };

    it('is given one entry for all stages, without file names', () => {
      assert.match(hook.entry, /^dist\/cli\.js hook /);
      assert.deepEqual([hook.pass_filenames, hook.always_run], [false, true]);
    });

    it('is stopped at a commit', () => {
      assert.deepEqual(run(), { status: 0, out: '', err: '' });
      repo.stage('b.sh', SECRET);
      const { status, err } = run();
      assert.equal(status, 1);
      assert.match(err, /this commit adds a secret/);
    });

    it('is stopped at a push, of which it tells in variables: a range, a first push', () => {
      const base = repo.id('HEAD');
      const tip = repo.commit('b.sh', SECRET);
      const remote = {
        PRE_COMMIT_REMOTE_NAME: 'origin',
        PRE_COMMIT_REMOTE_URL: 'https://example.com/a.git',
        PRE_COMMIT_REMOTE_BRANCH: 'refs/heads/main',
        PRE_COMMIT_LOCAL_BRANCH: 'refs/heads/main',
      };
      const range = run({ ...remote, PRE_COMMIT_FROM_REF: base, PRE_COMMIT_TO_REF: tip });
      assert.equal(range.status, 1);
      assert.match(range.err, new RegExp(`this push adds a secret[\\s\\S]*commit ${tip.slice(0, 10)}`));
      assert.match(run(remote).err, /this push adds a secret/);
      assert.equal(run({ ...remote, PRE_COMMIT_LOCAL_BRANCH: 'refs/heads/gone' }).status, 2);
      assert.equal(run({ ...remote, PRE_COMMIT_FROM_REF: tip, PRE_COMMIT_TO_REF: tip }).status, 0);
    });
  });

  it('lint-staged is stopped by nhi scan --staged, with names and without', () => {
    repo.stage('b.sh', SECRET);
    repo.stage('c.sh', 'fine\n');
    const all = nhi(repo, ['scan', '--staged']);
    assert.equal(all.status, 1);
    assert.match(all.out, /b\.sh:1 {2}secret/);
    assert.equal(nhi(repo, ['scan', '--staged', join(repo.path, 'b.sh')]).status, 1);
    assert.deepEqual(nhi(repo, ['scan', '--staged', join(repo.path, 'c.sh')]), { status: 0, out: '', err: '' });

    const program = join(__dirname, '../../node_modules/lint-staged/bin/lint-staged.js');
    repo.write(
      'lint-staged.config.mjs',
      `export default { '*': () => ${JSON.stringify(`"${process.execPath}" "${BUILT}" scan --staged`)} };\n`,
    );
    const lint = (): { status: number; err: string } =>
      git(repo, ['-c', `alias.lint=!"${process.execPath}" "${program}" --quiet`, 'lint']);
    assert.notEqual(lint().status, 0);
    repo.stage('b.sh', 'fine\n');
    const { status, err } = lint();
    assert.equal(status, 0, err);
  });

  it('nobody gets past it by a call that makes no sense', () => {
    for (const [words, input, message] of [
      [['hook'], '', /nhi hook is called by git/],
      [['hook', 'post-commit'], '', /nhi hook is called by git/],
      [['hook', 'pre-push', '--', 'origin', 'x'], 'not what git says\n', /not what git gives a push hook/],
      [['hook', 'pre-receive'], 'one two\n', /not what git gives a push hook/],
      [['scan', '--staged', '--no-ignore'], '', /about the work tree/],
      [['scan', '--staged', 'nowhere.txt'], '', /is not staged/],
    ] as const) {
      const { status, err } = nhi(repo, words, '.', input);
      assert.equal(status, 2, words.join(' '));
      assert.match(err, message);
    }
    assert.equal(nhi(repo, ['hook', 'pre-push', '--', 'origin', 'x']).status, 0, 'nothing to push');
  });
});
