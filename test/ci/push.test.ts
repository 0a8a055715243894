import assert from 'node:assert/strict';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';
import { checkout, DECLARED, SECRET, WORKFLOW } from './clones';
import type { Checkout, Ran } from './clones';

const NONE = '0'.repeat(40);

describe('nhi ci on a push', () => {
  let repo: Repository;
  let clones: Checkout[];
  beforeEach(() => {
    repo = repository();
    clones = [];
    repo.git(['config', 'uploadpack.allowAnySHA1InWant', 'true']);
    repo.commit('nhi.yaml', DECLARED);
    repo.commit('old.sh', 'echo old\n');
    repo.git(['checkout', '-q', '-b', 'topic']);
  });
  afterEach(() => {
    for (const clone of clones) clone.remove();
    repo.remove();
  });

  const cloned = (...words: string[]): Checkout => {
    const clone = checkout([...words, `file://${repo.path}`]);
    clones.push(clone);
    return clone;
  };
  const onGitHub = (
    ref: string,
    before: string,
    { words = [], clone, main = 'main' }: { words?: readonly string[]; clone?: Checkout; main?: string } = {},
  ): Promise<Ran> => {
    const sha = repo.id(`${ref}^{commit}`);
    const work = clone ?? cloned();
    work.git(['checkout', '-q', '--detach', sha]);
    const environment = {
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: ref,
      GITHUB_SHA: sha,
    };
    return work.ci(words, environment, { before, after: sha, repository: { default_branch: main } });
  };

  it('to a new branch judges what the default branch has not', async () => {
    const id = repo.commit('b.sh', SECRET);
    repo.commit('b.sh', 'echo fine\n');
    const { code, out } = await onGitHub('refs/heads/topic', NONE);
    assert.equal(code, 1);
    assert.ok(out.includes(`still in commit ${id.slice(0, 12)}: `));
  });

  it('to a branch that was there judges what is new on it', async () => {
    repo.commit('b.sh', SECRET);
    const before = repo.commit('c.sh', 'echo\n');
    repo.commit('d.sh', 'echo\n');
    const { code, out } = await onGitHub('refs/heads/topic', before);
    assert.equal(code, 0, out);
    repo.commit('e.sh', SECRET);
    assert.equal((await onGitHub('refs/heads/topic', before)).code, 1);
  });

  it('by force judges what the new history brings, also where the old one is gone', async () => {
    const before = repo.commit('b.sh', 'echo\n');
    repo.git(['checkout', '-q', 'main']);
    repo.commit('later.sh', SECRET);
    repo.git(['checkout', '-q', 'topic']);
    repo.git(['rebase', '-q', 'main']);
    const rebased = await onGitHub('refs/heads/topic', before);
    assert.equal(rebased.code, 0, rebased.out + rebased.err);
    repo.stage('b.sh', SECRET);
    repo.git(['commit', '-q', '--amend', '--no-edit']);
    for (const old of [before, 'a'.repeat(40)]) {
      const { code, out } = await onGitHub('refs/heads/topic', old);
      assert.equal(code, 1, out);
      assert.match(out, /^::error file=b\.sh/m);
      assert.ok(!out.includes('later.sh'));
    }
  });

  it('of a tag judges what the default branch has not, and the tag’s message', async () => {
    repo.git(['checkout', '-q', 'main']);
    repo.git(['tag', '-a', '-m', 'fine', 'v1']);
    const fine = await onGitHub('refs/tags/v1', NONE);
    assert.equal(fine.code, 0, fine.out + fine.err);
    repo.git(['tag', '-a', '-m', SECRET, 'v2']);
    const { code, out } = await onGitHub('refs/tags/v2', NONE);
    assert.equal(code, 1, out);
    assert.match(out, /tag%3Av2/);
  });

  it('to the default branch, however it is called, looks at the whole tree', async () => {
    repo.git(['branch', '-m', 'main', 'trunk']);
    repo.git(['checkout', '-q', 'trunk']);
    repo.commit('old.sh', SECRET);
    const before = repo.commit('b.sh', 'echo\n');
    repo.commit('c.sh', 'echo\n');
    const { code, out } = await onGitHub('refs/heads/trunk', before, { main: 'trunk' });
    assert.equal(code, 1);
    assert.match(out, /^::error file=old\.sh,line=1,.*title=secret\/aws-access-key::/m);
  });

  it('to the default branch says what a sparse checkout keeps from it', async () => {
    repo.git(['checkout', '-q', 'main']);
    repo.commit('far/b.sh', SECRET);
    const clone = cloned();
    clone.git(['sparse-checkout', 'set', 'near']);
    const { err } = await onGitHub('refs/heads/main', NONE, { clone });
    assert.match(err, /^nhi: 1 tracked file is not in this sparse checkout, and not looked at: /m);
    clone.git(['sparse-checkout', 'disable']);
    assert.doesNotMatch((await onGitHub('refs/heads/main', NONE, { clone })).err, /sparse/);
  });

  it('to the default branch passes nothing that is not checked out', async () => {
    repo.git(['checkout', '-q', 'main']);
    repo.commit('b.sh', SECRET);
    const clone = cloned();
    clone.git(['sparse-checkout', 'set', '--no-cone', '/nowhere/']);
    const { code, err } = await onGitHub('refs/heads/main', NONE, { clone });
    assert.equal(code, 2);
    assert.match(err, /^nhi: nothing was looked at: no file of the last commit is checked out here/m);
  });

  it('to the default branch looks at each of its commits as well, as far as the clone holds them', async () => {
    repo.git(['checkout', '-q', 'main']);
    const before = repo.id('HEAD');
    const id = repo.commit('b.sh', SECRET);
    repo.commit('b.sh', 'echo\n');
    const { code, out } = await onGitHub('refs/heads/main', before);
    assert.equal(code, 1, out);
    assert.ok(out.includes(`Taken out again, and still in commit ${id.slice(0, 12)}: `));
    const bare = await onGitHub('refs/heads/main', before, { clone: cloned('--depth=1', '--branch=main') });
    assert.equal(bare.code, 0, bare.out);
    assert.match(bare.err, /The tree is looked at, and not each commit of this push/);
    const clone = cloned('--depth=1', '--branch=main');
    assert.equal((await onGitHub('refs/heads/main', before, { clone, words: ['--fetch'] })).code, 1);
    assert.equal((await onGitHub('refs/heads/main', 'a'.repeat(40), { clone, words: ['--fetch'] })).code, 0);
  });

  it('never passes in a shallow clone, and with --fetch fetches what it needs', async () => {
    const before = repo.commit('b.sh', 'echo\n');
    repo.commit('b.sh', SECRET);
    repo.commit('b.sh', 'echo\n');
    for (const old of [before, NONE]) {
      const bare = await onGitHub('refs/heads/topic', old, { clone: cloned('--depth=1', '--branch=topic') });
      assert.equal(bare.code, 2, bare.out);
      assert.match(bare.err, /Give actions\/checkout fetch-depth: 0/);
      const clone = cloned('--depth=1', '--branch=topic');
      const { code, err } = await onGitHub('refs/heads/topic', old, { clone, words: ['--fetch'] });
      assert.equal(code, 1, err);
    }
  });

  it('that takes a branch away has nothing to look at', async () => {
    const environment = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push', GITHUB_SHA: NONE };
    const { code, out } = await cloned().ci([], environment, { deleted: true, after: NONE });
    assert.deepEqual([code, out], [0, 'There is nothing to look at: the branch is gone.\n']);
  });
});

