import assert from 'node:assert/strict';
import { identitySources } from '../../scanner/identities';
import { ansible } from '../../scanner/identities/ansible';
import { appVeyor } from '../../scanner/identities/appveyor';
import { appConfig } from '../../scanner/identities/app-config';
import { argo } from '../../scanner/identities/argo';
import { awsCodeBuild } from '../../scanner/identities/aws-codebuild';
import { azurePipelines } from '../../scanner/identities/azure-pipelines';
import { cloudBuild } from '../../scanner/identities/cloud-build';
import { registeredApps } from '../../scanner/identities/registered-apps';
import { renovate } from '../../scanner/identities/renovate';
import { secretExpressions } from '../../scanner/identities/secret-expressions';
import { tekton } from '../../scanner/identities/tekton';
import { bitbucket } from '../../scanner/identities/bitbucket';
import { buildkite } from '../../scanner/identities/buildkite';
import { cdk } from '../../scanner/identities/cdk';
import { certificates } from '../../scanner/identities/certificates';
import { circleCi } from '../../scanner/identities/circleci';
import { cloudFormation } from '../../scanner/identities/cloudformation';
import { compose } from '../../scanner/identities/compose';
import { docker } from '../../scanner/identities/docker';
import { drone } from '../../scanner/identities/drone';
import { envFiles } from '../../scanner/identities/env-file';
import { githubActions } from '../../scanner/identities/github-actions';
import { gitlabCi } from '../../scanner/identities/gitlab-ci';
import { jenkins } from '../../scanner/identities/jenkins';
import { kubernetes } from '../../scanner/identities/kubernetes';
import { mcp } from '../../scanner/identities/mcp';
import { pulumi } from '../../scanner/identities/pulumi';
import { sealed } from '../../scanner/identities/sealed';
import { sourceCode } from '../../scanner/identities/source-code';
import { terraform } from '../../scanner/identities/terraform';
import { toolCredentials } from '../../scanner/identities/tool-credentials';
import { travis } from '../../scanner/identities/travis';
import type { IdentitySource } from '../../scanner/model';
import { languageOf } from '../../scanner/identities/program';

/** Systems whose files may have any name: only their text tells. */
const TOLD_BY_TEXT: ReadonlySet<string> = new Set([
  'kubernetes',
  'cloudformation',
  'pulumi',
  'cdk',
  'sealed',
  'azure-pipelines',
  'tekton',
  'argo',
]);

/** Who claims a path, by id. */
function claimantsOf(path: string): string[] {
  return identitySources.filter((source) => source.claims(path)).map(({ id }) => id);
}

/** The sources themselves, as their rooms' faces give them. */
const own: readonly IdentitySource[] = [
  tekton,
  secretExpressions,
  registeredApps,
  renovate,
  cloudBuild,
  azurePipelines,
  awsCodeBuild,
  argo,
  appConfig,
  appVeyor,
  ansible,
  bitbucket,
  buildkite,
  cdk,
  certificates,
  circleCi,
  cloudFormation,
  compose,
  docker,
  drone,
  envFiles,
  githubActions,
  gitlabCi,
  jenkins,
  kubernetes,
  mcp,
  pulumi,
  sealed,
  sourceCode,
  terraform,
  toolCredentials,
  travis,
];

