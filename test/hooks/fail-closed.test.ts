import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitError, openStaged } from '../../scanner';
import { nhiIn } from '../cli/acme-folder';
import { withEnvironment } from '../sources/repository';
import type { Repository } from '../sources/repository';
import { picture } from './picture';
import { git, guarded, isBuilt, nhi, pathWith, withHusky } from './workshop';

/** What git keeps of an attempt, committed or not: the message, and files that no commit holds. */
const KEPT_BY_GIT = /^\.git\/(?:COMMIT_EDITMSG$|objects\/)/;

const unchanged = (repo: Repository): Record<string, string> =>
  Object.fromEntries(Object.entries(picture(repo.path)).filter(([path]) => !KEPT_BY_GIT.test(path)));

describe('a hook that cannot do its work', () => {
  let repo: Repository;
  before(function () {
    if (!isBuilt()) this.skip();
  });
  beforeEach(() => {
    repo = guarded();
    repo.stage('b.txt', 'fine\n');
  });
  afterEach(() => {
    repo.remove();
  });

  it('gives up after ten seconds, stops the commit, and says so', async () => {
    const before = picture(repo.path);
    const { code, out, err } = await nhiIn(repo.path, 'hook pre-commit', { clock: [0, 10_001] });
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^nhi: looking at what is staged took longer than 10 s and was given up/);
    assert.match(err, /\nNothing was committed\. .*: mend the cause and commit again\.\n$/);
    assert.deepEqual(picture(repo.path), before);
    assert.equal((await nhiIn(repo.path, 'hook pre-commit', { clock: [0, 9_999] })).code, 0);
  });

  it('does not wait for a git that does not answer', () => {
    const program = join(repo.path, 'slow');
    mkdirSync(program);
    execFileSync('mkfifo', [join(program, 'never')]);
    writeFileSync(join(program, 'git'), `#!/bin/sh\nexec cat '${join(program, 'never')}'\n`);
    chmodSync(join(program, 'git'), 0o755);
    withEnvironment({ PATH: `${program}:${process.env['PATH'] ?? ''}` }, () => {
      assert.throws(
        () => openStaged({ cwd: repo.path, timeoutMilliseconds: 100 }),
        (error) => error instanceof GitError && /git diff took longer than/.test(error.message),
      );
    });
  });

  it('is ended by Ctrl-C with the commit: nothing is committed, nothing is locked', async () => {
    execFileSync('mkfifo', [join(repo.path, '.git/never')]);
    // As slow as can be: it tells that it runs, then reads what never comes.
    mkdirSync(join(repo.path, 'node_modules/.bin'), { recursive: true });
    const slow = join(repo.path, 'node_modules/.bin/nhi');
    writeFileSync(
      slow,
      "#!/usr/bin/env node\nconst fs = require('node:fs');\nfs.writeSync(1, 'here');\nfs.readFileSync('.git/never');\n",
    );
    chmodSync(slow, 0o755);
    const head = repo.id('HEAD');
    const before = unchanged(repo);
    const child = spawn('git', ['commit', '-qam', 'x'], {
      cwd: repo.path,
      env: repo.environment,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    // What a hook prints git passes on as its own complaint.
    const [said] = (await once(child.stderr, 'data')) as [Buffer];
    assert.equal(said.toString(), 'here');
    assert.ok(existsSync(join(repo.path, '.git/index.lock')));
    // To the whole group, as a terminal does.
    process.kill(-(child.pid ?? assert.fail()), 'SIGINT');
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    assert.ok(code !== 0 || signal !== null);
    assert.equal(repo.id('HEAD'), head);
    assert.ok(!existsSync(join(repo.path, '.git/index.lock')));
    assert.deepEqual(unchanged(repo), before);
    assert.equal(repo.git(['status', '--porcelain']), 'A  b.txt\n?? node_modules/\n');
  });

  it('stops under husky too where a desktop program has neither node nor nhi in its PATH', () => {
    withHusky(repo);
    assert.equal(nhi(repo, ['hooks', 'install']).status, 0);
    const shell = ['git', 'sh', 'env', 'cat', 'basename', 'dirname'];
    const head = repo.id('HEAD');
    const { status, err } = git(repo, ['commit', '-qm', 'x'], { PATH: pathWith(repo, ...shell) });
    assert.notEqual(status, 0);
    assert.match(err, /node.*[Nn]o such file[\s\S]*husky - command not found in PATH=/);
    assert.match(err, /^nhi: Node\.js or nhi is not in the PATH of this process: run npm install, or start/m);
    assert.equal(repo.id('HEAD'), head);
  });
});
