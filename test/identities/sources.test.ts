import assert from 'node:assert/strict';
import { identitySources } from '../../scanner/identities';

/** Systems whose files may have any name: only their text tells. */
const TOLD_BY_TEXT: ReadonlySet<string> = new Set(['kubernetes', 'cloudformation', 'pulumi', 'cdk']);

/** Who claims a path, by id. */
function claimantsOf(path: string): string[] {
  return identitySources.filter((source) => source.claims(path)).map(({ id }) => id);
}

describe('the identity sources', () => {
  it('have ids of their own', () => {
    const ids = identitySources.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('claim a file by its path', () => {
    const owners: readonly (readonly [path: string, ids: readonly string[]])[] = [
      ['.github/workflows/release.yml', ['github-actions']],
      ['action.yml', ['github-actions']],
      ['services/api/.env.production', ['env-file']],
      ['.mcp.json', ['mcp']],
      ['.gitlab-ci.yml', ['gitlab-ci']],
      ['Jenkinsfile', ['jenkins']],
      ['.circleci/config.yml', ['circleci']],
      ['bitbucket-pipelines.yml', ['bitbucket']],
      ['.travis.yml', ['travis']],
      ['.woodpecker/release.yaml', ['drone']],
      ['.buildkite/hooks/pre-command', ['buildkite']],
      ['.codex/config.toml', ['mcp']],
      ['deploy/api.yaml', ['kubernetes', 'cloudformation']],
      ['infra/template.json', ['cloudformation']],
      ['envs/prod/main.tf', ['terraform']],
      ['infra/Pulumi.prod.yaml', ['pulumi']],
      ['src/index.ts', []],
      ['package.json', []],
      ['docker-compose.yml', ['compose']],
      ['api/Dockerfile', ['docker']],
      ['deploy/secrets.enc.yaml', ['kubernetes', 'cloudformation', 'sealed']],
      ['tls/server.crt', ['certificates']],
      ['group_vars/all.yml', ['kubernetes', 'cloudformation', 'ansible']],
      ['.npmrc', ['tool-credentials']],
      ['chart/values.yaml', ['kubernetes']],
    ];
    for (const [path, ids] of owners) {
      const found = claimantsOf(path).filter((id) => ids.includes(id) || !TOLD_BY_TEXT.has(id));
      assert.deepEqual(found, ids, path);
    }
  });

  it('read the text of any file without throwing', () => {
    const texts = ['', '\uFEFF', '\u0000\u0001', '{', '${', '%', '"'.repeat(1001), '[[[', 'a: &a *a', '\uD800'];
    const paths = [
      '.github/workflows/a.yml',
      '.env',
      '.mcp.json',
      '.codex/config.toml',
      '.continue/config.yaml',
      'a.tf',
      'a.tf.json',
      'a.tfvars',
      'serverless.yml',
      'samconfig.toml',
      'Pulumi.yaml',
      'Pulumi.dev.yaml',
      'esc/a.yaml',
    ];
    for (const path of paths) {
      for (const source of identitySources.filter((candidate) => candidate.claims(path))) {
        for (const text of texts) source.resolve(new Map([[path, source.read(path, text)]]), () => undefined);
      }
    }
  });
});
