import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, watch } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { version } from '../../package.json';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';
import { picture } from './picture';
import { BUILT, git, isBuilt, nhi, pathWith, pathWithoutNhi, SECRET } from './workshop';
import type { Outcome } from './workshop';

const WORKFLOW = [
  'on: push',
  'jobs:',
  '  publish:',
  '    runs-on: ubuntu-latest',
  '    steps:',
  '      - run: npm publish',
  '        env:',
  '          NODE_AUTH_TOKEN: ${{ secrets.NPM_TOKEN }}',
  '',
].join('\n');
const PACKAGE = '{\n\t"name": "acme",\n\t"devDependencies": {\n\t\t"husky": "9.1.7",\n\t\t"zod": "4.0.0"\n\t}\n}\n';

/** Nothing of this is global: what the hooks find, init has put there. */
describe('a repository that nhi init was run in', () => {
  let repo: Repository;
  before(function () {
    if (!isBuilt()) this.skip();
  });
  beforeEach(() => {
    repo = repository();
    repo.write('.github/workflows/release.yml', WORKFLOW);
    repo.write('deploy.sh', SECRET);
    repo.git(['add', '.']);
    repo.git(['commit', '-q', '-m', 'Begin']);
  });
  afterEach(() => {
    repo.remove();
  });
  const text = (path: string): string => readFileSync(join(repo.path, path), 'utf8');
  const init = (folder = '.'): Outcome => nhi(repo, ['init', '--yes'], folder);
  const commit = (...words: string[]): Outcome => {
    repo.git([...words, 'add', '.']);
    return git(repo, [...words, 'commit', '-q', '-m', 'x'], { PATH: pathWithoutNhi(repo) });
  };
  /** What init leaves passes, its own commit and the check of it too; the next secret does not; once more changes nothing. */
  const isGuarded = (folder = '.'): void => {
    const before = picture(repo.path);
    const again = init(folder);
    assert.equal(again.status, 0, again.err);
    assert.match(again.out, /All is set up: there is nothing to write/);
    assert.deepEqual(picture(repo.path), before);
    const first = commit();
    assert.equal(first.status, 0, first.err);
    assert.equal(repo.git(['status', '--porcelain']), '');
    const hasParent = repo.tries(['rev-parse', '--quiet', '--verify', 'HEAD~1']).status === 0;
    const checks = [['scan'], ['ci'], ...(hasParent ? [['ci', '--base', 'HEAD~1']] : [])];
    for (const words of checks) {
      const checked = nhi(repo, words);
      assert.equal(checked.status, 0, checked.out + checked.err);
    }
    repo.write('more.sh', SECRET);
    assert.match(commit().err, /nhi: this commit adds a secret\./);
  };
  /** As `npm install` does for these two. */
  const installed = (...names: ('nhi' | 'husky')[]): void => {
    mkdirSync(join(repo.path, 'node_modules/.bin'), { recursive: true });
    chmodSync(BUILT, 0o755);
    if (names.includes('nhi')) symlinkSync(BUILT, join(repo.path, 'node_modules/.bin/nhi'));
    if (!names.includes('husky')) return;
    repo.write('prepare.mjs', `import husky from ${JSON.stringify(require.resolve('husky'))};\nhusky();\n`);
    git(repo, ['-c', `alias.prepare=!"${process.execPath}" prepare.mjs`, 'prepare']);
    rmSync(join(repo.path, 'prepare.mjs'));
  };

  it('is guarded without a package.json: by a copy of the tool in git’s own folder', () => {
    const { status, out, err } = init();
    assert.deepEqual([status, err], [0, '']);
    assert.match(out, /^ {2}\.git\/nhi\/cli\.js +a copy of this nhi for the hooks$/m);
    assert.ok(!existsSync(join(repo.path, '.git/nhi/extension')), 'nothing of the editor is copied');
    isGuarded();
  });

  it('has a copy that names the remedy where there is no Node.js to run it', () => {
    assert.equal(init().status, 0);
    const { status, stderr } = spawnSync('/bin/sh', [join(repo.path, '.git/nhi/nhi'), 'hook', 'pre-commit'], {
      encoding: 'utf8',
      env: { PATH: pathWith(repo, 'sh') },
    });
    assert.equal(status, 2);
    assert.match(stderr, /^nhi: node is not in the PATH of this process \(.*\): install Node\.js 20 or later/);
  });

  it('is guarded before its first commit, too', () => {
    rmSync(join(repo.path, '.git'), { recursive: true });
    repo.git(['init', '-q']);
    assert.equal(init().status, 0);
    isGuarded();
  });

  it('is guarded with a package.json, which gets an exact dependency and keeps its layout', () => {
    repo.write('package.json', PACKAGE);
    repo.write('.gitignore', 'node_modules\n');
    assert.match(init().out, / Next: npm install; then open nhi\.yaml/);
    assert.equal(text('package.json'), PACKAGE.replace('"9.1.7",\n', `"9.1.7",\n\t\t"nhi-guard": "${version}",\n`));
    assert.match(
      text('nhi.yaml'),
      /^# yaml-language-server: \$schema=\.\/node_modules\/nhi-guard\/dist\/nhi\.schema\.json\n/,
    );
    isGuarded();
    // Installed, the dependency is what runs.
    installed('nhi');
    rmSync(join(repo.path, '.git/nhi'), { recursive: true });
    assert.match(commit().err, /nhi: this commit adds a secret\./);
  });

  it('is guarded with husky and lint-staged, by a line that comes first', () => {
    repo.write('package.json', PACKAGE);
    repo.write('.gitignore', 'node_modules\n');
    repo.write('.husky/pre-commit', 'lint-staged --quiet\n');
    repo.write('lint-staged.config.mjs', "export default { '*.sh': 'test -s' };\n");
    installed('husky');
    symlinkSync(
      join(__dirname, '../../node_modules/lint-staged/bin/lint-staged.js'),
      join(repo.path, 'node_modules/.bin/lint-staged'),
    );
    repo.git(['add', '.']);
    repo.git(['commit', '-q', '--no-verify', '-m', 'husky']);
    const { out } = init();
    assert.match(out, /^ {2}\.husky\/pre-commit +\+1 line$/m);
    assert.match(text('.husky/pre-commit'), /^PATH=.* nhi hook pre-commit \|\| \{ .* \}\nlint-staged --quiet\n$/);
    isGuarded();
    installed('nhi');
    assert.match(commit().err, /nhi: this commit adds a secret\./);
  });

  it('is guarded under the pre-commit framework', () => {
    repo.write('.pre-commit-config.yaml', 'repos:\n  - repo: meta\n    hooks:\n      - id: identity\n');
    const { out } = init();
    assert.match(out, /^ {2}\.pre-commit-config\.yaml +\+1 hook$/m);
    assert.match(
      out,
      / Next: pre-commit install --hook-type pre-commit --hook-type pre-merge-commit --hook-type pre-push; then/,
    );
    const { repos } = parse(text('.pre-commit-config.yaml')) as { repos: { hooks: { entry: string }[] }[] };
    // What the framework's own hook comes to.
    for (const hook of ['pre-commit', 'pre-merge-commit', 'pre-push']) {
      repo.script(`.git/hooks/${hook}`, ['# File generated by pre-commit: test', repos[0]!.hooks[0]!.entry]);
    }
    isGuarded();
  });

  it('is guarded as a whole where init was run in a folder of it', () => {
    repo.write('packages/web/package.json', '{}\n');
    repo.git(['add', '.']);
    repo.git(['commit', '-q', '-m', 'web']);
    init('packages/web');
    assert.ok(existsSync(join(repo.path, 'nhi.yaml')));
    assert.deepEqual(readdirSync(join(repo.path, 'packages/web')), ['package.json']);
    isGuarded('packages/web');
  });

  it('is guarded with husky in a folder of it, and told where to install', () => {
    repo.write('web/package.json', PACKAGE);
    repo.write('web/.husky/pre-commit', 'true\n');
    repo.git(['config', 'core.hooksPath', 'web/.husky/_']);
    repo.script('web/.husky/_/h', ['n=${0##*/}', 'sh -e "web/.husky/$n" "$@"']);
    repo.script('web/.husky/_/pre-commit', ['. web/.husky/_/h']);
    repo.write('web/.husky/_/.gitignore', '*\n');
    const { out } = init();
    assert.match(out, / Next: npm install in web\/; then/);
    assert.doesNotMatch(out, /clone by clone/);
    assert.match(text('web/package.json'), /"nhi-guard"/);
    assert.match(text('web/.husky/pre-commit'), /^PATH="web\/node_modules\/\.bin:node_modules\/\.bin:/);
    isGuarded();
  });

  it('is told of a manager that would write the hooks anew', () => {
    repo.write('lefthook.yml', 'pre-commit:\n  commands: {}\n');
    const said = /^lefthook\.yml sets up hooks too .*: call "nhi hook pre-commit" first in its own$/m;
    assert.match(init().out, said);
    repo.write('lefthook.yml', 'pre-commit: { commands: { nhi: { run: nhi hook pre-commit } } }\n');
    assert.doesNotMatch(init().out, said);
  });

  it('is told the command of its own package manager', () => {
    repo.write('package.json', PACKAGE);
    repo.write('pnpm-lock.yaml', '');
    repo.write('.husky/pre-commit', 'true\n');
    assert.match(init().out, / Next: pnpm install; then open nhi\.yaml/);
  });

  it('keeps the hooks that it had: they run first', () => {
    repo.script('.git/hooks/pre-commit', ["echo ran >> '.git/log'"]);
    assert.match(init().out, /\.git\/hooks\/pre-commit +the hook that was there is kept as pre-commit\.nhi-chained/);
    isGuarded();
    assert.equal(text('.git/log'), 'ran\nran\n');
  });

  it('is guarded from a linked work tree on', () => {
    repo.git(['worktree', 'add', '-q', '-b', 'linked', 'linked']);
    const { status, err } = init('linked');
    assert.equal(status, 0, err);
    assert.match(init('linked').out, /there is nothing to write/);
    const first = commit('-C', 'linked');
    assert.equal(first.status, 0, first.err);
    repo.write('linked/more.sh', SECRET);
    assert.match(commit('-C', 'linked').err, /nhi: this commit adds a secret\./);
  });

  it('is adopted, but for the hooks, where those of all repositories lie elsewhere', () => {
    repo.write('global', '[core]\n\thooksPath = /somewhere/hooks\n');
    const at = { ...repo, environment: { ...repo.environment, GIT_CONFIG_GLOBAL: join(repo.path, 'global') } };
    const { status, out } = nhi(at, ['init', '--yes']);
    assert.equal(status, 0);
    assert.match(out, /^No hooks: core\.hooksPath is set for more .*git config --local core\.hooksPath /m);
    assert.ok(existsSync(join(repo.path, 'nhi.yaml')) && existsSync(join(repo.path, 'nhi-baseline.yaml')));
    assert.ok(!existsSync(join(repo.path, '.git/nhi')));
  });

  it('is adopted, but for the hooks, where it is none', () => {
    rmSync(join(repo.path, '.git'), { recursive: true });
    const { status, out } = init();
    assert.equal(status, 0);
    assert.match(out, /^No hooks: .* is not in a git repository: git init makes one$/m);
    assert.ok(existsSync(join(repo.path, 'nhi.yaml')));
    assert.equal(nhi(repo, ['scan']).status, 0);
  });

  it('holds whole files after Ctrl-C in the middle, and the next run ends what was begun', async function () {
    if (process.platform === 'win32') this.skip();
    const child = spawn(process.execPath, [BUILT, 'init', '--yes'], { cwd: repo.path, env: repo.environment });
    const watcher = watch(repo.path, (_, name) => {
      if (name?.includes('nhi') === true) child.kill('SIGINT');
    });
    await once(child, 'close');
    watcher.close();
    assert.deepEqual(
      readdirSync(repo.path, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tmp')),
      [],
    );
    const { status, err } = init();
    assert.equal(status, 0, err);
    isGuarded();
  });

  describe('gets the check of its CI host', () => {
    const hosts: readonly (readonly [string, string, Readonly<Record<string, string>>, string])[] = [
      ['GitHub by its remote', 'git@github.com:acme/web.git', {}, '.github/workflows/nhi.yml'],
      ['Forgejo by its folder', '', { '.forgejo/workflows/a.yaml': 'on: push\n' }, '.forgejo/workflows/nhi.yml'],
      ['GitLab by its remote', 'https://gitlab.example.com/acme/web.git', {}, '.gitlab-ci.yml'],
    ];
    for (const [name, remote, files, path] of hosts) {
      it(`in a file of its own: ${name}`, () => {
        repo.git(['rm', '-q', '-r', '.github']);
        for (const [file, content] of Object.entries(files)) repo.write(file, content);
        if (remote !== '') repo.git(['remote', 'add', 'origin', remote]);
        assert.equal(init().status, 0);
        assert.match(JSON.stringify(parse(text(path))), new RegExp(`npx --yes nhi-guard@${version} ci`));
        assert.match(init().out, /there is nothing to write/);
      });
    }

    const others = [
      '.gitlab-ci.yml',
      'azure-pipelines.yml',
      'bitbucket-pipelines.yml',
      '.circleci/config.yml',
      'Jenkinsfile',
    ];
    for (const path of others) {
      it(`as lines to add to ${path}, which stays as it is`, () => {
        repo.git(['rm', '-q', '-r', '.github']);
        repo.write(path, 'a: b\n');
        const { out } = init();
        assert.match(
          out,
          new RegExp(`: add to ${path.replaceAll('.', '\\.')}\\n\\n {4}.*[\\s\\S]* {4}.*npx --yes nhi-guard@`),
        );
        assert.equal(text(path), 'a: b\n');
        repo.write(path, `run: npx --yes nhi-guard@${version} ci\n`);
        assert.ok(!init().out.includes('add to'));
      });
    }
  });
});
