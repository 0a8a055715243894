import assert from 'node:assert/strict';
import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNode } from '../../hooks/doctor/checks/node';
import type { Patient } from '../../hooks/doctor/patient';
import type { Symptom } from '../../hooks';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';
import { temporaryFolder } from '../sources/temporary-folder';
import { picture } from './picture';
import { BUILT, isBuilt, nhi, pathWithoutNhi, withHusky } from './workshop';

interface Diagnosis {
  readonly status: number;
  /** `check state: text`, of all that is not fine. */
  readonly ills: readonly string[];
  readonly remedies: readonly string[];
  /** Checks that are fine. */
  readonly fine: readonly string[];
  readonly text: string;
}

function diagnose(repo: Repository, more: Readonly<Record<string, string>> = {}, folder = '.'): Diagnosis {
  const at = { ...repo, environment: { ...repo.environment, ...more } };
  const { status, out, err } = nhi(at, ['doctor', '--format', 'json'], folder);
  assert.equal(err, '');
  const { checks } = JSON.parse(out) as { checks: Symptom[] };
  // Where this machine has its Node is not the repository's matter.
  const ill = checks.filter(({ check, state }) => state !== 'fine' && !(check === 'node' && state === 'note'));
  return {
    status,
    ills: ill.map(({ check, state, text }) => `${check} ${state}: ${text}`),
    remedies: ill.map(({ remedy = '' }) => remedy),
    fine: checks.filter(({ state }) => state === 'fine').map(({ check }) => check),
    text: out,
  };
}

const isIll = ({ ills }: Diagnosis, pattern: RegExp): void =>
  assert.ok(
    ills.some((ill) => pattern.test(ill)),
    `${String(pattern)} in\n${ills.join('\n')}`,
  );

const PROVEN = ['canary-commit', 'canary-push'];
const proves = ({ fine }: Diagnosis): boolean => PROVEN.every((check) => fine.includes(check));

