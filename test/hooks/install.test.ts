import assert from 'node:assert/strict';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';
import { picture } from './picture';
import { BUILT, git, guarded, isBuilt, nhi, pathWith, pathWithoutNhi, SECRET, withHusky } from './workshop';

const USUAL = ['pre-applypatch', 'pre-commit', 'pre-merge-commit', 'pre-push'];

describe('nhi hooks', () => {
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
  const hooks = (): string => join(repo.path, '.git/hooks');
  const text = (hook: string): string => readFileSync(join(hooks(), hook), 'utf8');

  it('install what git runs: executable, LF, for sh, and twice changes nothing', () => {
    const { status, out } = nhi(repo, ['hooks', 'install']);
    assert.equal(status, 0);
    for (const hook of USUAL) {
      assert.match(out, new RegExp(`${hook} \\(new\\)`));
      assert.match(text(hook), /^#!\/bin\/sh\n/);
      assert.ok(!text(hook).includes('\r'));
      assert.equal(statSync(join(hooks(), hook)).mode & 0o777, 0o755);
    }
    const first = picture(join(repo.path, '.git'));
    const again = nhi(repo, ['hooks', 'install']);
    assert.deepEqual([again.status, again.out], [0, 'The hooks are installed already.\n']);
    assert.deepEqual(picture(join(repo.path, '.git')), first);
  });

  it('uninstall to what was there, byte for byte, also where other hooks were', () => {
    repo.script('.git/hooks/pre-commit', ['echo other']);
    repo.write('.git/hooks/pre-push', 'not executable, not even a script\r\n');
    const before = picture(join(repo.path, '.git'));
    assert.equal(nhi(repo, ['hooks', 'install', 'prepare-commit-msg']).status, 0);
    assert.notDeepEqual(picture(join(repo.path, '.git')), before);
    assert.equal(nhi(repo, ['hooks', 'uninstall']).status, 0);
    assert.deepEqual(picture(join(repo.path, '.git')), before);
    assert.match(nhi(repo, ['hooks', 'uninstall']).out, /There were no hooks of nhi here/);
  });

  it('keep a hook that was there: it runs first, with its arguments, and its refusal counts', () => {
    const log = join(repo.path, '.git/log');
    repo.script('.git/hooks/pre-commit', [`echo ran >> '${log}'`, 'exit 0', 'never reached']);
    repo.script('.git/hooks/prepare-commit-msg', [`echo "$@" >> '${log}'`]);
    assert.equal(nhi(repo, ['hooks', 'install', 'prepare-commit-msg']).status, 0);
    repo.stage('b.sh', SECRET);
    assert.notEqual(git(repo, ['commit', '-qm', 'x']).status, 0);
    repo.stage('b.sh', 'fine\n');
    assert.equal(git(repo, ['commit', '-qm', 'x']).status, 0);
    assert.equal(readFileSync(log, 'utf8'), 'ran\nran\n.git/COMMIT_EDITMSG message\n');
    repo.script('.git/hooks/pre-commit.nhi-chained', ['exit 7']);
    repo.stage('b.sh', 'finer\n');
    assert.notEqual(git(repo, ['commit', '-qm', 'x']).status, 0);
  });

  it('keep it also where another manager has renamed ours', () => {
    const log = join(repo.path, '.git/log');
    repo.script('.git/hooks/pre-commit', [`echo ran >> '${log}'`]);
    assert.equal(nhi(repo, ['hooks', 'install']).status, 0);
    renameSync(join(hooks(), 'pre-commit'), join(hooks(), 'pre-commit.legacy'));
    repo.script('.git/hooks/pre-commit', ['exec "$0.legacy"']);
    repo.stage('b.sh', SECRET);
    assert.match(git(repo, ['commit', '-qm', 'x']).err, /this commit adds a secret/);
    assert.equal(readFileSync(log, 'utf8'), 'ran\n');
  });

  it('look at what a hook that was there has staged', () => {
    repo.script('.git/hooks/pre-commit', [`printf '${SECRET.trim()}\\n' > gen.sh`, 'git add gen.sh']);
    assert.equal(nhi(repo, ['hooks', 'install']).status, 0);
    repo.stage('b.txt', 'fine\n');
    assert.match(git(repo, ['commit', '-qm', 'x']).err, /gen\.sh:1 {2}secret/);
  });

  it('give a chained pre-push the same input and arguments', () => {
    const log = join(repo.path, '.git/log');
    repo.script('.git/hooks/pre-push', [`{ echo "$1 $2"; cat; } > '${log}'`]);
    assert.equal(nhi(repo, ['hooks', 'install']).status, 0);
    repo.git(['init', '-q', '--bare', 'server']);
    repo.git(['remote', 'add', 'origin', './server']);
    const { status, err } = git(repo, ['push', '-q', 'origin', 'main']);
    assert.equal(status, 0, err);
    const id = repo.id('HEAD');
    assert.equal(
      readFileSync(log, 'utf8'),
      `origin ./server\nrefs/heads/main ${id} refs/heads/main ${'0'.repeat(40)}\n`,
    );
    repo.commit('b.sh', SECRET);
    assert.match(git(repo, ['push', '-q', 'origin', 'main']).err, /this push adds a secret/);
  });

  it('stay where git looks for them: a local core.hooksPath, a linked work tree, a submodule', () => {
    repo.git(['config', 'core.hooksPath', '.githooks']);
    const { status, out } = nhi(repo, ['hooks', 'install']);
    assert.equal(status, 0);
    assert.match(out, /\.githooks\/pre-commit \(new; git add it\)\n[\s\S]*^Everyone who commits needs nhi now: /m);
    assert.deepEqual(readdirSync(join(repo.path, '.githooks')).sort(), USUAL);
    assert.equal(nhi(repo, ['hooks', 'uninstall']).status, 0);
    repo.git(['config', '--unset', 'core.hooksPath']);

    repo.git(['worktree', 'add', '-q', '-b', 'linked', 'linked']);
    assert.equal(nhi(repo, ['hooks', 'install'], 'linked').status, 0);
    assert.ok(text('pre-commit').includes('nhi hooks install'));
    assert.equal(nhi(repo, ['hooks', 'uninstall'], 'linked').status, 0);

    const inner = repository();
    try {
      inner.commit('a.txt', 'one\n');
      repo.git(['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.path, 'sub']);
      assert.equal(nhi(repo, ['hooks', 'install'], 'sub').status, 0);
      repo.write('sub/b.sh', SECRET);
      repo.git(['-C', 'sub', 'add', 'b.sh']);
      assert.match(git(repo, ['-C', 'sub', 'commit', '-qm', 'x']).err, /this commit adds a secret/);
    } finally {
      inner.remove();
    }
  });

  it('leave a global core.hooksPath alone and say how to go on', () => {
    const global = join(repo.path, 'global');
    repo.write('global', '[core]\n\thooksPath = /somewhere/hooks\n');
    const at = { ...repo, environment: { ...repo.environment, GIT_CONFIG_GLOBAL: global } };
    const { status, err } = nhi(at, ['hooks', 'install']);
    assert.equal(status, 2);
    assert.match(err, /core\.hooksPath is set for more than this repository \(global: \/somewhere\/hooks\)/);
    const [, remedy = ''] = /git config --local core\.hooksPath "([^"]+)"/.exec(err) ?? [];
    git(at, ['config', '--local', 'core.hooksPath', remedy]);
    assert.equal(nhi(at, ['hooks', 'install']).status, 0);
  });

  it('refuse where a second hook would be lost', () => {
    repo.script('.git/hooks/pre-commit', ['echo one']);
    assert.equal(nhi(repo, ['hooks', 'install']).status, 0);
    repo.script('.git/hooks/pre-commit', ['echo two']);
    const { status, err } = nhi(repo, ['hooks', 'install']);
    assert.equal(status, 2);
    assert.match(err, /put the two into one hook by hand/);
    assert.match(text('pre-commit'), /echo two/);
    assert.match(text('pre-commit.nhi-chained'), /echo one/);
  });

  it('say how they stand', () => {
    assert.equal(nhi(repo, ['hooks', 'status']).status, 1);
    nhi(repo, ['hooks', 'install']);
    const { status, out } = nhi(repo, ['hooks', 'status']);
    assert.equal(status, 0);
    assert.match(out, /pre-push +installed\n/);
    chmodSync(join(hooks(), 'pre-commit'), 0o644);
    assert.match(nhi(repo, ['hooks', 'status']).out, /pre-commit +installed, but not executable/);
    nhi(repo, ['hooks', 'install']);
    assert.equal(nhi(repo, ['hooks', 'status']).status, 0);
  });

  it('end with 2 outside of a repository', () => {
    rmSync(join(repo.path, '.git'), { recursive: true });
    const { status, err } = nhi(repo, ['hooks', 'install']);
    assert.equal(status, 2);
    assert.match(err, /is not in a git repository/);
  });

  it('end with 2 in another user’s repository, and say in one line how to trust it', function () {
    if (process.getuid?.() !== 0) this.skip();
    chownSync(repo.path, 4711, 4711);
    for (const words of [['hooks', 'install'], ['hooks', 'status'], ['doctor']]) {
      const { status, err } = nhi(repo, words);
      assert.equal(status, 2);
      assert.match(
        err,
        /^nhi: git refuses this repository, .* call: git config --global --add safe\.directory \/\S+\n$/,
      );
    }
  });

  describe('that find', () => {
    it('no node stop the commit with the remedy', () => {
      nhi(repo, ['hooks', 'install']);
      repo.stage('b.txt', 'fine\n');
      const { status, err } = git(repo, ['commit', '-qm', 'x'], { PATH: pathWith(repo, 'git', 'sh', 'cat') });
      assert.notEqual(status, 0);
      assert.match(err, /nhi: node is not in the PATH of this process/);
      assert.match(err, /Nothing was committed\. Your files are as they were\./);
    });

    it('no nhi stop the commit with the remedy', () => {
      nhi(repo, ['hooks', 'install']);
      rmSync(join(repo.path, '.git/nhi'), { recursive: true });
      repo.stage('b.txt', 'fine\n');
      const { status, err } = git(repo, ['commit', '-qm', 'x'], { PATH: pathWith(repo, 'git', 'sh', 'node') });
      assert.notEqual(status, 0);
      assert.match(err, /nhi is neither in node_modules nor in .*\.git\/nhi nor in the PATH/);
    });

    it('the dependency use it, and no copy is made; so do linked work trees', () => {
      mkdirSync(join(repo.path, 'node_modules/.bin'), { recursive: true });
      chmodSync(BUILT, 0o755);
      symlinkSync(BUILT, join(repo.path, 'node_modules/.bin/nhi'));
      const { out } = nhi(repo, ['hooks', 'install']);
      assert.ok(!out.includes('a copy of this nhi'));
      repo.stage('b.sh', SECRET);
      assert.match(git(repo, ['commit', '-qm', 'x']).err, /this commit adds a secret/);
      repo.git(['worktree', 'add', '-q', '-b', 'linked', 'linked']);
      repo.write('linked/b.sh', SECRET);
      repo.git(['-C', 'linked', 'add', 'b.sh']);
      assert.match(git(repo, ['-C', 'linked', 'commit', '-qm', 'x']).err, /this commit adds a secret/);
    });
  });
});

describe('nhi hooks with husky', () => {
  let repo: Repository;
  before(function () {
    if (!isBuilt()) this.skip();
  });
  beforeEach(() => {
    repo = repository();
    repo.write('.husky/pre-commit', 'echo theirs\n');
    withHusky(repo);
  });
  afterEach(() => {
    repo.remove();
  });

  it('put one line first into the tracked file and take it out again', () => {
    assert.equal(repo.git(['config', 'core.hooksPath']).trim(), '.husky/_');
    const { status, out } = nhi(repo, ['hooks', 'install']);
    assert.equal(status, 0);
    assert.match(out, /\.husky\/pre-commit \(\+1 line; git add it\)/);
    const file = join(repo.path, '.husky/pre-commit');
    const [line = '', ...rest] = readFileSync(file, 'utf8').split('\n');
    assert.ok(
      line.startsWith('PATH="node_modules/.bin:$(git rev-parse --git-common-dir)/nhi:$PATH" nhi hook pre-commit || {'),
    );
    assert.deepEqual(rest, ['echo theirs', '']);
    assert.equal(nhi(repo, ['hooks', 'install']).out, 'The hooks are installed already.\n');
    assert.equal(nhi(repo, ['hooks', 'status']).status, 0);
    assert.equal(nhi(repo, ['hooks', 'uninstall']).status, 0);
    assert.equal(repo.git(['status', '--porcelain']), '');
  });

  it('stop what brings a secret, at the commit and at the push', () => {
    nhi(repo, ['hooks', 'install']);
    repo.stage('b.sh', SECRET);
    const { status, err } = git(repo, ['commit', '-qm', 'x']);
    assert.notEqual(status, 0);
    assert.match(err, /nhi: this commit adds a secret\./);
    assert.ok(!err.includes('theirs'));
    repo.git(['commit', '-q', '--no-verify', '-m', 'x']);
    repo.git(['init', '-q', '--bare', 'server']);
    repo.git(['remote', 'add', 'origin', './server']);
    assert.match(git(repo, ['push', '-q', 'origin', 'main']).err, /this push adds a secret/);
  });

  it('find the copy of whoever installed them, and stop where somebody has neither that nor the dependency', () => {
    rmSync(join(repo.path, 'node_modules/.bin/nhi'));
    assert.match(nhi(repo, ['hooks', 'install']).out, /npm install --save-dev --save-exact nhi-guard/);
    const bare = { PATH: pathWithoutNhi(repo) };
    repo.stage('b.txt', 'fine\n');
    const first = git(repo, ['commit', '-qm', 'x'], bare);
    assert.equal(first.status, 0, first.err);
    repo.stage('b.sh', SECRET);
    assert.match(git(repo, ['commit', '-qm', 'x'], bare).err, /nhi: this commit adds a secret\./);
    rmSync(join(repo.path, '.git/nhi'), { recursive: true });
    const { status, err } = git(repo, ['commit', '-qm', 'x'], bare);
    assert.notEqual(status, 0);
    assert.match(err, /nhi: not found[\s\S]*husky - command not found in PATH=/);
  });

  it('know a line that somebody has made simpler, and none behind a condition or a comment sign', () => {
    const lines: readonly (readonly [string, boolean])[] = [
      ['nhi hook pre-commit', true],
      ['nhi hook pre-commit || exit 1', true],
      ['# nhi hook pre-commit || exit 1', false],
      ['[ -n "$CI" ] || nhi hook pre-commit', false],
      ['nhi hook pre-commit-framework', false],
      ['nhi hook pre-commit || true', false],
    ];
    for (const [line, isOurs] of lines) {
      repo.write('.husky/pre-commit', `echo theirs\n${line}\n`);
      const state = isOurs ? 'installed' : 'not installed, another hook';
      assert.match(nhi(repo, ['hooks', 'status']).out, new RegExp(`pre-commit +${state}`), line);
    }
  });

  it('go into its folder in a clone where husky is not set up yet, and say how it is', () => {
    repo.git(['config', '--unset', 'core.hooksPath']);
    repo.write('package.json', '{ "devDependencies": { "husky": "9.1.7" } }\n');
    const { out } = nhi(repo, ['hooks', 'install']);
    assert.match(out, /\.husky\/pre-commit \(\+1 line; git add it\)/);
    assert.match(out, /Each commit and push is looked at once this has run here: npm install\n$/);
  });

  it('leave to the commands behind them what git says of a push', () => {
    const log = join(repo.path, '.git/log');
    repo.write('.husky/pre-push', `cat > '${log}'\n`);
    nhi(repo, ['hooks', 'install']);
    repo.git(['init', '-q', '--bare', 'server']);
    repo.git(['remote', 'add', 'origin', './server']);
    const { status, err } = git(repo, ['push', '-q', 'origin', 'main']);
    assert.equal(status, 0, err);
    assert.match(readFileSync(log, 'utf8'), /^refs\/heads\/main [0-9a-f]{40} refs\/heads\/main 0+\n$/);
    repo.commit('b.sh', SECRET);
    assert.match(git(repo, ['push', '-q', 'origin', 'main']).err, /this push adds a secret/);
  });
});

describe('nhi hooks with the pre-commit framework', () => {
  let repo: Repository;
  before(function () {
    if (!isBuilt()) this.skip();
  });
  beforeEach(() => {
    repo = repository();
  });
  afterEach(() => {
    repo.remove();
  });
  const CONFIG = '.pre-commit-config.yaml';
  const config = (): string => readFileSync(join(repo.path, CONFIG), 'utf8');
  interface Config {
    readonly repos: readonly { readonly repo: string; readonly hooks: readonly { id: string; entry: string }[] }[];
  }

  it('are one local hook, first of the list, in the layout that is there, and taken out to the byte', () => {
    const layouts = [
      'repos:\n- repo: meta\n  hooks:\n  - id: identity\n',
      '# ours\nfail_fast: true\nrepos: # all\n    - repo: meta\n      hooks: [{ id: identity }]\n',
      'repos:\r\n  - repo: meta\r\n    hooks:\r\n      - id: identity\r\n',
    ];
    for (const text of layouts) {
      repo.write(CONFIG, text);
      const { status, out, err } = nhi(repo, ['hooks', 'install']);
      assert.equal(status, 0, err);
      assert.match(out, /\.pre-commit-config\.yaml \(\+1 hook; git add it\)/);
      const { repos } = parse(config()) as Config;
      assert.deepEqual(
        repos.map(({ repo: name, hooks: [hook] }) => [name, hook?.id]),
        [
          ['local', 'nhi'],
          ['meta', 'identity'],
        ],
      );
      assert.equal(text.includes('\r'), !/[^\r]\n/.test(config()));
      assert.equal(nhi(repo, ['hooks', 'install']).out, 'The hooks are installed already.\n');
      assert.equal(nhi(repo, ['hooks', 'uninstall']).status, 0);
      assert.equal(config(), text);
    }
  });

  it('run what this clone was given: the copy, then nothing', () => {
    repo.write(CONFIG, 'repos:\n- repo: meta\n  hooks:\n  - id: identity\n');
    nhi(repo, ['hooks', 'install']);
    const { entry } = (parse(config()) as Config).repos[0]!.hooks[0]!;
    repo.stage('b.sh', SECRET);
    // As the framework splits it: words and single quotes.
    const run = (): { status: number; err: string } =>
      git(repo, ['-c', `alias.entry=!${entry}`, 'entry'], { PATH: pathWithoutNhi(repo) });
    assert.match(run().err, /this commit adds a secret/);
    rmSync(join(repo.path, '.git/nhi'), { recursive: true });
    assert.match(run().err, /nhi: not found/);
  });

  it('say what is to be run where the framework is not set up in this clone', () => {
    repo.write(CONFIG, 'repos:\n- repo: meta\n  hooks:\n  - id: identity\n');
    const { out } = nhi(repo, ['hooks', 'install']);
    assert.match(out, /pre-commit install --hook-type pre-commit --hook-type pre-merge-commit --hook-type pre-push\n/);
    assert.equal(nhi(repo, ['hooks', 'status']).status, 1);
    for (const hook of ['pre-commit', 'pre-merge-commit', 'pre-push']) {
      repo.script(`.git/hooks/${hook}`, ['# File generated by pre-commit: https://example.com']);
    }
    assert.equal(nhi(repo, ['hooks', 'status']).status, 0);
  });

  it('add nothing to a list that has no lines, and show what to add', () => {
    for (const text of ['repos: []\n', 'fail_fast: true\n', 'repos:\n']) {
      repo.write(CONFIG, text);
      const { status, err } = nhi(repo, ['hooks', 'install']);
      assert.equal(status, 2);
      assert.match(err, /has no list of repos[\s\S]*id: nhi/);
      assert.equal(config(), text);
    }
  });
});

describe('a guarded repository', () => {
  before(function () {
    if (!isBuilt()) this.skip();
  });

  it('is left as it was by a hook that cannot do its work', () => {
    const repo = guarded();
    try {
      const id = repo.id('HEAD');
      repo.stage('b.txt', 'fine\n');
      const blob = repo.git(['rev-parse', ':b.txt']).trim();
      rmSync(join(repo.path, '.git/objects', blob.slice(0, 2), blob.slice(2)));
      // What stands there as it was staged would be read there.
      repo.write('b.txt', 'edited since\n');
      const before = picture(repo.path);
      const { status, err } = nhi(repo, ['hook', 'pre-commit']);
      assert.equal(status, 2);
      assert.match(err, /nhi: cannot read b\.txt/);
      assert.deepEqual(picture(repo.path), before);
      assert.equal(repo.id('HEAD'), id);
    } finally {
      repo.remove();
    }
  });
});
