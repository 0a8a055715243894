import { strict as assert } from 'node:assert';
import { join } from 'node:path';
import type { Log } from 'sarif';
import type { JsonReport } from '../../scanner/report';
import { repository } from '../sources/repository';
import type { Repository } from '../sources/repository';
import { ACCESS_KEY, nhiIn } from './acme-folder';
import type { FakeOptions } from './fake-host';

/** In pieces, as a line that holds it waives something. */
const ALLOW = 'nhi' + '-allow';

const LEAK = `export AWS_ACCESS_KEY_ID=${ACCESS_KEY}\n`;
/** Another key, made of the same letters. */
const OTHER_KEY = ACCESS_KEY.slice(0, 4) + Array.from(ACCESS_KEY.slice(4)).reverse().join('');

let repo: Repository;
beforeEach(() => {
  repo = repository();
});
afterEach(() => {
  repo.remove();
});

const nhi = (line: string, options: FakeOptions = {}) => nhiIn(repo.path, line, options);

async function json(line: string, options: FakeOptions = {}): Promise<JsonReport & { code: number }> {
  const { code, out, err } = await nhi(`${line} --format json`, options);
  assert.equal(err, '');
  return { ...(JSON.parse(out) as JsonReport), code };
}

const found = ({ findings }: JsonReport): string[] =>
  findings.map(({ path, line, rule, isNew, waived }) =>
    [
      `${path}:${line}`,
      rule,
      ...(isNew === undefined ? [] : [isNew ? 'new' : 'old']),
      ...(waived ? ['waived'] : []),
    ].join(' '),
  );

describe('nhi scan --history', () => {
  const at = (day: string, author: string, path: string, text: string): string => {
    repo.stage(path, text);
    const date = `${day}T12:00:00Z`;
    const who = { GIT_AUTHOR_NAME: author, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    repo.git(['commit', '-q', '-m', `change ${path}`], '', who);
    return repo.id('HEAD');
  };

  it('names each secret once, with the first commit that had it, its author and its day', async () => {
    at('2030-01-01', 'Ada', 'README', 'Hello\n');
    const first = at('2030-02-01', 'Grace', 'a.sh', `# setup\n${LEAK}`);
    at('2030-03-01', 'Ada', 'a.sh', `# one line more\n# setup\n${LEAK}`);
    at('2030-04-01', 'Ada', 'b.sh', LEAK);
    at('2030-05-01', 'Ada', 'a.sh', '# gone\n');
    const report = await json('scan --history');
    assert.equal(report.code, 1);
    assert.deepEqual(found(report), ['a.sh:2 secret/aws-access-key']);
    const [finding = assert.fail()] = report.findings;
    assert.deepEqual(finding.origin, { commit: first, author: 'Grace <ada@example.com>', date: '2030-02-01' });
    assert.deepEqual(
      finding.related.map(({ path, line }) => `${path}:${line}`),
      ['b.sh:1'],
    );
    const { out } = await nhi('scan --history');
    assert.match(
      out,
      new RegExp(`^ +in commit ${first.slice(0, 12)} of 2030-02-01 by Grace <ada@example\\.com>$`, 'm'),
    );
    assert.match(out, /1 error in 1 file\. Read: 10 versions of files and messages \(.*\)\.\n$/);
    assert.ok(!out.includes(ACCESS_KEY));
  });

  it('is of HEAD; with --all of every branch; with --since of what came later', async () => {
    at('2030-01-01', 'Ada', 'a.sh', LEAK);
    at('2030-02-01', 'Ada', 'a.sh', '\n');
    repo.git(['checkout', '-q', '-b', 'side']);
    at('2030-03-01', 'Ada', 'side.sh', `K=${OTHER_KEY}\n`);
    repo.git(['checkout', '-q', 'main']);
    assert.deepEqual(found(await json('scan --history')), ['a.sh:1 secret/aws-access-key']);
    assert.equal(found(await json('scan --history --all')).length, 2);
    assert.deepEqual(found(await json('scan --history --since 2030-02-01')), []);
    assert.equal((await json('scan --history --since 2030-02-01')).code, 0);
  });

  it('reads messages of commits', async () => {
    repo.commit('a', '1', `Take away ${ACCESS_KEY}`);
    assert.deepEqual(found(await json('scan --history')), [`commit:${repo.id('HEAD')}:1 secret/aws-access-key`]);
  });

  it('is excused by what excuses the secret in the last commit, wherever it stood', async () => {
    at('2030-01-01', 'Ada', 'old/a.sh', LEAK);
    repo.git(['rm', '-q', 'old/a.sh']);
    repo.commit('b.sh', `# ${ALLOW} secret/aws-access-key until 2031-04-01: a sample\n${LEAK}`);
    repo.commit('c.sh', `K=${OTHER_KEY}\n`);
    repo.git(['rm', '-q', 'c.sh']);
    repo.commit(
      'nhi.yaml',
      'version: 1\nwaivers:\n  - { rule: secret/aws-access-key, paths: [c.sh], until: 2031-04-01, reason: revoked, approved_by: ada }\n',
    );
    const report = await json('scan --history');
    assert.deepEqual(found(report), ['c.sh:1 secret/aws-access-key waived', 'old/a.sh:1 secret/aws-access-key waived']);
    assert.deepEqual(
      report.findings.map(({ waived }) => waived?.reason),
      ['revoked', 'a sample'],
    );
    assert.equal(report.code, 0);
  });

  it('is excused by the baseline, whose own older versions are no secrets', async () => {
    repo.commit('a.sh', LEAK);
    await nhi('baseline create');
    repo.git(['add', '.']);
    repo.git(['commit', '-q', '-m', 'Begin with a baseline']);
    repo.git(['rm', '-q', 'nhi-baseline.yaml']);
    await nhi('baseline create');
    repo.git(['add', '.']);
    repo.git(['commit', '-q', '-m', 'Begin again']);
    assert.deepEqual(found(await json('scan --history')), ['a.sh:1 secret/aws-access-key waived']);
  });

  it('is nothing before the first commit', async () => {
    assert.deepEqual(await nhi('scan --history'), { code: 0, out: '0 files: there is nothing to look at.\n', err: '' });
  });

  it('is refused in a shallow clone, which says what to fetch', async () => {
    repo.commit('a', '1');
    repo.commit('a', '2');
    repo.git(['clone', '-q', '--depth=1', `file://${repo.path}`, 'clone']);
    const { code, out, err } = await nhiIn(join(repo.path, 'clone'), 'scan --history');
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^nhi: this clone is shallow .* git fetch --unshallow/);
  });
});

