import type { IdentitySource } from '../model';
import { ansible } from './ansible';
import { appVeyor } from './appveyor';
import { appConfig } from './app-config';
import { argo } from './argo';
import { awsCodeBuild } from './aws-codebuild';
import { azurePipelines } from './azure-pipelines';
import { bitbucket } from './bitbucket';
import { buildkite } from './buildkite';
import { cdk } from './cdk';
import { certificates } from './certificates';
import { circleCi } from './circleci';
import { cloudBuild } from './cloud-build';
import { cloudFormation } from './cloudformation';
import { compose } from './compose';
import { docker } from './docker';
import { drone } from './drone';
import { envFiles } from './env-file';
import { githubActions } from './github-actions';
import { gitlabCi } from './gitlab-ci';
import { jenkins } from './jenkins';
import { kubernetes } from './kubernetes';
import { listedSource } from './listed-source';
import { mcp } from './mcp';
import { programNames, programWords } from './program-words';
import { pulumi } from './pulumi';
import { registeredApps } from './registered-apps';
import { renovate } from './renovate';
import { sealed } from './sealed';
import { secretExpressions } from './secret-expressions';
import { sourceCode } from './source-code';
import { tekton } from './tekton';
import { terraform } from './terraform';
import { toolCredentials } from './tool-credentials';
import { travis } from './travis';

/** Of the languages in which infrastructure is written. */
const PROGRAMS = /\.(?:[cm]?[jt]s|tsx|py|go|java|cs)$/;

/**
 * Every system that names identities, in the order in which they are asked. A build makes each a part of its own, loaded with the
 * first file that `files` matches; id and systems stand here once more for that.
 */