describe('nhi ci elsewhere', () => {
  let repo: Repository;
  let clones: Checkout[];
  let head: string;
  beforeEach(() => {
    repo = repository();
    clones = [];
    repo.git(['config', 'uploadpack.allowAnySHA1InWant', 'true']);
    repo.commit('old.sh', 'echo old\n');
    repo.git(['checkout', '-q', '-b', 'topic']);
    repo.commit('b.sh', SECRET);
    head = repo.commit('.github/workflows/release.yml', WORKFLOW);
    repo.git(['update-ref', 'refs/merge-requests/7/head', head]);
    repo.git(['checkout', '-q', 'main']);
    repo.commit('later.sh', SECRET.replace('QWERTZ', 'QWERTA'));
  });
  afterEach(() => {
    for (const clone of clones) clone.remove();
    repo.remove();
  });
  const cloned = (...words: string[]): Checkout => {
    const clone = checkout([...words, `file://${repo.path}`]);
    clones.push(clone);
    return clone;
  };
  const judges = (ran: Ran): void => {
    assert.equal(ran.code, 1, ran.err);
    assert.match(ran.out, /^2 findings block this change:/);
    assert.match(ran.out, /identity\/undeclared/);
    assert.match(ran.out, /b\.sh/);
    assert.ok(!ran.out.includes('later.sh'));
    assert.ok(!ran.out.includes('::error'));
  };

  it('GitLab: a merge request, with the depth of its default and fetched, from a fork without its target', async () => {
    const environment = {
      GITLAB_CI: 'true',
      CI_PIPELINE_SOURCE: 'merge_request_event',
      CI_COMMIT_SHA: head,
      CI_PROJECT_ID: '5',
      CI_MERGE_REQUEST_IID: '7',
      CI_MERGE_REQUEST_PROJECT_ID: '5',
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '5',
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: repo.id('main~1'),
    };
    const shallow = cloned('--depth=1', '--branch=topic');
    const bare = await shallow.ci([], environment);
    assert.equal(bare.code, 2, bare.out);
    assert.match(bare.err, /Set GIT_DEPTH: "0" in the job's variables/);
    judges(await shallow.ci(['--fetch'], environment));
    const whole = cloned('--branch=topic');
    judges(await whole.ci([], environment));
    const fork = {
      ...environment,
      CI_PROJECT_ID: '9',
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '9',
      CI_MERGE_REQUEST_PROJECT_URL: 'https://gitlab.example.com/acme/web',
    };
    whole.git(['update-ref', 'refs/remotes/origin/main', 'HEAD']);
    judges(await whole.ci([], fork));
  });

  it('Azure Pipelines: a pull request, checked out as a merge', async () => {
    const clone = cloned();
    clone.git(['-c', 'user.name=x', '-c', 'user.email=x@example.com', 'merge', '-q', '--no-ff', '-m', 'merge', head]);
    const environment = {
      TF_BUILD: 'True',
      BUILD_REASON: 'PullRequest',
      BUILD_SOURCEVERSION: clone.git(['rev-parse', 'HEAD']).trim(),
      BUILD_SOURCEBRANCH: 'refs/pull/7/merge',
      SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main',
      SYSTEM_PULLREQUEST_SOURCECOMMITID: head,
    };
    judges(await clone.ci([], environment));
  });

  it('Bitbucket: a pull request in a clone of its branch alone', async () => {
    const environment = {
      BITBUCKET_BUILD_NUMBER: '1',
      BITBUCKET_COMMIT: head,
      BITBUCKET_BRANCH: 'topic',
      BITBUCKET_PR_ID: '7',
      BITBUCKET_PR_DESTINATION_BRANCH: 'main',
      BITBUCKET_PR_DESTINATION_COMMIT: repo.id('main'),
    };
    const clone = cloned('--single-branch', '--branch=topic');
    const bare = await clone.ci([], environment);
    assert.equal(bare.code, 2);
    assert.match(bare.err, /Set "clone: depth: full"/);
    judges(await clone.ci(['--fetch'], environment));
  });

  it('Jenkins: a change request that Jenkins has merged with its target', async () => {
    const clone = cloned();
    clone.git(['checkout', '-q', '--detach', head]);
    clone.git(['-c', 'user.name=x', '-c', 'user.email=x@example.com', 'merge', '-q', '-m', 'merge', 'origin/main']);
    const environment = { JENKINS_URL: 'https://jenkins.example.com/', CHANGE_ID: '7', CHANGE_TARGET: 'main' };
    judges(await clone.ci([], environment));
  });

  it('CircleCI: a branch against the default one, that the clone tells', async () => {
    judges(await cloned('--branch=topic').ci([], { CIRCLECI: 'true', CIRCLE_SHA1: head, CIRCLE_BRANCH: 'topic' }));
  });

  it('plain git: a branch against the default one, and that one whole', async () => {
    const clone = cloned('--branch=topic');
    judges(await clone.ci());
    clone.git(['checkout', '-q', 'main']);
    const whole = await clone.ci();
    assert.equal(whole.code, 1);
    assert.match(whole.out, /later\.sh/);
    clone.git(['checkout', '-q', '--detach']);
    assert.match((await clone.ci()).out, /later\.sh/);
  });

  it('plain git: a default branch of another name is asked for with --fetch, and the whole tree where nobody knows', async () => {
    repo.git(['branch', '-m', 'main', 'trunk']);
    const clone = cloned('--branch=topic');
    clone.git(['remote', 'set-head', 'origin', '--delete']);
    judges(await clone.ci(['--fetch']));
    const whole = await clone.ci();
    assert.equal(whole.code, 1);
    assert.match(whole.err, /Nothing tells which branch is the default one: the whole tree is looked at/);
  });

  it('outside of a repository ends with 2', async () => {
    const clone = cloned();
    clone.git(['checkout', '-q', 'main']);
    const { rmSync } = await import('node:fs');
    rmSync(`${clone.path}/.git`, { recursive: true });
    const { code, err } = await clone.ci();
    assert.equal(code, 2);
    assert.match(err, /not in a git repository/);
  });
});
