import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CiContext, CiRun } from '../../scanner/cli/ci/context';
import { readContext } from '../../scanner/cli/ci/read-context';

const [BASE, HEAD, MERGE, BEFORE] = ['1', '2', '3', '4'].map((digit) => digit.repeat(40)) as [
  string,
  string,
  string,
  string,
];
const NONE = '0'.repeat(40);

interface Case {
  readonly says: string;
  readonly environment: Record<string, string>;
  readonly event?: unknown;
  readonly host: CiContext['host'];
  readonly run: CiRun;
  /** Of `src/a b.ts`, line 3. */
  readonly url?: string;
}

const request = (head: string, base: string): unknown => ({
  pull_request: {
    number: 7,
    base: { ref: 'main', sha: BASE, repo: { full_name: base } },
    head: { ref: 'topic', sha: HEAD, repo: { full_name: head } },
  },
  repository: { default_branch: 'main' },
});
const pushEvent = (more: object): unknown => ({
  before: BEFORE,
  after: HEAD,
  repository: { default_branch: 'trunk' },
  ...more,
});

const github = {
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.example.com',
  GITHUB_REPOSITORY: 'acme/web',
};
const pullRequest = {
  ...github,
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_SHA: MERGE,
  GITHUB_REF: 'refs/pull/7/merge',
};
const gitlab = {
  GITLAB_CI: 'true',
  CI_PROJECT_ID: '5',
  CI_PROJECT_URL: 'https://gitlab.example.com/acme/web',
  CI_COMMIT_SHA: HEAD,
};
const mergeRequest = {
  ...gitlab,
  CI_PIPELINE_SOURCE: 'merge_request_event',
  CI_COMMIT_BEFORE_SHA: NONE,
  CI_MERGE_REQUEST_IID: '7',
  CI_MERGE_REQUEST_PROJECT_ID: '5',
  CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '5',
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
  CI_MERGE_REQUEST_DIFF_BASE_SHA: BASE,
};
const azure = {
  TF_BUILD: 'True',
  BUILD_REPOSITORY_PROVIDER: 'TfsGit',
  BUILD_REPOSITORY_URI: 'https://acme@dev.example.com/acme/x/_git/web',
};
const bitbucket = {
  BITBUCKET_BUILD_NUMBER: '1',
  BITBUCKET_COMMIT: HEAD,
  BITBUCKET_GIT_HTTP_ORIGIN: 'http://bitbucket.example.com/acme/web',
};
const jenkins = { JENKINS_URL: 'https://jenkins.example.com/', GIT_COMMIT: HEAD };
const circle = { CIRCLECI: 'true', CIRCLE_SHA1: HEAD };

