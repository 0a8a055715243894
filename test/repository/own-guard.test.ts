import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { nhiIn } from '../cli/acme-folder';
import { git, isBuilt, SECRET } from '../hooks/workshop';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';
import type { JsonReport } from '../../scanner/report';

const ROOT = join(__dirname, '../..');

/** What this tool asks of others it asks of its own repository. */
describe('this repository', () => {
  it('holds nothing that would block, now or ever', async () => {
    const { code, out, err } = await nhiIn(ROOT, 'scan --format json');
    const { findings } = JSON.parse(out) as JsonReport;
    const blocking = findings.filter(({ severity, waived }) => severity === 'error' && waived === undefined);
    assert.deepEqual(
      blocking.map(({ rule, path, line }) => `${path}:${line} ${rule}`),
      [],
      'write it in parts, or say in nhi-baseline.yaml why it is none: not_a_secret',
    );
    assert.deepEqual([code, err], [0, '']);
  });

  it('excuses nothing without saying why it is no secret', () => {
    const text = readFileSync(join(ROOT, 'nhi-baseline.yaml'), 'utf8');
    const entries = text.split('\n').filter((line) => line.startsWith('  - '));
    assert.deepEqual(
      entries.filter((line) => !/not_a_secret: "[^"]{10,}"/.test(line)),
      [],
    );
  });

  describe('runs the tool that it builds', () => {
    let repo: Repository;
    before(function () {
      if (!isBuilt()) this.skip();
    });
    beforeEach(() => {
      repo = repository();
      cpSync(join(ROOT, '.husky'), join(repo.path, '.husky'), {
        recursive: true,
        filter: (path) => !path.endsWith('_'),
      });
      mkdirSync(join(repo.path, 'scripts'));
      for (const file of ['package.json', '.prettierrc.json', '.lintstagedrc.json', 'scripts/prepare.mjs'])
        copyFileSync(join(ROOT, file), join(repo.path, file));
      for (const folder of ['node_modules', 'dist']) symlinkSync(join(ROOT, folder), join(repo.path, folder));
      repo.write('.gitignore', 'node_modules\ndist\n');
      repo.git(['add', '.']);
      repo.git(['commit', '-q', '-m', 'Begin']);
    });
    afterEach(() => {
      repo.remove();
    });
    /** As `npm ci` does at its end. */
    const prepare = (environment: Readonly<Record<string, string>> = {}): { status: number | null; err: string } => {
      const { status, stderr } = spawnSync(process.execPath, ['scripts/prepare.mjs'], {
        cwd: repo.path,
        env: { ...repo.environment, CI: '', NODE_ENV: '', ...environment },
        encoding: 'utf8',
      });
      return { status, err: stderr };
    };

    it('at the commit, which also asks for the format of what is staged', () => {
      assert.deepEqual(prepare(), { status: 0, err: '' });
      repo.stage('a.ts', 'export const one = 1;\n');
      const first = git(repo, ['commit', '-q', '-m', 'x']);
      assert.equal(first.status, 0, first.err);
      repo.stage('a.ts', 'export const one   = 1;\n');
      assert.notEqual(git(repo, ['commit', '-q', '-m', 'x']).status, 0);
      repo.stage('a.ts', 'export const one = 1;\n');
      repo.stage('b.sh', SECRET);
      assert.match(git(repo, ['commit', '-q', '-m', 'x']).err, /nhi: this commit adds a secret\./);
    });

    it('at the push', () => {
      prepare();
      repo.commit('b.sh', SECRET);
      repo.git(['init', '-q', '--bare', 'server']);
      repo.git(['remote', 'add', 'origin', './server']);
      assert.match(git(repo, ['push', '-q', 'origin', 'main']).err, /nhi: this push adds a secret\./);
    });

    it('and says how to build it where it is not built', () => {
      prepare();
      rmSync(join(repo.path, 'dist'));
      repo.stage('a.ts', 'export const one = 1;\n');
      const { status, err } = git(repo, ['commit', '-q', '-m', 'x']);
      assert.notEqual(status, 0);
      assert.match(err, /nhi: dist\/cli\.js is not built yet: npm run build/);
    });

    it('but sets up no hook where nobody commits, and never fails', () => {
      const isPrepared = (): boolean => existsSync(join(repo.path, '.husky/_'));
      for (const environment of [{ CI: 'true' }, { NODE_ENV: 'production' }]) {
        assert.deepEqual(prepare(environment), { status: 0, err: '' });
        assert.ok(!isPrepared());
      }
      rmSync(join(repo.path, 'node_modules'));
      assert.deepEqual(prepare(), { status: 0, err: 'The hooks are not set up: ERR_MODULE_NOT_FOUND\n' });
      symlinkSync(join(ROOT, 'node_modules'), join(repo.path, 'node_modules'));
      rmSync(join(repo.path, '.git'), { recursive: true });
      assert.deepEqual(prepare(), { status: 0, err: '' });
      assert.ok(!isPrepared());
    });
  });
});
