import assert from 'node:assert/strict';
import { scanFiles } from '../../scan/memory';

const WORKFLOW = '.github/workflows/pr.yml';

/** @returns `line severity: message` of what one rule says of a workflow */
function said(rule: string, text: string): string[] {
  return scanFiles({ [WORKFLOW]: text })
    .findings.filter((finding) => finding.rule === rule)
    .map(({ place, severity, message }) => `${String(place.start.line)} ${severity}: ${message}`);
}

/** One job: what starts it, more keys of it, its steps. */
function job(
  on: string,
  steps: readonly string[],
  more: readonly string[] = [],
  permissions = '{ contents: read }',
): string {
  const head = [`on: ${on}`, `permissions: ${permissions}`, 'jobs:', '  a:', '    runs-on: ubuntu-24.04'];
  return [
    ...head,
    ...more.map((line) => `    ${line}`),
    '    steps:',
    ...steps.map((line) => `      ${line}`),
    '',
  ].join('\n');
}

const TOKEN = '- { uses: example/comment@v3, with: { token: "${{ secrets.BOT_TOKEN }}" } }';
const HEAD = '${{ github.event.pull_request.head.sha }}';
const checkout = (inputs: string): string => `- { uses: actions/checkout@v5, with: { ${inputs} } }`;
const FOREIGN = checkout(`ref: "${HEAD}"`);

