import assert from 'node:assert/strict';
import { githubActions } from '../../../scanner/identities/github-actions';
import { localTargets, roleOf } from '../../../scanner/identities/github-actions/paths';

describe('which files are GitHub Actions', () => {
  const claimed: readonly (readonly [path: string, role: string, forge: string, base: string])[] = [
    ['.github/workflows/ci.yml', 'workflow', 'github', ''],
    ['.github/workflows/ci.yaml', 'workflow', 'github', ''],
    ['services/shop/.github/workflows/ci.yml', 'workflow', 'github', 'services/shop/'],
    ['.gitea/workflows/ci.yml', 'workflow', 'gitea', ''],
    ['.forgejo/workflows/ci.yml', 'workflow', 'forgejo', ''],
    ['workflow-templates/ci.yml', 'template', 'github', ''],
    ['.github/workflow-templates/ci.yml', 'template', 'github', ''],
    ['.github/dependabot.yml', 'dependabot', 'github', ''],
    ['action.yml', 'action', 'github', ''],
    ['.github/actions/setup/action.yaml', 'action', 'github', ''],
    ['shop/.github/actions/setup/action.yml', 'action', 'github', 'shop/'],
  ];
  for (const [path, role, forge, base] of claimed) {
    it(`reads ${path} as ${role}`, () => {
      assert.equal(githubActions.claims(path), true);
      assert.deepEqual(roleOf(path), { role, forge, base });
    });
  }

  const others = [
    '.github/workflows/sub/ci.yml',
    '.github/workflows/README.md',
    '.github/workflows/ci.yml.bak',
    'github/workflows/ci.yml',
    'x.github/workflows/ci.yml',
    'dependabot.yml',
    'reaction.yml',
    'workflow.yml',
    '.github/CODEOWNERS',
  ];
  for (const path of others) it(`leaves ${path} alone`, () => assert.equal(githubActions.claims(path), false));

  it('finds what a local uses stands for', () => {
    assert.deepEqual(localTargets('./.github/workflows/a.yml', ''), ['.github/workflows/a.yml']);
    assert.deepEqual(localTargets('./.github/workflows/a.yml', 'shop/'), ['shop/.github/workflows/a.yml']);
    assert.deepEqual(localTargets('./actions/x/', ''), ['actions/x/action.yml', 'actions/x/action.yaml']);
    assert.deepEqual(localTargets('./', ''), ['action.yml', 'action.yaml']);
    assert.deepEqual(localTargets('./a/../../../etc/b.yml', ''), ['etc/b.yml']);
    assert.deepEqual(localTargets('acme/x/.github/workflows/a.yml@v1', ''), []);
    assert.deepEqual(localTargets('docker://image', ''), []);
  });
});