const cases: readonly Case[] = [
  {
    says: 'GitHub: a pull request, checked out as the merge that GitHub makes',
    environment: pullRequest,
    event: request('acme/web', 'acme/web'),
    host: 'github',
    run: {
      kind: 'request',
      target: 'main',
      bases: [`${MERGE}^1`],
      olderBases: [BASE],
      heads: [HEAD, `${MERGE}^2`],
      headRef: 'refs/pull/7/head',
      isFork: false,
    },
    url: `https://github.example.com/acme/web/blob/${HEAD}/src/a%20b.ts#L3`,
  },
  {
    says: 'GitHub: a pull request from a fork, judged by a workflow of the target',
    environment: {
      ...github,
      GITHUB_EVENT_NAME: 'pull_request_target',
      GITHUB_SHA: BASE,
      GITHUB_REF: 'refs/heads/main',
    },
    event: request('mallory/web', 'acme/web'),
    host: 'github',
    run: {
      kind: 'request',
      target: 'main',
      bases: [BASE],
      olderBases: [BASE],
      heads: [HEAD],
      headRef: 'refs/pull/7/head',
      isFork: true,
    },
  },
  {
    says: 'GitHub: a pull request of which nothing can be read is trusted with nothing',
    environment: { ...pullRequest, GITHUB_BASE_REF: 'main' },
    host: 'github',
    run: {
      kind: 'request',
      target: 'main',
      bases: [`${MERGE}^1`],
      olderBases: [],
      heads: [`${MERGE}^2`],
      isFork: true,
    },
  },
  {
    says: 'GitHub: a merge queue',
    environment: { ...github, GITHUB_EVENT_NAME: 'merge_group', GITHUB_SHA: HEAD },
    event: { merge_group: { base_ref: 'refs/heads/main', base_sha: BASE, head_sha: HEAD } },
    host: 'github',
    run: { kind: 'request', target: 'main', bases: [BASE], olderBases: [], heads: [HEAD], isFork: false },
  },
  {
    says: 'GitHub: a push',
    environment: { ...github, GITHUB_EVENT_NAME: 'push', GITHUB_SHA: HEAD, GITHUB_REF: 'refs/heads/topic' },
    event: pushEvent({}),
    host: 'github',
    run: { kind: 'push', ref: 'refs/heads/topic', before: BEFORE, heads: [HEAD, 'HEAD'], defaultBranch: 'trunk' },
  },
  {
    says: 'GitHub: the first push of a branch',
    environment: { ...github, GITHUB_EVENT_NAME: 'push', GITHUB_SHA: HEAD, GITHUB_REF: 'refs/heads/topic' },
    event: pushEvent({ before: NONE, created: true }),
    host: 'github',
    run: { kind: 'push', ref: 'refs/heads/topic', heads: [HEAD, 'HEAD'], defaultBranch: 'trunk' },
  },
  {
    says: 'GitHub: a branch is taken away',
    environment: { ...github, GITHUB_EVENT_NAME: 'push', GITHUB_SHA: NONE },
    event: pushEvent({ deleted: true, after: NONE }),
    host: 'github',
    run: { kind: 'nothing' },
  },
  {
    says: 'GitHub: a tag, run by hand',
    environment: { ...github, GITHUB_EVENT_NAME: 'workflow_dispatch', GITHUB_SHA: HEAD, GITHUB_REF: 'refs/tags/v1' },
    event: pushEvent({}),
    host: 'github',
    run: { kind: 'push', ref: 'refs/tags/v1', heads: [HEAD, 'HEAD'], defaultBranch: 'trunk' },
  },
  {
    says: 'GitHub: a scheduled run',
    environment: { ...github, GITHUB_EVENT_NAME: 'schedule', GITHUB_SHA: HEAD },
    host: 'github',
    run: { kind: 'whole' },
    url: `https://github.example.com/acme/web/blob/${HEAD}/src/a%20b.ts#L3`,
  },
  {
    says: 'Gitea: a pull request, checked out as its head',
    environment: {
      ...github,
      GITEA_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_SHA: HEAD,
      GITHUB_REF: 'refs/pull/7/head',
    },
    event: request('acme/web', 'acme/web'),
    host: 'gitea',
    run: {
      kind: 'request',
      target: 'main',
      bases: [],
      olderBases: [BASE],
      heads: [HEAD],
      headRef: 'refs/pull/7/head',
      isFork: false,
    },
    url: `https://github.example.com/acme/web/src/commit/${HEAD}/src/a%20b.ts#L3`,
  },
  {
    says: 'Forgejo: a push',
    environment: {
      ...github,
      FORGEJO_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_SHA: HEAD,
      GITHUB_REF: 'refs/heads/trunk',
    },
    event: pushEvent({}),
    host: 'gitea',
    run: { kind: 'push', ref: 'refs/heads/trunk', before: BEFORE, heads: [HEAD, 'HEAD'], defaultBranch: 'trunk' },
  },
  {
    says: 'GitLab: a merge request pipeline',
    environment: mergeRequest,
    host: 'gitlab',
    run: {
      kind: 'request',
      target: 'main',
      bases: [],
      olderBases: [BASE],
      heads: [HEAD, 'HEAD'],
      headRef: 'refs/merge-requests/7/head',
      isFork: false,
    },
    url: `https://gitlab.example.com/acme/web/-/blob/${HEAD}/src/a%20b.ts#L3`,
  },
  {
    says: 'GitLab: a pipeline for merged results',
    environment: {
      ...mergeRequest,
      CI_COMMIT_SHA: MERGE,
      CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: HEAD,
      CI_MERGE_REQUEST_TARGET_BRANCH_SHA: BASE,
    },
    host: 'gitlab',
    run: {
      kind: 'request',
      target: 'main',
      bases: [BASE],
      olderBases: [BASE],
      heads: [HEAD, MERGE, 'HEAD'],
      headRef: 'refs/merge-requests/7/head',
      isFork: false,
    },
  },
  {
    says: 'GitLab: a merge request from a fork, run in the fork, where its target is another repository',
    environment: {
      ...mergeRequest,
      CI_PROJECT_ID: '9',
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '9',
      CI_MERGE_REQUEST_PROJECT_URL: 'https://gitlab.example.com/acme/web',
    },
    host: 'gitlab',
    run: {
      kind: 'request',
      target: 'main',
      bases: [],
      olderBases: [BASE],
      heads: [HEAD, 'HEAD'],
      targetUrl: 'https://gitlab.example.com/acme/web.git',
      isFork: true,
    },
  },
  {
    says: 'GitLab: a push',
    environment: {
      ...gitlab,
      CI_PIPELINE_SOURCE: 'push',
      CI_COMMIT_BRANCH: 'topic',
      CI_COMMIT_BEFORE_SHA: BEFORE,
      CI_DEFAULT_BRANCH: 'main',
    },
    host: 'gitlab',
    run: { kind: 'push', ref: 'refs/heads/topic', before: BEFORE, heads: [HEAD, 'HEAD'], defaultBranch: 'main' },
  },
  {
    says: 'GitLab: a tag',
    environment: {
      ...gitlab,
      CI_PIPELINE_SOURCE: 'push',
      CI_COMMIT_TAG: 'v1',
      CI_COMMIT_BEFORE_SHA: NONE,
      CI_DEFAULT_BRANCH: 'main',
    },
    host: 'gitlab',
    run: { kind: 'push', ref: 'refs/tags/v1', heads: [HEAD, 'HEAD'], defaultBranch: 'main' },
  },
  {
    says: 'GitLab: a schedule',
    environment: { ...gitlab, CI_PIPELINE_SOURCE: 'schedule', CI_COMMIT_BRANCH: 'main' },
    host: 'gitlab',
    run: { kind: 'whole' },
  },
  {
    says: 'Azure Pipelines: a pull request from a fork',
    environment: {
      ...azure,
      BUILD_REASON: 'PullRequest',
      BUILD_SOURCEVERSION: MERGE,
      BUILD_SOURCEBRANCH: 'refs/pull/7/merge',
      SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main',
      SYSTEM_PULLREQUEST_SOURCECOMMITID: HEAD,
      SYSTEM_PULLREQUEST_ISFORK: 'True',
    },
    host: 'azure',
    run: {
      kind: 'request',
      target: 'main',
      bases: [`${MERGE}^1`],
      olderBases: [],
      heads: [HEAD, `${MERGE}^2`],
      headRef: 'refs/pull/7/merge',
      isFork: true,
    },
    url: `https://dev.example.com/acme/x/_git/web?path=/src/a%20b.ts&version=GC${HEAD}&line=3&lineEnd=4&lineStartColumn=1&lineEndColumn=1`,
  },
  {
    says: 'Azure Pipelines: a push',
    environment: {
      ...azure,
      BUILD_REASON: 'IndividualCI',
      BUILD_SOURCEVERSION: HEAD,
      BUILD_SOURCEBRANCH: 'refs/heads/topic',
    },
    host: 'azure',
    run: { kind: 'push', ref: 'refs/heads/topic', heads: [HEAD, 'HEAD'] },
  },
  {
    says: 'Azure Pipelines: a schedule',
    environment: { ...azure, BUILD_REASON: 'Schedule', BUILD_SOURCEVERSION: HEAD },
    host: 'azure',
    run: { kind: 'whole' },
  },
  {
    says: 'Bitbucket: a pull request',
    environment: {
      ...bitbucket,
      BITBUCKET_PR_ID: '7',
      BITBUCKET_BRANCH: 'topic',
      BITBUCKET_PR_DESTINATION_BRANCH: 'main',
      BITBUCKET_PR_DESTINATION_COMMIT: BASE,
    },
    host: 'bitbucket',
    run: {
      kind: 'request',
      target: 'main',
      bases: [BASE],
      olderBases: [],
      heads: [HEAD, 'HEAD'],
      headRef: 'refs/heads/topic',
      isFork: false,
    },
    url: `http://bitbucket.example.com/acme/web/src/${HEAD}/src/a%20b.ts#lines-3`,
  },
  {
    says: 'Bitbucket: a tag',
    environment: { ...bitbucket, BITBUCKET_TAG: 'v1' },
    host: 'bitbucket',
    run: { kind: 'push', ref: 'refs/tags/v1', heads: [HEAD, 'HEAD'] },
  },
  {
    says: 'Jenkins: a change request from a fork',
    environment: { ...jenkins, CHANGE_ID: '7', CHANGE_TARGET: 'main', CHANGE_FORK: 'mallory', BRANCH_NAME: 'PR-7' },
    host: 'jenkins',
    run: { kind: 'request', target: 'main', bases: [], olderBases: [], heads: ['HEAD'], isFork: true },
  },
  {
    says: 'Jenkins: the primary branch of a multibranch project',
    environment: { ...jenkins, BRANCH_NAME: 'main', BRANCH_IS_PRIMARY: 'true' },
    host: 'jenkins',
    run: { kind: 'push', ref: 'refs/heads/main', heads: [HEAD, 'HEAD'], defaultBranch: 'main' },
  },
  {
    says: 'Jenkins: a branch of an ordinary project',
    environment: { ...jenkins, GIT_BRANCH: 'origin/topic', GIT_PREVIOUS_SUCCESSFUL_COMMIT: BEFORE },
    host: 'jenkins',
    run: { kind: 'push', ref: 'refs/heads/topic', before: BEFORE, heads: [HEAD, 'HEAD'] },
  },
  {
    says: 'CircleCI: a pull request from a fork',
    environment: { ...circle, CIRCLE_BRANCH: 'pull/7', CIRCLE_PR_USERNAME: 'mallory' },
    host: 'circleci',
    run: { kind: 'request', bases: [], olderBases: [], heads: [HEAD, 'HEAD'], isFork: true },
  },
  {
    says: 'CircleCI: a branch',
    environment: { ...circle, CIRCLE_BRANCH: 'topic' },
    host: 'circleci',
    run: { kind: 'push', ref: 'refs/heads/topic', heads: [HEAD, 'HEAD'] },
  },
  { says: 'nothing but a clone', environment: { CI: 'true' }, host: 'git', run: { kind: 'push', heads: ['HEAD'] } },
];