describe('nhi doctor', () => {
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
  const install = (folder = '.'): void => assert.equal(nhi(repo, ['hooks', 'install'], folder).status, 0);

  it('proves that installed hooks stop a secret, and leaves everything as it was', () => {
    repo.script('.git/hooks/pre-commit', ['echo x > left-behind', 'touch "$HOME/left-behind"']);
    install();
    const before = picture(repo.path);
    const there = readdirSync(tmpdir()).filter((name) => name.startsWith('nhi-doctor-'));
    const { status, out, err } = nhi(repo, ['doctor']);
    assert.deepEqual([status, err], [0, '']);
    assert.match(out, /planted .* was stopped at the commit\n.*planted .* was stopped at the push\n/);
    assert.match(out, /\nThe hooks run and protect this repository\.\n$/);
    assert.doesNotMatch(out, /AKIA[A-Z2-7]{16}/);
    assert.deepEqual(picture(repo.path), before);
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith('nhi-doctor-'));
    assert.deepEqual(
      after.filter((name) => !there.includes(name)),
      [],
    );
  });

  it('says where there are none, and what installs them', () => {
    const { status, out } = nhi(repo, ['doctor']);
    assert.equal(status, 1);
    assert.match(out, /lets pass {2}there are no hooks: git asks nobody at pre-commit, .*\n +→ nhi hooks install\n/);
    assert.match(out, /\n1 lets something pass\.\n$/);
  });

  it('finds a hook that lost its run bit, one that is gone, one that was written over', () => {
    install();
    chmodSync(join(repo.path, '.git/hooks/pre-commit'), 0o644);
    rmSync(join(repo.path, '.git/hooks/pre-push'));
    repo.script('.git/hooks/pre-merge-commit', ['echo theirs']);
    const found = diagnose(repo);
    assert.equal(found.status, 1);
    isIll(found, /^pre-commit lets-pass: .*is not executable/);
    isIll(found, /^pre-push lets-pass: there is no pre-push hook/);
    isIll(found, /^pre-merge-commit lets-pass: .*not ours any more/);
    isIll(found, /^canary-commit lets-pass/);
    assert.ok(found.remedies.some((remedy) => remedy.startsWith('chmod +x ')));
  });

  it('tells a hook of somebody else that calls nhi from one that does not', () => {
    repo.script('.git/hooks/pre-commit', ['# nhi hook pre-commit', 'exit 0']);
    isIll(diagnose(repo), /^pre-commit lets-pass: .*somebody else's and does not call nhi/);
    const call = `exec '${process.execPath}' '${BUILT}' hook`;
    repo.script('.git/hooks/pre-commit', ['nhi() { :; }', ': nhi hook pre-commit', `${call} pre-commit`]);
    repo.script('.git/hooks/pre-push', [': nhi hook pre-push', `${call} pre-push -- "$@"`]);
    const found = diagnose(repo);
    assert.ok(proves(found), found.text);
    assert.equal(found.status, 0, found.text);
  });

  it('finds by trying what no reading finds: a call behind an exit, a policy that mutes the rule', () => {
    repo.script('.git/hooks/pre-commit', ['exit 0', 'nhi hook pre-commit']);
    isIll(diagnose(repo), /^canary-commit lets-pass/);
    rmSync(join(repo.path, '.git/hooks/pre-commit'));
    install();
    repo.write('nhi.yaml', 'version: 1\nscan:\n  exclude: ["**"]\n');
    isIll(diagnose(repo), /^canary-commit lets-pass/);
  });

  it('does not take a refusal for another reason for a proof', () => {
    install();
    repo.script('.git/hooks/pre-commit', [': nhi hook pre-commit', 'echo no tests today >&2', 'exit 1']);
    const found = diagnose(repo);
    assert.equal(found.status, 2);
    isIll(found, /^canary-commit unknown: .*not by nhi: no tests today/);
  });

  it('finds core.hooksPath: global, or in a folder that is not there', () => {
    install();
    repo.write('.git/global', '[core]\n\thooksPath = /nowhere/hooks\n');
    const global = diagnose(repo, { GIT_CONFIG_GLOBAL: join(repo.path, '.git/global') });
    assert.equal(global.status, 1);
    isIll(
      global,
      /^hooks-path lets-pass: core\.hooksPath is set for more than this repository \(global: \/nowhere\/hooks\)/,
    );
    repo.git(['config', 'core.hooksPath', '.githooks']);
    isIll(diagnose(repo), /^hooks-path lets-pass: .*\.githooks is not there: git runs no hook/);
    install();
    assert.equal(diagnose(repo).status, 0);
  });

  it('finds that the hooks have no tool, a broken one or one of another version', () => {
    install();
    const copy = join(repo.path, '.git/nhi/cli.js');
    writeFileSync(copy, "console.log('0.0.1');");
    isIll(diagnose(repo), /^tool note: the hooks run nhi 0\.0\.1 /);
    writeFileSync(copy, 'process.exit(3)');
    isIll(diagnose(repo), /^tool stops: .*does not start/);
    rmSync(copy);
    const none = diagnose(repo, { PATH: pathWithoutNhi(repo) });
    isIll(none, /^tool stops: the hooks find no nhi/);
    isIll(none, /^canary-commit unknown: .*nhi is neither in node_modules nor/);
    assert.equal(none.status, 2);
  });

  it('finds a manifest out of order, a shallow clone and a submodule without hooks', () => {
    install();
    repo.write('nhi.yaml', 'version: 1\nidentities:\n  - id: [\n');
    isIll(diagnose(repo), /^manifest lets-pass: nhi\.yaml:\d+: /);
    rmSync(join(repo.path, 'nhi.yaml'));
    repo.git(['init', '-q', 'sub']);
    repo.write('.gitmodules', '[submodule "sub"]\n\tpath = sub\n\turl = ./sub\n');
    repo.write('.git/shallow', `${repo.id('HEAD')}\n`);
    const found = diagnose(repo);
    isIll(found, /^clone note: this clone is shallow/);
    isIll(found, /^submodule note: the submodule sub has no hooks/);
    assert.equal(found.status, 0);
  });

  it('works in a linked work tree, a submodule and a bare repository', () => {
    install();
    repo.git(['worktree', 'add', '-q', '-b', 'linked', 'linked']);
    assert.ok(proves(diagnose(repo, {}, 'linked')));
    const server = temporaryFolder();
    try {
      server.git(['init', '-q', '--bare', '.']);
      const at = { ...repo, path: server.path };
      isIll(diagnose(at), /there are no hooks: git asks nobody at pre-receive/);
      assert.equal(nhi(at, ['hooks', 'install']).status, 0);
      const before = picture(server.path);
      const found = diagnose(at);
      assert.deepEqual([found.status, found.ills], [0, []]);
      assert.ok(found.fine.includes('canary-push'));
      assert.deepEqual(picture(server.path), before);
    } finally {
      server.remove();
    }
  });

  it('ends with 2 outside of a repository', () => {
    rmSync(join(repo.path, '.git'), { recursive: true });
    const { status, err } = nhi(repo, ['doctor']);
    assert.equal(status, 2);
    assert.match(err, /^nhi: .* is not in a git repository/);
  });

  it('says that a program from the desktop would not find node, and is content where it would', () => {
    const patient = { environment: { PATH: join(process.execPath, '..') }, place: {} } as unknown as Patient;
    const [fine, note] = checkNode(patient, join(repo.path, 'empty'));
    assert.equal(fine?.state, 'fine');
    assert.match(note?.text ?? '', /commits made there are stopped/);
    assert.match(note?.remedy ?? '', /ln -s .*node/);
    assert.equal(checkNode(patient, join(process.execPath, '..')).length, 1);
    assert.equal(checkNode({ ...patient, environment: { PATH: repo.path } })[0]?.state, 'stops');
  });

  describe('with husky', () => {
    beforeEach(() => {
      withHusky(repo);
      install();
    });

    it('proves its hooks, which need nhi as a dependency', () => {
      const found = diagnose(repo);
      assert.ok(proves(found), found.text);
      assert.equal(found.status, 0);
      rmSync(join(repo.path, 'node_modules/.bin/nhi'));
      isIll(diagnose(repo, { PATH: pathWithoutNhi(repo) }), /^tool stops: the hooks find no nhi/);
    });

    it('finds that it was not prepared in this clone, or in a linked work tree', () => {
      repo.git(['worktree', 'add', '-q', '-b', 'linked', 'linked']);
      isIll(diagnose(repo), /^work-tree lets-pass: husky is not prepared in the linked work tree .*linked/);
      rmSync(join(repo.path, '.husky/_'), { recursive: true });
      isIll(diagnose(repo), /^hooks-path lets-pass/);
      repo.git(['config', '--unset', 'core.hooksPath']);
      const found = diagnose(repo);
      isIll(found, /^husky lets-pass: .*not prepared in this clone \(core\.hooksPath is not set\)/);
      assert.equal(found.status, 1);
    });

    it('finds that it is switched off', () => {
      const off = diagnose(repo, { HUSKY: '0' });
      isIll(off, /^husky lets-pass: HUSKY=0 is set in this shell/);
      isIll(off, /^canary-commit lets-pass/);
      repo.write('.config/husky/init.sh', 'export HUSKY=0\n');
      isIll(
        diagnose(repo, { XDG_CONFIG_HOME: join(repo.path, '.config') }),
        /^husky lets-pass: .*init\.sh sets HUSKY=0/,
      );
    });
  });

  it('reads what lint-staged and the pre-commit framework are told to run', () => {
    repo.script('.git/hooks/pre-commit', ['npx lint-staged']);
    repo.write('package.json', '{"lint-staged": {"*": "prettier --check"}}');
    isIll(diagnose(repo), /^pre-commit lets-pass: .*lint-staged, whose configuration does not call nhi/);
    repo.write('lint-staged.config.mjs', "export default { '*': () => 'nhi scan --staged' };\n");
    isIll(diagnose(repo), /^lint-staged note: .*runs nothing for a commit of deletions/);

    const framework = [
      '# File generated by pre-commit: https://pre-commit.com',
      'echo "pre-commit not found" >&2; exit 1',
    ];
    for (const hook of ['pre-commit', 'pre-merge-commit', 'pre-push']) repo.script(`.git/hooks/${hook}`, framework);
    repo.write('.pre-commit-config.yaml', 'repos:\n  - repo: local\n    hooks:\n      - id: other\n');
    isIll(diagnose(repo), /^pre-commit lets-pass: .*\.pre-commit-config\.yaml does not name nhi/);
    repo.write('.pre-commit-config.yaml', 'repos:\n  - repo: local\n    hooks:\n      - id: nhi\n');
    const skipped = diagnose(repo, { SKIP: 'other,nhi' });
    isIll(skipped, /^framework lets-pass: SKIP names nhi/);
    isIll(skipped, /^canary-commit unknown: .*pre-commit not found/);
    rmSync(join(repo.path, '.git/hooks'), { recursive: true });
    assert.ok(diagnose(repo).remedies[0]?.startsWith('pre-commit install --hook-type pre-commit'));
  });
});