describe('nhi scan --range', () => {
  beforeEach(() => {
    repo.commit('old.sh', `K=${OTHER_KEY}\n`);
    repo.git(['checkout', '-q', '-b', 'topic']);
    repo.commit('a.sh', LEAK);
    repo.commit('a.sh', '# taken out\n');
    repo.commit('old.sh', `# moved\nK=${OTHER_KEY}\n`);
  });

  it('blocks for what a commit brings, also where a later one takes it out, and names the commit', async () => {
    const leaking = repo.id('HEAD~2');
    for (const range of ['main..topic', 'main...topic', 'main..', 'HEAD~3..HEAD']) {
      const report = await json(`scan --range ${range}`);
      assert.deepEqual(
        [report.code, found(report)],
        [1, ['a.sh:1 secret/aws-access-key new', 'old.sh:2 secret/aws-access-key old']],
        range,
      );
      assert.equal(report.findings[0]?.origin?.commit, leaking);
      assert.match(report.findings[0].origin.author ?? '', /^Ada </);
    }
    const { out } = await nhi('scan --range main..topic');
    assert.match(out, /^1 finding blocks this change:\n/);
    assert.match(out, new RegExp(`^ +in commit ${leaking.slice(0, 12)} of .* by Ada <ada@example\\.com>$`, 'm'));
    assert.match(out, /^There before this change, in the files that it touches:\n {2}old\.sh:2/m);
  });

  it('is clean where the commits bring nothing', async () => {
    repo.git(['checkout', '-q', 'main']);
    repo.commit('main.sh', LEAK);
    assert.equal((await nhi('scan --range topic~1..topic')).code, 0);
    assert.deepEqual(await nhi('scan --range HEAD..HEAD'), {
      code: 0,
      out: '0 files: there is nothing to look at.\n',
      err: '',
    });
  });

  it('takes one commit, also the first and a merge', async () => {
    assert.deepEqual(found(await json('scan --range HEAD~2')), ['a.sh:1 secret/aws-access-key new']);
    assert.deepEqual(found(await json('scan --range HEAD~1')), []);
    assert.deepEqual(found(await json('scan --range main')), ['old.sh:1 secret/aws-access-key new']);
    repo.git(['checkout', '-q', '-b', 'side', 'main']);
    repo.commit('side.sh', LEAK);
    repo.git(['merge', '-q', '--no-edit', '--no-ff', 'topic']);
    assert.deepEqual(found(await json('scan --range HEAD')), []);
    repo.write('side.sh', `${LEAK}export OTHER=${OTHER_KEY.slice(0, 10)}${ACCESS_KEY.slice(10)}\n`);
    repo.git(['commit', '-q', '-a', '--amend', '--no-edit']);
    assert.equal((await json('scan --range HEAD')).code, 1);
  });

  it('is excused by what its end excuses', async () => {
    repo.commit(
      'nhi.yaml',
      'version: 1\nwaivers:\n  - { rule: secret/aws-access-key, paths: [a.sh], until: 2031-04-01, reason: revoked, approved_by: ada }\n',
    );
    assert.equal((await json('scan --range main..topic')).code, 0);
  });

  const refused: readonly (readonly [string, RegExp])[] = [
    ['gone..topic', /this clone has no commit gone: fetch it, or check the name/],
    ['main..gone', /this clone has no commit gone/],
    ['--output=x..y', /this clone has no commit --output=x/],
    ['..', /--range is A\.\.B or one commit, not "\.\."/],
    ['a..b..c', /this clone has no commit a/],
  ];
  for (const [range, message] of refused) {
    it(`is refused: ${range}`, async () => {
      const { code, out, err } = await nhiIn(repo.path, ['scan', `--range=${range}`]);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
    });
  }

  it('is refused in a shallow clone, which says what to fetch', async () => {
    repo.git(['clone', '-q', '--depth=1', '--branch=topic', `file://${repo.path}`, 'clone']);
    for (const range of ['HEAD~2..HEAD', 'HEAD', 'origin/topic~3..HEAD']) {
      const { code, out, err } = await nhiIn(join(repo.path, 'clone'), `scan --range ${range}`);
      assert.deepEqual([code, out], [2, ''], range);
      assert.match(err, /^nhi: this clone is shallow .* git fetch --unshallow/);
    }
  });
});

