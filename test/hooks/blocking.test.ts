import assert from 'node:assert/strict';
import { temporaryFolder } from '../sources/temporary-folder';
import type { Repository } from '../sources/repository';
import { git, guarded, isBuilt, SECRET } from './workshop';

const workflow = (...names: string[]): string =>
  ['on: push', 'jobs:', '  a:', '    runs-on: x', '    steps:', '      - run: make', '        env:']
    .concat(
      names.map((name) => `          ${name}: \${{ secrets.${name} }}`),
      '',
    )
    .join('\n');
const entry = (id: string, key: string, ...more: string[]): string =>
  [`  - id: ${id}`, ...more.map((line) => `    ${line}`), `    references: ["gha:secret/${key}"]`, ''].join('\n');
const manifest = (...entries: string[]): string => `version: 1\nidentities:\n${entries.join('')}`;
const END = 'expires: 2999-01-01';
const WHY = 'never_because: made up for a test';
const OWNER = 'owner: "@acme/web"';
const WORKFLOW = '.github/workflows/a.yml';

describe('what stops a commit', () => {
  let repo: Repository;
  before(function () {
    if (!isBuilt()) this.skip();
  });
  beforeEach(() => {
    repo = guarded();
  });
  afterEach(() => {
    repo.remove();
  });
  const commit = (): { status: number; err: string } => git(repo, ['commit', '-qm', 'x']);
  const passes = (): void => {
    const { status, err } = commit();
    assert.deepEqual([status, err], [0, '']);
  };
  const isStoppedBy = (rule: RegExp): void => {
    const { status, err } = commit();
    assert.notEqual(status, 0);
    assert.match(err, rule);
    repo.git(['reset', '-q', '--hard']);
  };

  it('is a manifest that it breaks, and not one that was broken before', () => {
    repo.stage('nhi.yaml', 'version: 1\nidentities:\n  - id: [\n');
    isStoppedBy(/leaves nhi\.yaml or a waiver out of order\.[\s\S]*manifest\/invalid/);
    repo.commit('nhi.yaml', 'version: 1\nidentities:\n  - id: [\n');
    repo.stage('b.txt', 'fine\n');
    passes();
  });

  it('is an entry that it touches and that has no owner or has ended, and not its neighbour', () => {
    const old = entry('old', 'OLD', OWNER, 'expires: 2001-01-01');
    repo.commit('nhi.yaml', manifest(old, entry('npm', 'NPM', OWNER, END, WHY)));
    repo.stage('nhi.yaml', manifest(old, entry('npm', 'NPM', END, WHY)));
    isStoppedBy(/touches an identity without owner or end[\s\S]*identity\/no-owner/);
    repo.stage('nhi.yaml', manifest(old.replace('2001', '2002'), entry('npm', 'NPM', OWNER, END, WHY)));
    isStoppedBy(/identity\/expired/);
    repo.stage('nhi.yaml', `# said\n${manifest(old, entry('npm', 'NPM', 'owner: "@acme/ops"', END, WHY))}`);
    passes();
  });

  it('is an entry that goes while its identity is still used', () => {
    repo.commit(WORKFLOW, workflow('NPM'));
    repo.commit('nhi.yaml', manifest(entry('npm', 'NPM', OWNER, END, WHY), entry('x', 'X', OWNER, END, WHY)));
    repo.stage('nhi.yaml', manifest(entry('x', 'X', OWNER, END, WHY)));
    isStoppedBy(/identity\/undeclared[\s\S]*references: \["gha:secret\/NPM"\]/);
  });

  it('is not an identity that was undeclared before, nor a warning', () => {
    repo.commit(WORKFLOW, workflow('NPM'));
    repo.stage(WORKFLOW, `# said\n${workflow('NPM')}`);
    passes();
    repo.stage(WORKFLOW, workflow('NPM', 'OTHER'));
    isStoppedBy(/uses an identity that nobody has declared/);
  });

  it('is a proposed entry together with what it covers, once there is a first nhi.yaml', () => {
    const proposed = (id: string, key: string): string => entry(id, key, 'status: proposed', OWNER);
    const file = (...entries: string[]): string =>
      `version: 1\npolicy: { adopt_until: 2999-01-01 }\nidentities:\n${entries.join('')}`;
    repo.stage(WORKFLOW, workflow('NPM'));
    repo.stage('nhi.yaml', file(proposed('npm', 'NPM')));
    passes();
    repo.stage(WORKFLOW, workflow('NPM', 'OTHER'));
    repo.stage('nhi.yaml', file(proposed('npm', 'NPM'), proposed('other', 'OTHER')));
    isStoppedBy(/identity\/proposed[\s\S]*other is proposed by the change that adds what it covers/);
    repo.stage('nhi.yaml', file(proposed('npm', 'NPM').replace('web', 'ops')));
    passes();
  });

  it('is a waiver that it leaves out of order, and not a looser policy: requests are told of that', () => {
    repo.stage('nhi.yaml', 'version: 1\npolicy: { profile: strict }\nidentities: []\n');
    passes();
    repo.stage('nhi.yaml', 'version: 1\nscan: { exclude: [src] }\nidentities: []\n');
    passes();
    const waiver = '{ rule: secret/aws-access-key, paths: [src], until: 2001-01-01, reason: old }';
    repo.stage('nhi.yaml', `version: 1\nidentities: []\nwaivers:\n  - ${waiver}\n`);
    isStoppedBy(/waiver\/expired/);
  });

  it('is not a deletion, an empty commit or a change of mode', () => {
    repo.commit('b.sh', SECRET);
    repo.git(['update-index', '--chmod=+x', 'b.sh']);
    passes();
    repo.git(['rm', '-q', '--cached', 'b.sh']);
    passes();
    assert.equal(git(repo, ['commit', '-q', '--allow-empty', '-m', 'x']).status, 0);
  });

  it('stops a push too where it stands at the end, and not where it was set right on the way', () => {
    const server = temporaryFolder();
    try {
      server.git(['init', '-q', '--bare', '.']);
      repo.git(['remote', 'add', 'origin', server.path]);
      repo.git(['push', '-q', '--no-verify', 'origin', 'main']);
      repo.commit(WORKFLOW, workflow('NPM'));
      const { status, err } = git(repo, ['push', '-q', 'origin', 'main']);
      assert.notEqual(status, 0);
      assert.match(err, /this push uses an identity that nobody has declared/);
      repo.commit('nhi.yaml', manifest(entry('npm', 'NPM', OWNER, END, WHY)));
      const again = git(repo, ['push', '-q', 'origin', 'main']);
      assert.deepEqual([again.status, again.err], [0, '']);
    } finally {
      server.remove();
    }
  });
});
