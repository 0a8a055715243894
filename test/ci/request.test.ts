import assert from 'node:assert/strict';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';
import { ACCESS_KEY, checkout, DECLARED, SECRET, WORKFLOW } from './clones';
import type { Checkout, Ran } from './clones';

/** GitHub's variables, and the payload, of a request to merge `topic` into `main`. */
function pullRequest(repo: Repository, head: string, more: Readonly<Record<string, string>> = {}, from = 'acme/web') {
  const environment = {
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_SHA: repo.id('refs/pull/7/merge'),
    GITHUB_SERVER_URL: 'https://github.example.com',
    GITHUB_REPOSITORY: 'acme/web',
    ...more,
  };
  const event = {
    pull_request: {
      number: 7,
      base: { ref: 'main', sha: repo.id('main'), repo: { full_name: 'acme/web' } },
      head: { ref: 'topic', sha: head, repo: { full_name: from } },
    },
    repository: { default_branch: 'main' },
  };
  return { environment, event };
}

describe('nhi ci on a pull request', () => {
  let repo: Repository;
  let clones: Checkout[];
  beforeEach(() => {
    repo = repository();
    clones = [];
    repo.git(['config', 'uploadpack.allowAnySHA1InWant', 'true']);
    repo.commit('nhi.yaml', 'version: 1\n');
    repo.commit('old.sh', SECRET.replace('QWERTZ', 'QWERTB'));
    repo.git(['checkout', '-q', '-b', 'topic']);
  });
  afterEach(() => {
    for (const clone of clones) clone.remove();
    repo.remove();
  });

  /** Makes the refs that GitHub makes, and goes on at the target. @returns the head's id */
  const open = (): string => {
    const head = repo.id('topic');
    repo.git(['checkout', '-q', '--detach', 'main']);
    repo.git(['merge', '-q', '--no-ff', '-m', 'Merge', head]);
    repo.git(['update-ref', 'refs/pull/7/merge', 'HEAD']);
    repo.git(['update-ref', 'refs/pull/7/head', head]);
    repo.git(['checkout', '-q', 'main']);
    return head;
  };
  /** As actions/checkout does it with `fetch-depth: 0`, or with another depth. */
  const checkedOut = (depth?: number): Checkout => {
    const clone = checkout([...(depth === undefined ? [] : [`--depth=${depth}`]), `file://${repo.path}`]);
    clones.push(clone);
    clone.git([
      'fetch',
      '-q',
      ...(depth === undefined ? [] : [`--depth=${depth}`]),
      'origin',
      '+refs/pull/7/merge:refs/remotes/pull/7/merge',
    ]);
    clone.git(['checkout', '-q', '--detach', 'refs/remotes/pull/7/merge']);
    return clone;
  };
  const judged = (head: string, words: readonly string[] = [], depth?: number): Promise<Ran> => {
    const { environment, event } = pullRequest(repo, head);
    return checkedOut(depth).ci(words, environment, event);
  };

  it('blocks the secret that it adds, annotates its line, and names the commit that no hook has seen', async () => {
    const id = repo.commit('b.sh', SECRET);
    const { code, out, err, summary, output } = await judged(open());
    assert.equal(code, 1, err);
    assert.match(
      out,
      /^::error file=b\.sh,line=1,col=\d+,endLine=1,endColumn=\d+,title=secret\/aws-access-key \(new in this change\)::/m,
    );
    assert.match(out, /1 finding blocks this change:/);
    assert.ok(
      out.includes(`The hooks would have stopped commit ${id.slice(0, 12)} before the push: nhi hooks install`),
    );
    assert.match(summary, /^### NHI Guard: 1 finding blocks this change$/m);
    assert.ok(summary.includes(`https://github.example.com/acme/web/blob/${id}/b.sh#L1`));
    assert.equal(output, 'findings=1\nblocking=1\n');
    for (const text of [out, err, summary, output]) assert.ok(!text.includes(ACCESS_KEY));
  });

  it('passes where it brings nothing, and says what was there before only of the files it touches', async () => {
    repo.commit('b.sh', 'echo fine\n');
    const { code, out, output } = await judged(open());
    assert.equal(code, 0);
    assert.match(out, /^Nothing blocks this change\.$/m);
    assert.match(out, /^Inventory: no identity comes or goes\.$/m);
    assert.ok(!out.includes('old.sh'));
    assert.equal(output, 'findings=0\nblocking=0\n');
    repo.git(['checkout', '-q', 'topic']);
    repo.commit('old.sh', `# more\n${SECRET.replace('QWERTZ', 'QWERTB')}`);
    const again = await judged(open());
    assert.equal(again.code, 0);
    assert.match(again.out, /There before this change.*\n {2}old\.sh:2 {2}secret\/aws-access-key/);
    assert.match(again.out, /^::notice file=old\.sh,line=2/m);
  });

  it('blocks a secret that one commit adds and a later one takes out, and says where it stays', async () => {
    const id = repo.commit('b.sh', SECRET);
    repo.commit('b.sh', 'echo fine\n');
    const { code, out } = await judged(open());
    assert.equal(code, 1);
    assert.ok(out.includes(`Taken out again, and still in commit ${id.slice(0, 12)}: An AWS access key`));
    assert.equal(out.match(/^::error /gm)?.length, 1);
  });

  it('blocks a secret in a message, and reports one that many commits move about once', async () => {
    repo.commit('b.sh', SECRET);
    repo.commit('c.sh', `# moved\n${SECRET}`);
    repo.git(['rm', '-q', 'b.sh']);
    repo.git(['commit', '-q', '-m', `take out ${ACCESS_KEY.replace('QWERTZ', 'QWERTC')}`]);
    const { code, out } = await judged(open());
    assert.equal(code, 1);
    assert.deepEqual(
      [...out.matchAll(/^::error file=([^,]+),/gm)].map(([, path]) => path?.replace(/[\da-f]{40}/, 'ID')),
      ['c.sh', 'commit%3AID'],
    );
  });

  it('judges identities at the end: one that a later commit declares is in order, one that none does is not', async () => {
    repo.commit('.github/workflows/release.yml', WORKFLOW);
    const open1 = await judged(open());
    assert.equal(open1.code, 1);
    assert.match(open1.out, /title=identity\/undeclared/);
    assert.match(open1.out, /Inventory: \+1 identity \(gha:secret\/NPM_TOKEN, undeclared\)\./);
    repo.git(['checkout', '-q', 'topic']);
    repo.commit('nhi.yaml', DECLARED);
    const { code, out } = await judged(open());
    assert.equal(code, 0, out);
    assert.match(out, /Inventory: \+1 identity \(npm, declared\)\./);
  });

  it('takes nothing for coming or going that another file goes on using', async () => {
    repo.git(['checkout', '-q', 'main']);
    repo.commit('nhi.yaml', DECLARED);
    repo.commit('.github/workflows/release.yml', WORKFLOW);
    repo.git(['checkout', '-q', '-B', 'topic']);
    repo.commit('.github/workflows/other.yml', WORKFLOW);
    const { code, out } = await judged(open());
    assert.equal(code, 0, out);
    assert.match(out, /Inventory: no identity comes or goes\./);
  });

  it('is judged by the policy of the target’s tip, and says first what it would weaken', async () => {
    repo.git(['checkout', '-q', 'main']);
    repo.commit('nhi.yaml', 'version: 1\npolicy:\n  profile: standard\n');
    repo.git(['checkout', '-q', 'topic']);
    repo.commit('nhi.yaml', 'version: 1\npolicy:\n  severities:\n    secret/aws-access-key: info\n');
    repo.commit('b.sh', SECRET);
    repo.tries(['merge', '-q', '-s', 'ours', '-m', 'ours', 'main']);
    const { code, out } = await judged(open());
    assert.equal(code, 1, out);
    assert.match(out, /^::error file=b\.sh/m);
    assert.match(out, /What this change weakens or waives:\n\nnhi\.yaml\n/);
    assert.match(out, /policy\/weakened/);
  });

  const waived = [
    'version: 1',
    'waivers:',
    '  - rule: secret/aws-access-key',
    '    paths: ["b.sh"]',
    '    until: 2031-04-01',
    "    reason: the vendor's sample",
    '',
  ].join('\n');

  it('is excused by a waiver that it adds, which is said first, but not where it comes from a fork', async () => {
    repo.commit('b.sh', SECRET);
    repo.commit('nhi.yaml', waived);
    const head = open();
    const own = await judged(head);
    assert.equal(own.code, 0, own.out);
    assert.match(own.out, /What this change weakens or waives:\n\nnhi\.yaml\n.*waiver\/added/);
    const { environment, event } = pullRequest(repo, head, {}, 'mallory/web');
    const fork = await checkedOut().ci([], environment, event);
    assert.equal(fork.code, 1, fork.out);
    assert.match(fork.out, /^::error file=b\.sh/m);
    assert.ok(!fork.out.includes('The hooks would have stopped'), 'a hook takes the waiver');
  });

  it('sees nothing of what the target has got meanwhile, however the two were merged', async () => {
    repo.commit('b.sh', 'echo 1\n');
    repo.git(['checkout', '-q', 'main']);
    repo.commit('later.sh', SECRET);
    repo.git(['checkout', '-q', 'topic']);
    repo.git(['merge', '-q', '--no-edit', 'main']);
    repo.commit('b.sh', 'echo 2\n');
    repo.git(['checkout', '-q', 'main']);
    repo.commit('latest.sh', SECRET);
    const { code, out } = await judged(open());
    assert.equal(code, 0, out);
  });

  it('blocks what a merge commit brings that neither side has', async () => {
    repo.commit('b.sh', 'echo 1\n');
    repo.git(['checkout', '-q', 'main']);
    repo.commit('c.sh', 'echo 1\n');
    repo.git(['checkout', '-q', 'topic']);
    repo.git(['merge', '-q', '--no-commit', 'main']);
    repo.stage('evil.sh', SECRET);
    repo.git(['commit', '-q', '-m', 'merge']);
    const { code, out } = await judged(open());
    assert.equal(code, 1);
    assert.match(out, /^::error file=evil\.sh/m);
  });

  it('never passes in a shallow clone: it says what to fetch and ends with 2; with --fetch it fetches that', async () => {
    repo.commit('b.sh', SECRET);
    repo.commit('b.sh', 'echo fine\n');
    const head = open();
    const bare = await judged(head, [], 1);
    assert.equal(bare.code, 2, bare.out);
    assert.match(bare.err, /does not hold/);
    assert.match(bare.err, /Give actions\/checkout fetch-depth: 0; or let nhi ci --fetch/);
    assert.match(bare.out, /^::error title=NHI Guard::this clone does not hold [^\n]+\n$/);
    const fetched = await judged(head, ['--fetch'], 1);
    assert.equal(fetched.code, 1, fetched.err);
    assert.match(fetched.out, /Taken out again/);
  });

  it('with --fetch goes as deep as the two went apart', async () => {
    for (let count = 0; count < 60; count++) repo.commit('b.sh', `echo ${count}\n`);
    repo.commit('c.sh', SECRET);
    repo.git(['checkout', '-q', 'main']);
    repo.commit('later.sh', SECRET);
    const { code, out, err } = await judged(open(), ['--fetch'], 1);
    assert.equal(code, 1, err);
    assert.equal(out.match(/^::error /gm)?.length, 1);
    assert.match(out, /^::error file=c\.sh/m);
  });

  it('of a fork is judged by a workflow of the target that never checks it out', async () => {
    repo.commit('b.sh', SECRET);
    const head = open();
    const { event } = pullRequest(repo, head, {}, 'mallory/web');
    const clone = checkout(['--depth=1', '--branch=main', `file://${repo.path}`]);
    clones.push(clone);
    const environment = {
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'pull_request_target',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SHA: repo.id('main'),
    };
    const { code, out, err } = await clone.ci(['--fetch'], environment, event);
    assert.equal(code, 1, err);
    assert.match(out, /^::error file=b\.sh/m);
  });

  it('in a merge queue is judged as it will be on the target', async () => {
    repo.commit('b.sh', SECRET);
    open();
    const base = repo.id('main');
    const head = repo.id('refs/pull/7/merge');
    const environment = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'merge_group', GITHUB_SHA: head };
    const event = { merge_group: { base_ref: 'refs/heads/main', base_sha: base, head_sha: head } };
    const { code, out } = await checkedOut().ci([], environment, event);
    assert.equal(code, 1, out);
    assert.match(out, /^::error file=b\.sh/m);
  });

  it('is not blocked by an entry that has ended and that it does not touch; the scheduled run is', async () => {
    repo.git(['checkout', '-q', 'main']);
    repo.commit('nhi.yaml', DECLARED.replace('2031-06-30', '2031-01-31'));
    repo.commit('.github/workflows/release.yml', WORKFLOW);
    repo.git(['checkout', '-q', '-B', 'topic']);
    repo.commit('b.sh', 'echo fine\n');
    assert.equal((await judged(open())).code, 0);
    repo.git(['checkout', '-q', 'topic']);
    repo.commit('nhi.yaml', DECLARED.replace('2031-06-30', '2031-02-01'));
    const touched = await judged(open());
    assert.equal(touched.code, 1, touched.out);
    assert.match(touched.out, /identity\/expired/);
    const environment = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'schedule', GITHUB_SHA: repo.id('main') };
    const clone = checkedOut();
    clone.git(['checkout', '-q', 'origin/main']);
    const scheduled = await clone.ci([], environment);
    assert.equal(scheduled.code, 1, scheduled.out);
    assert.match(scheduled.out, /identity\/expired/);
  });

  it('whose target is gone ends with 2', async () => {
    repo.commit('b.sh', 'echo fine\n');
    const { event } = pullRequest(repo, open());
    const { environment } = pullRequest(repo, repo.id('topic'), { GITHUB_REF: 'refs/pull/7/head' });
    const clone = checkout(['--branch=topic', `file://${repo.path}`]);
    clones.push(clone);
    clone.git(['update-ref', '-d', 'refs/remotes/origin/main']);
    event.pull_request.base.sha = 'a'.repeat(40);
    repo.git(['checkout', '-q', '--detach']);
    repo.git(['branch', '-D', 'main']);
    for (const words of [[], ['--fetch']]) {
      const { code, err, out } = await clone.ci(words, environment, event);
      assert.equal(code, 2, out);
      assert.match(
        err,
        words.length === 0 ? /does not hold the branch main/ : /cannot fetch the branch main: fatal: couldn't find/,
      );
    }
  });

  it('in a partial clone that lacks a file to be read ends with 2', async () => {
    repo.commit('b.sh', SECRET);
    const head = open();
    repo.git(['config', 'uploadpack.allowFilter', 'true']);
    const { environment, event } = pullRequest(repo, head, { GITHUB_REF: 'refs/pull/7/head', GITHUB_SHA: head });
    const clone = checkout(['--filter=blob:none', '--no-checkout', '--branch=topic', `file://${repo.path}`]);
    clones.push(clone);
    const { code, err, out } = await clone.ci([], environment, event);
    assert.equal(code, 2, out);
    assert.match(err, /b\.sh.* missing from this clone; a partial clone gets it with/);
    assert.match(out, /^::error file=b\.sh,.*title=skipped\/unreadable::/m);
  });

  it('from a fork that is a second remote is compared with the target of its own', async () => {
    repo.commit('b.sh', SECRET);
    repo.git(['checkout', '-q', 'main']);
    const target = repository();
    target.git(['fetch', '-q', repo.path, 'main:theirs']);
    target.git(['checkout', '-q', '-B', 'main', 'theirs']);
    target.commit('nhi.yaml', 'version: 1\npolicy:\n  profile: strict\n');
    const clone = checkout(['--branch=topic', `file://${repo.path}`]);
    clones.push(clone);
    clone.git(['remote', 'add', 'upstream', target.path]);
    clone.git(['fetch', '-q', 'upstream']);
    const { code, out } = await clone.ci(['--base', 'upstream/main', '--format', 'json']);
    assert.equal(code, 1);
    const report = JSON.parse(out) as { profile: string; findings: { path: string }[] };
    assert.equal(report.profile, 'strict');
    assert.deepEqual(
      report.findings.map(({ path }) => path),
      ['b.sh'],
    );
    target.remove();
  });

  it('prints no token of the environment, and nothing that the host takes for a command', async () => {
    const token = ['ghs', 'A'.repeat(36)].join('_');
    const evil = '::stop-commands::x\n::error::pwned ##vso[task.complete]';
    repo.commit('b.sh', `# ${evil}\n${SECRET}`, evil);
    const other = SECRET.replace('QWERTZ', 'QWERTD');
    repo.commit('::error::file%0A,x=y.sh', other);
    const head = open();
    const { environment, event } = pullRequest(repo, head, { GITHUB_TOKEN: token, GITHUB_HEAD_REF: evil });
    Object.assign(event.pull_request, { title: evil, body: token });
    Object.assign(event.pull_request.head, { ref: evil });
    const { code, out, err, summary, output } = await checkedOut().ci(['--verbose', '--all'], environment, event);
    assert.equal(code, 1, err);
    for (const text of [out, err, summary, output]) {
      assert.ok(!text.includes(token) && !text.includes(ACCESS_KEY));
      assert.ok(!/^ *::(?:stop-commands|error::)/m.test(text), text);
      assert.ok(!text.includes('##vso['));
    }
    assert.equal(out.match(/^::/gm)?.length, 2);
  });

  it('is compared with what --base and --head say, also without any host', async () => {
    repo.commit('b.sh', SECRET);
    open();
    const clone = checkout([`file://${repo.path}`]);
    clones.push(clone);
    const found = await clone.ci(['--base', 'main', '--head', 'origin/topic']);
    assert.equal(found.code, 1, found.err);
    assert.match(found.out, /^1 finding blocks this change:\n\nb\.sh\n/);
    const nowhere = await clone.ci(['--base', 'nowhere']);
    assert.equal(nowhere.code, 2);
    assert.match(nowhere.err, /this clone does not hold the branch nowhere, .*\n.*git fetch/);
    const { environment, event } = pullRequest(repo, repo.id('topic'), { GITHUB_REF: 'refs/pull/7/head' });
    const expression = await clone.ci(
      ['--base', 'origin/topic~1', '--head', 'origin/topic', '--fetch'],
      environment,
      event,
    );
    assert.equal(expression.code, 1, expression.err);
    const empty = await clone.ci(['--base', 'origin/topic~0', '--head', 'origin/topic', '--fetch'], environment, event);
    assert.equal(empty.code, 0, empty.out);
    const option = await clone.ci(['--base=--output=x']);
    assert.equal(option.code, 2);
    assert.match(option.err, /does not hold --output=x/);
  });

  it('says the command that brings what a clone of one branch lacks, shallow or not', async () => {
    repo.commit('b.sh', SECRET);
    open();
    for (const depth of [['--depth=1'], []]) {
      const clone = checkout([...depth, '--single-branch', '--branch=topic', `file://${repo.path}`]);
      clones.push(clone);
      const { code, err } = await clone.ci(['--base', 'main']);
      assert.equal(code, 2);
      const [, words = ''] = /Run: git (.*); or let nhi ci --fetch/.exec(err) ?? [];
      clone.git(words.split(' '));
      const found = await clone.ci(['--base', 'main']);
      assert.equal(found.code, 1, found.err);
    }
  });

  it('advises nothing that was tried, and of a partial clone no more of the history', async () => {
    repo.git(['config', 'uploadpack.allowFilter', 'true']);
    repo.commit('b.sh', SECRET);
    open();
    const clone = checkout(['--filter=tree:0', '--no-checkout', '--branch=topic', `file://${repo.path}`]);
    clones.push(clone);
    const partial = await clone.ci(['--base', 'origin/main']);
    assert.equal(partial.code, 2);
    assert.match(partial.err, /git fetch --refetch --no-filter .*\nnhi: What was not compared does not pass\.\n$/);
    const expression = await clone.ci(['--base', 'main~99', '--fetch']);
    assert.equal(expression.code, 2);
    assert.ok(!expression.err.includes('or let nhi ci --fetch'), expression.err);
  });

  it('writes every report that is asked for, each about the change', async () => {
    repo.commit('b.sh', SECRET);
    const words = ['--report', 'sarif=a.sarif', '--report', 'gitlab-secret-detection=b.json', '--format', 'json'];
    const { code, out, saved } = await judged(open(), words);
    assert.equal(code, 1);
    assert.deepEqual([...saved.keys()], ['a.sarif', 'b.json']);
    const { findings } = JSON.parse(out) as { findings: { isNew?: boolean }[] };
    assert.equal(findings.length, 1);
    for (const text of [out, ...saved.values()]) assert.ok(!text.includes(ACCESS_KEY));
  });
});