describe('nhi scan --stdin', () => {
  it('judges what is about to be written by where it will stand', async () => {
    repo.write('nhi.yaml', 'version: 1\nscan: { exclude: ["generated/**"] }\nidentities: []\n');
    const written = { input: LEAK };
    const report = await json('scan --stdin --stdin-path deep/er/a.sh', written);
    assert.deepEqual([report.code, found(report)], [1, ['deep/er/a.sh:1 secret/aws-access-key']]);
    assert.deepEqual(found(await json(`scan --stdin --stdin-path ${join(repo.path, 'b.sh')}`, written)), [
      'b.sh:1 secret/aws-access-key',
    ]);
    assert.deepEqual(found(await json('scan --stdin --stdin-path generated/a.sh', written)), []);
    assert.deepEqual(found(await json('scan --stdin', written)), ['stdin:1 secret/aws-access-key']);
  });

  it('judges it beside the rest of the tree, and speaks of nothing else', async () => {
    repo.write('a.sh', LEAK);
    repo.write(
      'nhi.yaml',
      'version: 1\nidentities:\n  - { id: old, owner: web, expires: 2030-01-01, references: ["gha:secret/OLD"] }\n',
    );
    const job = (name: string): string =>
      `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: make\n        env:\n          T: \${{ secrets.${name} }}\n`;
    const path = 'scan --stdin --stdin-path .github/workflows/ci.yml';
    assert.deepEqual(found(await json(path, { input: job('NEW') })), [
      '.github/workflows/ci.yml:9 identity/undeclared',
    ]);
    assert.deepEqual(found(await json(path, { input: 'on: push\n' })), []);
    assert.deepEqual(found(await json(path, { input: job('OLD') })), []);
  });

  it('takes nhi.yaml itself as it is about to be', async () => {
    repo.write('nhi.yaml', 'version: 1\nidentities: [\n');
    assert.equal(
      (await nhi('scan --stdin --stdin-path a.ts', { input: 'x\n' })).code,
      1,
      'a broken one is everybody’s',
    );
    const mended = await nhi('scan --stdin --stdin-path nhi.yaml', { input: 'version: 1\nidentities: []\n' });
    assert.equal(mended.code, 0, mended.out);
    repo.write('nhi.yaml', 'version: 1\nidentities: []\n');
    assert.equal((await nhi('scan --stdin --stdin-path nhi.yaml', { input: 'version: [\n' })).code, 1);
  });

  it('is clean where there is nothing', async () => {
    repo.write('nhi.yaml', 'version: [\n');
    assert.deepEqual(await nhi('scan --stdin --stdin-path a.ts'), {
      code: 0,
      out: '0 files: there is nothing to look at.\n',
      err: '',
    });
  });

  it('needs no repository, and no folder that is there already', async () => {
    repo.git(['init', '-q', 'sub']);
    const outside = join(repo.path, '..', `${repo.path.slice(-6)}-not-there`, 'a.sh');
    const { code, out } = await nhi(`scan --stdin --stdin-path ${outside}`, { input: LEAK });
    assert.equal(code, 1);
    assert.match(out, /^a\.sh\n/);
    assert.match((await nhi('scan --stdin --stdin-path sub/x.sh', { input: LEAK })).out, /^x\.sh\n/);
    assert.deepEqual(await nhi('scan --stdin --stdin-path sub', { input: LEAK }), {
      code: 2,
      out: '',
      err: 'nhi: --stdin-path: sub is a folder\n',
    });
  });
});