describe('privilege/untrusted-code', () => {
  const code = (on: string, steps: readonly string[], more: readonly string[] = [], permissions?: string): string[] =>
    said('privilege/untrusted-code', job(on, steps, more, permissions));

  it('is told where the step stands that runs it, with what it gains and where it came from', () => {
    const text = job('pull_request_target', [FOREIGN, '- run: |', '    # npm test', '    npm ci', TOKEN]);
    assert.deepEqual(said('privilege/untrusted-code', text), [
      '10 warning: This runs what a pull request brings, with BOT_TOKEN',
    ]);
    const finding = scanFiles({ [WORKFLOW]: text }).findings.find(({ rule }) => rule.endsWith('untrusted-code'));
    assert.ok(finding);
    assert.deepEqual(
      finding.related.map(({ start }) => start.line),
      [7],
    );
    assert.equal(text.slice(finding.place.range.start, finding.place.range.end), 'npm ci');
    assert.deepEqual(said('privilege/untrusted-trigger', text), [], 'one thing wrong is one finding');
  });

  it('knows the commands, actions and files that run what lies there', () => {
    for (const step of [
      '- run: sudo make test',
      '- run: cd src && CI=1 yarn',
      '- run: pip install -r requirements.txt',
      '- run: if ./configure; then true; fi',
      '- run: python3 tools/x.py',
      '- run: go test ./...',
      '- run: docker build -t x .',
      '- uses: ./.github/actions/build',
      '- { uses: pre-commit/action@v3 }',
      '- { uses: ruby/setup-ruby@v1, with: { bundler-cache: true } }',
    ])
      assert.equal(code('pull_request_target', [FOREIGN, step, TOKEN]).length, 1, step);
  });

  it('leaves alone what only reads it', () => {
    for (const step of [
      '- run: echo make test',
      '- run: apt-get install make',
      '- run: wc -l *.md # then make',
      '- run: git diff --stat | cat',
      '- run: npm install -g markdownlint',
      '- { uses: ruby/setup-ruby@v1 }',
      '- uses: example/lint@v2',
    ])
      assert.deepEqual(code('pull_request_target', [FOREIGN, step, TOKEN]), [], step);
  });

  it('follows the folder that it is put into', () => {
    const apart = checkout(`ref: "${HEAD}", path: theirs`);
    for (const step of [
      '- { run: make, working-directory: theirs }',
      '- run: cd theirs && make',
      '- run: make -C theirs',
    ])
      assert.equal(code('pull_request_target', [apart, step, TOKEN]).length, 1, step);
    for (const step of ['- run: make', '- run: cd not-theirs && make', '- run: make TITLE=theirs-or-not'])
      assert.deepEqual(code('pull_request_target', [apart, step, TOKEN]), [], step);
    assert.deepEqual(code('pull_request_target', [FOREIGN, '- uses: actions/checkout@v5', '- run: make', TOKEN]), []);
  });

  it('knows the ways by which it comes', () => {
    const run = '- run: make';
    assert.equal(code('issue_comment', ['- run: gh pr checkout 1', run, TOKEN]).length, 1);
    assert.equal(code('issue_comment', ['- run: git fetch origin pull/1/head', run, TOKEN]).length, 1);
    const workflowRun = checkout('ref: "${{ github.event.workflow_run.head_sha }}"');
    assert.equal(code('{ workflow_run: { workflows: [ci] } }', [workflowRun, run, TOKEN]).length, 1);
    assert.deepEqual(code('pull_request', [FOREIGN, run, TOKEN]), [], 'a fork gets nothing there');
    assert.deepEqual(code('pull_request_target', ['- uses: actions/checkout@v5', run, TOKEN]), [], 'its own code');
  });

  it('asks what there is to gain', () => {
    const steps = [FOREIGN, '- run: make'];
    assert.deepEqual(code('pull_request_target', steps), []);
    assert.match(code('pull_request_target', steps, [], '{ contents: write }').join(), /with a token that may write$/);
    assert.match(
      said('privilege/untrusted-code', job('pull_request_target', steps).replace(/^permissions.*\n/m, '')).join(),
      /with a token whose rights the file does not say$/,
    );
    const names = ['A_TOKEN', 'B_TOKEN', 'C_TOKEN', 'D_TOKEN'].map((name) => `${name}: "\${{ secrets.${name} }}"`);
    assert.match(
      code('pull_request_target', steps, [`env: { ${names.join(', ')} }`]).join(),
      /with A_TOKEN, B_TOKEN, C_TOKEN and more$/,
    );
  });

  it('leaves alone jobs that ask who it is, and those that wait for a person', () => {
    const steps = [FOREIGN, '- run: make', TOKEN];
    for (const more of [
      "if: github.actor == 'bot'",
      'if: github.event.pull_request.merged',
      'if: github.event.pull_request.head.repo.full_name == github.repository',
      'environment: previews',
    ])
      assert.deepEqual(code('pull_request_target', steps, [more]), [], more);
    const runOf = "if: github.event.workflow_run.event == 'push'";
    const head = checkout('ref: "${{ github.event.workflow_run.head_branch }}"');
    assert.deepEqual(code('{ workflow_run: { workflows: [ci] } }', [head, '- run: make', TOKEN], [runOf]), []);
  });
});

describe('privilege/untrusted-text', () => {
  const text = (on: string, script: string, more: readonly string[] = []): string[] =>
    said('privilege/untrusted-text', job(on, [`- run: ${script}`, TOKEN], more));

  it('is told at the expression', () => {
    assert.deepEqual(text('issues', './label "${{ github.event.issue.title }}"'), [
      '7 warning: github.event.issue.title is a part of the script, which has BOT_TOKEN',
    ]);
    assert.equal(text('pull_request_target', "echo ${{ github['head_ref'] }}").length, 1);
    assert.equal(text('issue_comment', "x ${{ format('{0}', github.event.comment.body) || 'none' }}").length, 1);
    const script =
      '- { uses: actions/github-script@v7, with: { script: "log(`${{ github.event.discussion.body }}`)" } }';
    assert.equal(said('privilege/untrusted-text', job('discussion', [script, TOKEN])).length, 1);
  });

  it('leaves alone what no stranger writes, what the event does not bring, and what is only compared', () => {
    for (const [on, script] of [
      ['issues', 'echo ${{ github.event.issue.number }}'],
      ['issues', 'echo ${{ github.head_ref }}'],
      ['push', 'echo ${{ github.event.issue.title }}'],
      ['pull_request', 'echo ${{ github.event.pull_request.title }}'],
      ['issues', "echo ${{ contains(github.event.issue.title, 'bug') }}"],
      ['issues', "echo ${{ github.event.issue.title == 'bug' }}"],
    ] as const)
      assert.deepEqual(text(on, script), [], `${on} ${script}`);
    const byEnv = ['- { run: "echo $T", env: { T: "${{ github.event.issue.title }}" } }', TOKEN];
    assert.deepEqual(said('privilege/untrusted-text', job('issues', byEnv)), []);
    assert.deepEqual(text('issues', 'x ${{ github.event.issue.title }}', ['if: github.actor == 1']), []);
  });
});