describe('what a CI host says of a run', () => {
  for (const { says, environment, event, host, run, url } of cases) {
    it(says, () => {
      const context = readContext(environment, event);
      assert.equal(context.host, host);
      assert.deepEqual(context.run, run);
      if (url !== undefined) assert.equal(context.fileUrl?.('src/a b.ts', 3), url);
    });
  }

  it('is nothing that git could take for an option, a pattern or an expression', () => {
    for (const name of [
      '--upload-pack=x',
      '-x',
      'a..b',
      'a b',
      'a\nb',
      'a:b',
      '*',
      '@{-1}',
      'a.lock',
      '/a',
      'a/',
      '~',
    ]) {
      const { run } = readContext({ ...mergeRequest, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: name }, undefined);
      assert.equal(run.kind === 'request' && run.target, undefined, name);
      const push = readContext({ ...github, GITHUB_EVENT_NAME: 'push', GITHUB_REF: name, GITHUB_SHA: name }, undefined);
      assert.deepEqual(push.run, { kind: 'push', heads: ['HEAD'] }, name);
    }
  });

  it('throws nothing, whatever stands in the variables and the event', () => {
    const names = [...new Set(cases.flatMap(({ environment }) => Object.keys(environment)))];
    const words = fc.oneof(
      fc.string(),
      fc.constantFrom('true', 'True', 'push', 'pull_request', 'refs/heads/x', HEAD, NONE),
    );
    const environment = fc.dictionary(fc.constantFrom(...names), words);
    const event = fc.oneof(fc.jsonValue(), fc.constant(request('a', 'b')));
    fc.assert(
      fc.property(environment, event, (variables, payload) => {
        const { run, fileUrl } = readContext(variables, payload);
        fileUrl?.('a/b', 1);
        const revisions = run.kind === 'request' ? [...run.heads, ...run.bases] : run.kind === 'push' ? run.heads : [];
        for (const revision of revisions) assert.match(revision, /^(?:HEAD|[\da-f]{40,64}(?:\^[12])?)$/);
      }),
    );
  });
});