describe('nhi scan --staged', () => {
  beforeEach(() => {
    repo.commit('old.sh', `K=${OTHER_KEY}\n`);
  });

  it('reports in every format what is staged, and blocks for what is new', async () => {
    repo.stage('old.sh', `# moved\nK=${OTHER_KEY}\n`);
    const before = await json('scan --staged');
    assert.deepEqual([before.code, found(before)], [0, ['old.sh:2 secret/aws-access-key old']]);
    repo.stage('new.sh', LEAK);
    repo.write('new.sh', 'not staged\n');
    const both = await json('scan --staged');
    assert.deepEqual(
      [both.code, found(both)],
      [1, ['new.sh:1 secret/aws-access-key new', 'old.sh:2 secret/aws-access-key old']],
    );
    const sarif = JSON.parse((await nhi('scan --staged --format sarif')).out) as Log;
    assert.deepEqual(
      sarif.runs[0]?.results?.map(({ baselineState }) => baselineState),
      ['new', 'unchanged'],
    );
    assert.equal((await nhi('scan --staged --fail-on none --format csv')).code, 0);
  });

  it('is judged by the given day, profile and policy', async () => {
    repo.stage('new.sh', LEAK);
    assert.equal((await nhi('scan --staged')).code, 1);
    assert.deepEqual(await nhi('scan --staged --fail-on none'), { code: 0, out: '', err: '' });
    repo.stage('new.sh', `# ${ALLOW} secret/aws-access-key until 2031-03-20: a sample\n${LEAK}`);
    assert.equal((await nhi('scan --staged')).code, 0);
    assert.equal((await nhi('scan --staged --now 2031-04-01')).code, 1);
    assert.equal((await nhi('scan --staged --profile strict')).code, 1);
    repo.stage('nhi.yaml', 'version: 1\npolicy: { profile: standard }\nidentities: []\n');
    repo.write('org.yaml', 'policy: { profile: starter }\n');
    assert.match(
      (await nhi('scan --staged --policy org.yaml')).err,
      /^nhi: org\.yaml:1: .* standard is stricter and stays\n$/,
    );
  });

  it('says in words what the hook says, and nothing where all is well', async () => {
    assert.deepEqual(await nhi('scan --staged'), { code: 0, out: '', err: '' });
    repo.stage('new.sh', LEAK);
    const { code, out, err } = await nhi('scan --staged --report json=x.json --report markdown=x.md');
    assert.deepEqual([code, err], [1, '']);
    assert.match(
      out,
      /^nhi: this commit adds a secret\.\n[\s\S]*\nNothing was committed\. Your files are as they were\.\n$/,
    );
  });
});

describe('a call that names two things to look at, or half of one', () => {
  const mistakes: readonly (readonly [string, string])[] = [
    ['--staged --history', 'nhi scan looks at one thing at a time: --staged or --history'],
    ['--stdin-path a.ts', '--stdin-path goes with --stdin'],
    ['--since 2030-01-01', '--since goes with --history'],
    ['--history --since 2030-13-01', '--since is a day of the calendar, YYYY-MM-DD, not "2030-13-01"'],
    ['--history src', 'nhi scan --history takes no paths and was also given "src"'],
    ['--stdin a.ts', 'nhi scan --stdin takes no paths and was also given "a.ts"'],
    ['--staged --no-ignore', '--no-ignore is about the work tree: --staged does not look at it'],
    ['--history --manifest a.yaml', '--history takes nhi.yaml from where it looks: no --manifest'],
  ];
  for (const [words, message] of mistakes) {
    it(`is refused: nhi scan ${words}`, async () => {
      assert.deepEqual(await nhi(`scan ${words}`), { code: 2, out: '', err: `nhi: ${message}\n` });
    });
  }
});