describe('privilege/untrusted-on-runner', () => {
  const runner = (on: string, label: string, more: readonly string[] = []): string[] =>
    said(
      'privilege/untrusted-on-runner',
      job(on, ['- uses: actions/checkout@v5', '- run: make'], more).replace('ubuntu-24.04', label),
    );

  it('is told where pull requests start the job', () => {
    assert.deepEqual(runner('[push, pull_request]', '[self-hosted, linux]'), [
      '5 info: Pull requests run on this machine, with whatever it may do',
    ]);
    const brought = job('pull_request_target', [FOREIGN, '- run: make']).replace('ubuntu-24.04', 'self-hosted');
    assert.equal(said('privilege/untrusted-on-runner', brought).length, 1);
  });

  it('leaves alone pushes, jobs that ask who it is, and copies of the repository that have one', () => {
    assert.deepEqual(runner('push', 'self-hosted'), []);
    assert.deepEqual(runner('pull_request_target', 'self-hosted'), [], 'runs the repository’s own code');
    assert.deepEqual(
      runner('pull_request', 'self-hosted', ['if: github.event.pull_request.head.repo.fork == false']),
      [],
    );
    assert.deepEqual(
      runner('pull_request', "${{ github.repository == 'a/b' && 'self-hosted' || 'ubuntu-24.04' }}"),
      [],
    );
  });
});

describe('credential/token-in-artifact', () => {
  const artifact = (uses: string, inputs: string, from = 'actions/checkout@v4'): string[] =>
    said('credential/token-in-artifact', job('push', [`- uses: ${from}`, `- { uses: ${uses}, with: { ${inputs} } }`]));
  const HASH = '0123456789abcdef0123456789abcdef01234567';

  it('is told of artifacts that take hidden files of the whole folder', () => {
    const message = '8 warning: This artifact holds the token that checkout keeps';
    assert.deepEqual(artifact('actions/upload-artifact@v3', 'path: .'), [message]);
    assert.deepEqual(artifact('actions/upload-artifact@v4.3.1', 'path: ./'), [message]);
    const hidden = 'path: "${{ github.workspace }}", include-hidden-files: true';
    assert.deepEqual(artifact('actions/upload-artifact@v4', hidden), [message]);
    assert.deepEqual(artifact('actions/upload-artifact@v4', hidden, `actions/checkout@${HASH} # v4.2.2`), [message]);
  });

  it('leaves alone what takes no hidden files, a part of the folder, or finds no token', () => {
    const hidden = 'path: ., include-hidden-files: true';
    assert.deepEqual(artifact('actions/upload-artifact@v4', 'path: .'), []);
    assert.deepEqual(artifact('actions/upload-artifact@v3', 'path: dist'), []);
    assert.deepEqual(artifact('actions/upload-artifact@v4', hidden, 'actions/checkout@v6'), []);
    assert.deepEqual(
      artifact('actions/upload-artifact@v4', hidden, `actions/checkout@${HASH}`),
      [],
      'no version known',
    );
    const text = job('push', [
      checkout('persist-credentials: false').replace('v5', 'v4'),
      `- { uses: actions/upload-artifact@v4, with: { ${hidden} } }`,
    ]);
    assert.deepEqual(said('credential/token-in-artifact', text), []);
  });
});