const folders = (
  '|.azure-pipelines/|.azuredevops/|.tekton/|ci/|pipelines/release/|.harness/|.semaphore/|.github/|.github/workflows/|.gitea/workflows/|workflow-templates/|.gitlab/|.gitlab/agents/|.gitlab-ci/|templates/a/|chart/templates/|' +
  '.circleci/|.buildkite/|.buildkite/hooks/|.drone/|.woodpecker/|k8s/|deploy/|manifests/|.kube/|.k8s/|casc/|jcasc/|casc_configs/|envs/prod/|' +
  'stacks/|infra/|iam/|.claude/|.claude-plugin/|.codex/|.gemini/|.qwen/|.zed/|.vscode/|.continue/|.continue/mcpServers/|.devin/|' +
  '.amazonq/agents/|.amazonq/cli-agents/|.kiro/agents/|.github/copilot/|certs/|.ssh/|group_vars/|host_vars/all/|roles/db/tasks/|roles/db/vars/|inventories/prod/|playbooks/|.docker/|.cargo/|.aws/|.bundle/|esc/|environments/|pulumi/|config/|config/credentials/|supabase/'
).split('|');
const names = (
  'azure-pipelines.yml a.pipeline.yml .vsts-ci.yml cloudbuild.yaml my-cloudbuild.json buildspec.yml appveyor.yml .appveyor.yml .cirrus.yml .cirrus.star a.gocd.yaml concourse.yml renovate.json renovate.json5 .renovaterc .renovaterc.json default.json ' +
  'action.yml action.yaml a.yml a.yaml a.json a.toml a.tf a.tf.json a.tofu a.tfvars a.tfvars.json a.tpl a.template a.sh a.go a.ts a.star ' +
  'a.jsonnet a.groovy a.jenkins dependabot.yml template.yml template.json stack.json serverless.yml serverless.json samconfig.toml ' +
  'my.gitlab-ci.yml .gitlab-ci.yml Jenkinsfile Jenkinsfile.release jenkins.yaml my-casc.yml config.yml config.json config.toml ' +
  'settings.json settings.local.json plugin.json .mcp.json mcp.json mcp_config.json mcp-config.json .claude.json claude_desktop_config.json ' +
  'cline_mcp_settings.json opencode.json opencode.jsonc crush.json .crush.json gemini-extension.json librechat.yaml devcontainer.json ' +
  '.devcontainer.json server.json a.code-workspace Dockerfile Dockerfile.prod api.dockerfile Containerfile docker-compose.yml compose.yaml ' +
  'docker-stack.yml bitbucket-pipelines.yml bitbucket-pipelines.release.yml .travis.yml .drone.yml .drone.star .woodpecker.yaml pipeline.yml ' +
  'pre-command kustomization.yaml Kustomization kubeconfig config .env .envrc .env.production prod.env dotenv.sample env.example ' +
  'a.pem a.CRT a.p12 a.pub a.jwt id_ed25519 id_rsa authorized_keys allowed_signers ssh_host_rsa_key package.json values.yaml site.yml hosts hosts.ini ansible.cfg vault.yml all.vault inventory .sops.yaml .gitattributes .env.vault ' +
  'doppler.yaml .infisical.json secrets.json a.enc.json a.sops.env a.enc.env a.age credentials.yml.enc .npmrc npmrc .yarnrc.yml .pypirc pip.conf pip.ini Pipfile uv.toml ' +
  'poetry.toml pyproject.toml nuget.config NuGet.Config settings.xml gradle.properties .netrc _netrc .pgpass pgpass.conf .my.cnf .s3cfg rclone.conf .dockercfg ' +
  'auth.json .terraformrc terraform.rc credentials.tfrc.json .git-credentials .gitmodules Gemfile .vault-token credentials credentials.toml ' +
  'requirements.txt requirements-dev.in service-account.json my-project-0123456789ab.json firebase-adminsdk.json Pulumi.yaml Pulumi.prod.yaml a.esc.yaml application.yml application-prod.properties bootstrap.yaml appsettings.json appsettings.Production.json local.settings.json Web.config web.Release.config database.yml secrets.yml master.key production.key app.yaml wrangler.toml wrangler.jsonc fly.toml fly.prod.toml netlify.toml vercel.json manifest.json slack-manifest.json manifest.yml app.yml github-app.json client_secret_1.json client_secrets.json oauth.json credentials.json atlassian-connect.json A.connectedApp-meta.xml agent.json agent-card.json kya.json __main__.py index.ts'
).split(' ');

describe('the identity sources', () => {
  it('are listed as they are', () => {
    assert.deepEqual(identitySources.map(({ id }) => id).toSorted(), own.map(({ id }) => id).toSorted());
    for (const source of own) {
      const { id } = source;
      const listed = identitySources.find((each) => each.id === id);
      assert.ok(listed, id);
      assert.deepEqual(listed.systems, source.systems, id);
      assert.equal('readBytes' in listed, 'readBytes' in source, id);
      const paths = folders.flatMap((folder) => names.map((name) => folder + name));
      for (const path of paths.filter((candidate) => languageOf(candidate) === undefined))
        assert.equal(listed.claims(path), source.claims(path), `${id} ${path}`);
      for (const path of paths.filter((candidate) => languageOf(candidate) !== undefined))
        assert.equal(
          listed.claims(path) || listed.programs?.claims(path) === true,
          source.claims(path),
          `${id} ${path}`,
        );
    }
  });

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
      ['.azure-pipelines/release.yml', ['azure-pipelines']],
      ['cloudbuild.yaml', ['cloud-build']],
      ['buildspec.yml', ['aws-codebuild']],
      ['appveyor.yml', ['appveyor']],
      ['renovate.json', ['renovate']],
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

  it('follow no alias into itself', () => {
    const text =
      'apiVersion: v1\nkind: Pod\nsecrets: &a [*a, { token: &b [*b] }]\nspec: &c { containers: [*c], env: *a }\n';
    for (const path of [
      'a.yaml',
      'values.yaml',
      'kustomization.yaml',
      'group_vars/all.yml',
      'site.yml',
      'compose.yaml',
      'secrets.sops.yaml',
      '.sops.yaml',
    ]) {
      for (const source of identitySources.filter((candidate) => candidate.claims(path))) {
        const texts = [text, `sops: &s [*s]\n${text}`, text.replace('apiVersion: v1\n', 'services: &s { a: *s }\n')];
        for (const one of texts) source.resolve(new Map([[path, source.read(path, one)]]), () => undefined);
      }
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