export const identitySources: readonly IdentitySource[] = [
  {
    id: 'github-actions',
    systems: ['gha', 'dependabot'],
    files: /(?:\.(?:github|gitea|forgejo)\/|workflow-templates\/|(?:^|\/)action\.).{0,200}ya?ml$/,
    source: () => githubActions,
  },
  { id: 'env-file', systems: [], files: /env/i, source: () => envFiles },
  {
    id: 'mcp',
    systems: ['mcp'],
    files:
      /mcp|claude_desktop|\.(?:claude|codex|gemini|qwen|zed|vscode|continue|devin|amazonq|kiro)|copilot\/|opencode\.json|crush\.json|gemini-extension|librechat|devcontainer|(?:^|\/)server\.json$|\.code-workspace$/,
    source: () => mcp,
  },
  { id: 'gitlab-ci', systems: ['gitlab'], files: /(?:gitlab|templates\/).*\.ya?ml$/, source: () => gitlabCi },
  { id: 'jenkins', systems: ['jenkins'], files: /jenkins|casc|\.groovy$/i, source: () => jenkins },
  {
    id: 'kubernetes',
    systems: [],
    files:
      /\.(?:ya?ml|tpl)$|ustomization$|kubeconfig$|\.kube\/|(?:k8s|kubernetes|manifest|deploy|kustomize|argocd|flux).*\.json$/,
    source: () => kubernetes,
  },
  { id: 'terraform', systems: ['tf'], files: /\.(?:tf|tofu|tfvars)(?:\.json)?$/, source: () => terraform },
  { id: 'docker', systems: [], files: /dockerfile|containerfile/i, source: () => docker },
  { id: 'compose', systems: [], files: /(?:compose|docker-stack).*ml$/, source: () => compose },
  { id: 'circleci', systems: ['circleci'], files: /\.circleci\//, source: () => circleCi },
  { id: 'bitbucket', systems: ['bitbucket'], files: /bitbucket-pipelines/, source: () => bitbucket },
  { id: 'travis', systems: ['travis'], files: /\.travis\./, source: () => travis },
  { id: 'drone', systems: ['drone', 'woodpecker'], files: /\.(?:drone|woodpecker)/, source: () => drone },
  { id: 'buildkite', systems: ['buildkite'], files: /buildkite/, source: () => buildkite },
  {
    id: 'cloudformation',
    systems: ['cfn'],
    files:
      /\.(?:ya?ml|template)$|(?:template|cloudformation|cfn|stack|sam|infra|deploy|aws|iam|serverless).*\.json$|samconfig\.toml$/i,
    source: () => cloudFormation,
  },
  {
    id: 'certificates',
    systems: [],
    files:
      /\.(?:pem|crt|cer|cert|der|csr|key|pub|asc|gpg|pgp|p8|p12|pfx|jks|keystore|bks|ppk|mobileprovision|jwt)$|id_|authorized_keys|allowed_signers|ssh_host_/i,
    readsBytes: true as const,
    source: () => certificates,
  },
  {
    id: 'sealed',
    systems: [],
    files:
      /(?:sops|secret|enc|sealed|credential|vault).*\.(?:ya?ml|json|env)$|doppler\.ya?ml$|\.teller\.ya?ml$|secretspec\.toml$|\.ctmpl$|envconsul[\w.-]{0,60}\.hcl$|\.gitattributes$|\.vault$|\.infisical\.json$|\.age$|\.yml\.enc$/i,
    source: () => sealed,
  },
  {
    id: 'ansible',
    systems: [],
    files:
      /group_vars\/|host_vars\/|roles\/|vault|playbook|(?:^|\/)site\.ya?ml$|(?:^|\/)hosts(?:\.ini)?$|inventor|ansible\.cfg$/,
    source: () => ansible,
  },
  {
    id: 'tool-credentials',
    systems: [],
    files:
      /(?:npmrc|\.yarnrc\.yml|\.pypirc|pip\.(?:conf|ini)|pipfile|(?:uv|poetry|pyproject)\.toml|nuget\.config|settings\.xml|gradle\.properties|\.gradle(?:\.kts)?|[._]netrc|\.?pgpass(?:\.conf)?|\.my\.cnf|\.s3cfg|rclone\.conf|\.dockercfg|terraform\.?rc|\.git-credentials|\.gitmodules|gemfile|credentials\.toml|\.vault-token|config|credentials|requirements[\w.-]*\.(?:txt|in)|(?:auth|service|credential|gcp|google|gcloud|firebase|sa|key|adminsdk)[\w.-]*\.json|-[0-9a-f]{12}\.json|\.docker\/config\.json)$/i,
    source: () => toolCredentials,
  },
  {
    id: 'pulumi',
    systems: ['pulumi'],
    files: /(?:pulumi|(?:^|\/)(?:esc|environments?)\/).*\.ya?ml$|\.esc\.ya?ml$/i,
    programs: { words: programWords.pulumi, files: PROGRAMS },
    source: () => pulumi,
  },
  {
    id: 'cdk',
    systems: ['cdk'],
    programs: { words: programWords.cdk, files: PROGRAMS },
    source: () => cdk,
  },
  { id: 'azure-pipelines', systems: ['azp'], files: /\.ya?ml$/i, source: () => azurePipelines },
  { id: 'tekton', systems: [], files: /\.ya?ml$/, source: () => tekton },
  { id: 'argo', systems: [], files: /\.ya?ml$/, source: () => argo },
  { id: 'cloud-build', systems: ['cloudbuild'], files: /cloudbuild/i, source: () => cloudBuild },
  { id: 'aws-codebuild', systems: ['codebuild'], files: /buildspec/i, source: () => awsCodeBuild },
  { id: 'appveyor', systems: ['appveyor'], files: /appveyor/i, source: () => appVeyor },
  {
    id: 'secret-expressions',
    systems: ['cirrus', 'gocd', 'concourse', 'harness', 'semaphore'],
    files: /(?:cirrus|gocd|concourse|ci|pipelines?|harness|semaphore)[./].*(?:ya?ml|star|json)$|concourse/,
    source: () => secretExpressions,
  },
  {
    id: 'registered-apps',
    systems: [],
    files:
      /manifest[\w.-]*\.(?:json|ya?ml)$|(?:^|\/)app\.ya?ml$|(?:github-app|app-manifest|client_secret|oauth|credentials|atlassian-connect)[\w.-]*json$|\.connectedApp|(?:^|\/)(?:agent|agent-card|kya)\.json$/i,
    source: () => registeredApps,
  },
  {
    id: 'app-config',
    systems: [],
    files:
      /(?:application|bootstrap)[\w.-]*\.(?:ya?ml|properties)$|(?:appsettings[\w.-]*|local\.settings|wrangler|vercel|now)\.jsonc?$|(?:web|app)[\w.-]*\.config$|(?:^|\/)config\/.*\.(?:ya?ml|key)$|(?:^|\/)app[\w.-]*\.ya?ml$|(?:wrangler|fly[\w.-]*|netlify|supabase\/config)\.toml$/i,
    source: () => appConfig,
  },
  {
    id: 'source-code',
    systems: [],
    files: /\.(?:sh|bash|zsh|ksh)$/,
    programs: {
      words: [...programWords['source-code'], ...programNames['source-code']],
      files: /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte|py|go|java|kts?|gradle|cs|rb|php|rs)$/,
    },
    source: () => sourceCode,
  },
  { id: 'renovate', systems: ['renovate'], files: /renovate|default\.json$/, source: () => renovate },
].map(listedSource);

export { NOTHING_READ } from './plain-source';
