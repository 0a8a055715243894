import { strict as assert } from 'node:assert';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { version } from '../../package.json';
import { run } from '../../scanner/cli/run';
import { coverage, finding, place, result, skip } from '../report/sample';
import { withEnvironment } from '../sources/repository';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { ACCESS_KEY, acmeFolder, nhiIn } from './acme-folder';
import type { Outcome } from './acme-folder';
import { fakeHost } from './fake-host';
import type { FakeOptions } from './fake-host';

const CODEOWNERS = '*.yml @acme/web\n.mcp.json @acme/agents\n';

/** A workflow that uses these secrets. */
function workflow(...secrets: readonly string[]): string {
  const uses = secrets.map((name) => `          ${name}: \${{ secrets.${name} }}\n`).join('');
  return `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ./ship\n        env:\n${uses}`;
}

describe('nhi init', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = acmeFolder();
  });
  afterEach(() => {
    folder.remove();
  });
  const nhi = (words: string, options: FakeOptions = {}): Promise<Outcome> =>
    withEnvironment({ GIT_CONFIG_GLOBAL: join(folder.path, 'none'), GIT_CONFIG_NOSYSTEM: '1' }, () =>
      nhiIn(folder.path, words, options),
    );
  const text = (path: string): string => readFileSync(join(folder.path, path), 'utf8');
  const isThere = (path: string): boolean => existsSync(join(folder.path, path));

  it('shows what it found and what it would write, asks once, and says what is next', async () => {
    folder.write('.github/CODEOWNERS', CODEOWNERS);
    folder.write('.github/workflows/ci.yml', workflow('SONAR_TOKEN'));
    folder.write(
      '.mcp.json',
      '{ "mcpServers": { "chat": { "command": "x", "env": { "API_KEY": "${CHAT_KEY}" } } } }\n',
    );
    const { code, out, err } = await nhi('init', { typed: [''] });
    assert.deepEqual([code, err], [0, '']);
    assert.equal(
      out,
      [
        'Found 3 identities that nobody answers for, in 2 systems: 2 GitHub secrets, 1 MCP server. 1 more need no entry (nhi list shows them).',
        'Owners suggested: @acme/web 2 (CODEOWNERS), @acme/agents 1 (CODEOWNERS).',
        'Found 1 secret in the code: 1 certain.',
        '  scripts/backup.sh:2  secret/aws-access-key  AKIA…(20)',
        'Revoke what is certain and still live: a baseline revokes nothing. nhi explain secret/aws-access-key says how.',
        '',
        'This writes',
        '  nhi.yaml                   3 proposed entries',
        '  nhi-baseline.yaml          1 secret, excused until 2031-05-30',
        '  .github/workflows/nhi.yml  the same check in GitHub Actions',
        '  .git/hooks                 pre-commit, pre-merge-commit, pre-applypatch, pre-push (new)',
        'Write? [Y/n] Done. Until 2031-05-30 proposed entries only warn. ' +
          'Next: open nhi.yaml and accept one (owner, expires, status taken out); then commit what is new.',
        `Hooks are set up clone by clone. In the others: npx nhi-guard@${version} hooks install`,
        '',
      ].join('\n'),
    );
    assert.match(text('nhi.yaml'), /^version: 1\npolicy:\n {2}profile: starter\n {2}adopt_until: 2031-05-30\n/);
    assert.match(text('nhi.yaml'), /owner: "@acme\/web" {2}# suggested by CODEOWNERS/);
    assert.ok([out, text('nhi.yaml'), text('nhi-baseline.yaml')].every((said) => !said.includes(ACCESS_KEY)));
  });

  it('writes nothing where the answer is no, or none', async () => {
    for (const typed of [['n'], ['nein'], []]) {
      const { code, out } = await nhi('init', { typed });
      assert.equal(code, 0);
      assert.match(out, /Nothing was written\.\n$/);
      assert.ok(!isThere('nhi.yaml') && !isThere('.git/hooks/pre-commit'));
    }
    await nhi('init', { typed: ['Yes '] });
    assert.ok(isThere('nhi.yaml'));
  });

  it('writes nothing and ends with 2 where nobody can be asked, but for --yes', async () => {
    const { code, out, err } = await nhi('init');
    assert.equal(code, 2);
    assert.match(out, /\nThis writes\n {2}nhi\.yaml /);
    assert.equal(err, 'nhi: nothing was written, as there is nobody to ask: nhi init --yes writes it\n');
    assert.equal(folder.git(['status', '--porcelain']), '');
    assert.equal((await nhi('init --yes')).code, 0);
    assert.ok(isThere('nhi.yaml'));
  });

  it('makes the first day green, and changes nothing the second time', async () => {
    assert.equal((await nhi('scan')).code, 1);
    await nhi('init --yes');
    const { code, out } = await nhi('scan');
    assert.equal(code, 0, out);
    folder.git(['add', '.']);
    const before = folder.git(['ls-files', '--stage']);
    const again = await nhi('init --yes --now 2031-04-01');
    assert.equal(again.code, 0);
    assert.match(again.out, /All is set up: there is nothing to write\.\n$/);
    folder.git(['add', '.']);
    assert.equal(folder.git(['ls-files', '--stage']), before);
  });

  it('adds to the nhi.yaml that is there, and keeps its comments and its day', async () => {
    const before = [
      'version: 1 # ours',
      'policy:',
      '  adopt_until: 2031-04-01',
      'identities:',
      '  - id: npm # kept',
      '    owner: "@acme/web"',
      '    expires: 2031-12-31',
      '    references: ["gha:secret/NPM_TOKEN"]',
      '',
    ].join('\n');
    folder.write('nhi.yaml', before);
    folder.write('.github/workflows/ci.yml', workflow('SONAR_TOKEN'));
    const { out } = await nhi('init --yes');
    assert.match(out, /^ {2}nhi\.yaml +\+1 proposed entry$/m);
    assert.match(out, /^Done\. Until 2031-04-01 proposed/m);
    assert.ok(text('nhi.yaml').startsWith(before), text('nhi.yaml'));
    assert.match(text('nhi.yaml'), /gha:secret\/SONAR_TOKEN/);
  });

  it('adds nothing to an nhi.yaml that is broken, says where, and writes nothing else either', async () => {
    folder.write('nhi.yaml', 'version: 1\nidentities: [\n');
    const { code, err } = await nhi('init --yes');
    assert.equal(code, 2);
    assert.match(err, /^nhi: nothing can be added to nhi\.yaml as it is written \(line \d+: /);
    assert.ok(!isThere('nhi-baseline.yaml') && !isThere('.git/hooks/pre-commit'));
  });

  it('leaves a baseline that is there as it is, and says what is not in it', async () => {
    await nhi('baseline create');
    const before = text('nhi-baseline.yaml');
    folder.write('src/two.sh', `KEY=${ACCESS_KEY}\n`);
    const { out } = await nhi('init --yes');
    assert.match(out, /^nhi-baseline\.yaml is there and stays as it is; 1 secret not in it: nhi baseline update$/m);
    assert.equal(text('nhi-baseline.yaml'), before);
  });

  it('names each certain secret, at most ten of them', async () => {
    const lines = Array.from({ length: 12 }, (_, index) => `K${index}=${ACCESS_KEY}\n`).join('');
    folder.write('src/many.sh', lines);
    const { out } = await nhi('init');
    assert.match(out, /^Found 13 secrets in the code: 13 certain\.$/m);
    assert.equal(out.match(/^ {2}\S+:\d+ {2}secret\/aws-access-key /gm)?.length, 10);
    assert.match(out, /^ {2}and 3 more: nhi scan shows each$/m);
    assert.match(out, /nhi-baseline\.yaml +2 secrets, excused/);
  });

  it('begins where nothing is to be declared', async () => {
    folder.git(['rm', '-q', '-r', '.github', 'scripts']);
    const { out } = await nhi('init --yes');
    assert.match(out, /^Found no identity that must be declared\.\n\nThis writes\n {2}nhi\.yaml +no entry yet\n/);
    assert.deepEqual(parse(text('nhi.yaml')), { version: 1, policy: { profile: 'starter' }, identities: [] });
    assert.equal((await nhi('scan')).code, 0);
  });

  it('groups many entries so that a person can work with them', async () => {
    folder.write('.github/CODEOWNERS', '/.github/workflows/a*.yml @acme/a\n');
    for (let index = 0; index < 20; index++) {
      const names = Array.from({ length: 5 }, (_, at) => `S${index}_${at}`);
      folder.write(`.github/workflows/${index % 2 === 0 ? 'a' : 'b'}${index}.yml`, workflow(...names, 'NPM_TOKEN'));
    }
    folder.git(['add', '.']);
    folder.git(['commit', '-q', '-m', 'Many']);
    const { out } = await nhi('init --yes');
    assert.match(out, /^Found 101 identities that nobody answers for: 101 GitHub secrets\./m);
    const owners = [...text('nhi.yaml').matchAll(/owner: "(\S+)"/g)].map(([, owner]) => owner);
    assert.deepEqual([...new Set(owners)].length, owners.filter((owner, at) => owner !== owners[at - 1]).length - 1);
    // One comment for all that one file uses.
    assert.equal(text('nhi.yaml').match(/^ {2}# .*used by/gm)?.length, 21);
  });

  it('gives five hundred entries headings by provider and owner, so that each owner finds theirs', async () => {
    folder.write('CODEOWNERS', '/.github/workflows/a* @acme/a\n/.github/workflows/b* @acme/b\n');
    const names = ['NPM_TOKEN', 'AWS_SECRET_ACCESS_KEY', 'STRIPE_API_KEY', 'DB_PASSWORD', 'SENTRY_AUTH_TOKEN'];
    for (let file = 0; file < 50; file++) {
      const own = Array.from({ length: 10 }, (_, at) => `${names[at % names.length]}_${file}_${at}`);
      folder.write(`.github/workflows/${'abc'[file % 3]}${file}.yml`, workflow(...own));
    }
    folder.git(['add', '.']);
    folder.git(['commit', '-q', '-m', 'Many']);
    const { out } = await nhi('init --yes');
    assert.match(out, /^Found 501 identities that nobody answers for/m);
    const lines = text('nhi.yaml').split('\n');
    const headings = lines.flatMap((line) => /^ {2}# --- (.+): (\d+) entr(?:y|ies) ---$/.exec(line)?.slice(1, 3) ?? []);
    const titles = headings.filter((_, at) => at % 2 === 0);
    assert.deepEqual(titles, [...new Set(titles)], 'each provider and owner once');
    const counts = headings.filter((_, at) => at % 2 === 1).map(Number);
    assert.equal(
      counts.reduce((sum, count) => sum + count),
      501,
    );
    assert.ok(titles.includes('npm, @acme/a') && titles.includes('stripe, @acme/b'), titles.join('; '));
    assert.ok(
      titles.some((title) => title.endsWith(', mailto:ada@example.com')),
      'who last committed',
    );
    const providers = titles.map((title) => title.split(', ')[0]);
    assert.deepEqual(providers, providers.toSorted());
    assert.equal((await nhi('check')).code, 0);
    assert.match(out, /each owner accepts theirs: nhi declare --proposed --owner/);
    const accepted = await nhi('declare --proposed --owner @acme/a --expires 6mo --spread 60d --yes');
    assert.equal(accepted.code, 0);
    assert.match(
      accepted.out,
      /^ {2}@acme\/a {2}170 entries\nAccepted 170 entries, ending from 2031-07-03 to 2031-09-01\. Next: commit nhi\.yaml\.\n$/,
    );
    assert.equal(text('nhi.yaml').match(/status: proposed/g)?.length, 331);
    assert.equal((await nhi('scan')).code, 0);
  });

  it('suggests whoever last committed the file, but no machine', async () => {
    const by = (path: string, secret: string, email: string): void => {
      folder.write(path, workflow(secret));
      folder.git(['add', '.']);
      folder.git(['commit', '-q', '-m', path, `--author=Somebody <${email}>`]);
    };
    by('.github/workflows/a.yml', 'A_TOKEN', 'dana@example.com');
    by('.github/workflows/b.yml', 'B_TOKEN', '49699333+dependabot[bot]@users.noreply.github.com');
    by('.github/workflows/c.yml', 'C_TOKEN', '12345+sam@users.noreply.github.com');
    folder.write('.github/workflows/d.yml', workflow('D_TOKEN'));
    const { out } = await nhi('init');
    assert.match(
      out,
      /^Owners suggested: mailto:ada@example\.com 1 \(git log\), @sam 1 \(git log\), mailto:dana@example\.com 1 \(git log\), none 2\.$/m,
    );
  });

  it('ends with 2 where a file that must be read was not', async () => {
    const skipped = [skip('a.tf', 'unreadable', { fatal: true, detail: 'permission denied' })];
    const unread = result({ coverage: coverage({ skipped }), findings: [finding(place('a', 'a', 'a'))] });
    const host = fakeHost({ result: unread, cwd: folder.path });
    assert.equal(await run(['init'], host), 2);
    assert.match(host.printed.err, /^nhi: cannot read a\.tf: permission denied\./);
    assert.equal(host.requests.length, 1, 'one scan tells all');
  });

  it('writes none of its files where one cannot be written', async function () {
    if (process.platform === 'win32') this.skip();
    // A folder of that name stops everyone, root too.
    mkdirSync(join(folder.path, 'nhi-baseline.yaml'));
    const { code, err } = await nhi('init --yes');
    assert.equal(code, 2);
    assert.match(err, /^nhi: nhi-baseline\.yaml is not written over: it is a folder\. /);
    assert.deepEqual(['nhi.yaml', '.github/workflows/nhi.yml', '.git/hooks/pre-commit'].filter(isThere), []);
  });

  it('says so where it may not write', async function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    chmodSync(folder.path, 0o555);
    try {
      const { code, err } = await nhi('init --yes');
      assert.equal(code, 2);
      assert.match(err, /^nhi: cannot write .*: permission denied\n$/);
    } finally {
      chmodSync(folder.path, 0o755);
    }
    assert.ok(!readdirSync(folder.path).some((name) => name.startsWith('nhi')));
  });

  it('refuses a place that has no work tree', async () => {
    folder.git(['init', '-q', '--bare', 'server.git']);
    for (const place of ['server.git', '.git']) {
      const { code, out, err } = await nhiIn(join(folder.path, place), 'init --yes');
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /^nhi: there is no work tree here to begin in: run nhi init in a clone/);
    }
  });
});
