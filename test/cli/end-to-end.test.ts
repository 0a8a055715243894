import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { UnreadableError } from '../../scanner/model';
import { scan } from '../../scanner/scan';
import { run } from '../../scanner/cli/run';
import { memorySnapshot } from '../manifest/memory-snapshot';
import { fakeHost, scannedOf } from './fake-host';
import type { JsonInventory, JsonReport } from '../../scanner/report';
import { withoutStrangers } from '../../scanner/cli/strangers';
import { temporaryFolder } from '../sources/temporary-folder';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { skip } from '../report/sample';
import { ACCESS_KEY, acmeFolder, nhiIn } from './acme-folder';

describe('nhi on a real repository', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = acmeFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  it('finds the secret and the undeclared identity, and shows neither value', async () => {
    const { code, out, err } = await nhiIn(folder.path, 'scan');
    assert.deepEqual([code, err], [1, '']);
    assert.match(out, /^\.github\/workflows\/release\.yml\n {2}9:40 {2}error {2}identity\/undeclared/m);
    assert.match(out, /^scripts\/backup\.sh\n {2}2:26 {2}error {2}secret\/aws-access-key/m);
    assert.match(out, /2 errors in 2 of 3 files/);
    assert.ok(!out.includes(ACCESS_KEY));
  });

  it('gives the same places in JSON and in SARIF', async () => {
    const json = JSON.parse((await nhiIn(folder.path, 'scan --format json')).out) as JsonReport;
    const sarif = JSON.parse((await nhiIn(folder.path, 'scan --format sarif')).out) as Log;
    assert.deepEqual(
      sarif.runs[0]?.results?.map(({ ruleId, locations, properties }) => {
        const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? assert.fail();
        return [
          ruleId,
          artifactLocation?.uri,
          Object.values(region ?? {}),
          (properties as { confidence: string }).confidence,
        ];
      }),
      json.findings.map(({ rule, path, line, column, endLine, endColumn, confidence }) => [
        rule,
        path,
        [line, column, endLine, endColumn],
        confidence,
      ]),
    );
    assert.deepEqual(
      json.findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule),
      ['identity/undeclared', 'secret/aws-access-key'],
    );
    const [run = assert.fail()] = sarif.runs;
    assert.equal(run.invocations?.[0]?.exitCode, 1);
    assert.ok(run.tool.driver.rules?.every(({ help }) => (help?.text ?? '') !== ''));
  });

  it('says what a shared policy would loosen, and holds to the stricter', async () => {
    folder.write('nhi.yaml', 'version: 1\npolicy: { profile: strict }\nidentities: []\n');
    folder.write('org.yaml', 'policy:\n  profile: starter\n');
    for (const command of ['scan', 'check']) {
      const { err } = await nhiIn(folder.path, `${command} --policy org.yaml`);
      assert.equal(err, 'nhi: org.yaml:2: The shared policy sets profile to starter; strict is stricter and stays\n');
    }
  });

  it('goes from init over an accepted entry to a clean run', async () => {
    folder.write('.github/CODEOWNERS', '* @acme/web\n');
    folder.write('scripts/backup.sh', '#!/bin/sh\n');
    const init = await nhiIn(folder.path, 'init --yes');
    assert.equal(init.code, 0);
    assert.match(init.out, /^Found 1 identity that nobody answers for: 1 GitHub secret\. 1 more need no entry/m);
    assert.match(init.out, /^Owners suggested: @acme\/web 1 \(CODEOWNERS\)\.$/m);
    const manifest = join(folder.path, 'nhi.yaml');
    const proposed = readFileSync(manifest, 'utf8');
    const again = await nhiIn(folder.path, 'init --yes');
    assert.match(
      again.out,
      /^Every identity that must be declared has its entry\. .*\n\nAll is set up: there is nothing/,
    );
    assert.equal(readFileSync(manifest, 'utf8'), proposed);
    assert.equal((await nhiIn(folder.path, 'scan')).code, 0);
    folder.write('nhi.yaml', proposed.replace('status: proposed', 'expires: 2031-12-31'));
    const { code, out } = await nhiIn(folder.path, 'scan');
    assert.equal(code, 0, out);
    assert.match(
      out,
      /^6 files \(.*\), 2 identities, nothing to do\. 2 notes \(--all shows them\)\. Next: npm-token expires on 2031-12-31\.\n$/,
    );
    assert.equal(
      (await nhiIn(folder.path, 'check')).out,
      'nhi.yaml: 1 entry. Nothing to do. Next: npm-token expires on 2031-12-31.\n',
    );
    assert.equal((await nhiIn(folder.path, 'scan --now 2032-01-01')).code, 1);
    assert.equal((await nhiIn(folder.path, 'check --now 2032-01-01')).code, 1);
  });

  it('suggests whoever last committed the file where there is no CODEOWNERS', async () => {
    const { out } = await nhiIn(folder.path, 'init --yes');
    assert.match(out, /^Owners suggested: mailto:ada@example\.com 1 \(git log\)\.$/m);
  });

  it('lists every reference', async () => {
    const { inventory } = JSON.parse((await nhiIn(folder.path, 'list --format json')).out) as JsonInventory;
    const [token] = inventory.filter(({ keys }) => keys.includes('gha:secret/NPM_TOKEN'));
    const [reference] = token?.references ?? [];
    assert.equal(token?.state, 'undeclared');
    assert.deepEqual(
      [
        reference?.key,
        reference?.path,
        reference?.line,
        reference?.column,
        reference?.endColumn,
        reference?.credential,
      ],
      ['gha:secret/NPM_TOKEN', '.github/workflows/release.yml', 9, 40, 49, 'static'],
    );
    assert.match((await nhiIn(folder.path, 'list')).out, /^Not in nhi\.yaml \(1\)\n {2}gha:secret\/NPM_TOKEN\n/);
  });

  it('scans what is named, from where it is called', async () => {
    const { out } = await nhiIn(join(folder.path, 'scripts'), 'scan backup.sh ../README.md');
    assert.match(out, /^scripts\/backup\.sh\n/);
    assert.match(out, /1 error in 1 of 2 files/);
    assert.equal((await nhiIn(folder.path, 'scan README.md')).code, 0);
  });

  it('judges a file that is named alone by the same nhi.yaml and baseline as the whole', async () => {
    const waiver = '{ rule: secret/aws-access-key, paths: [scripts], until: 2031-04-01, reason: moves }';
    folder.write('nhi.yaml', `version: 1\nidentities: []\nwaivers:\n  - ${waiver}\n`);
    const ofFile = async (path: string): Promise<string> =>
      (await nhiIn(join(folder.path, 'scripts'), ['scan', path])).out.split('\n')[0] ?? '';
    assert.match(await ofFile('backup.sh'), /^1 file .*1 waived/);
    folder.write('nhi.yaml', 'version: 1\nidentities: []\nscan: { exclude: [scripts] }\n');
    assert.match(await ofFile('backup.sh'), /^0 files .*1 file excluded by nhi\.yaml/);
    folder.write('nhi.yaml', 'version: 1\nidentities: []\n');
    assert.equal((await nhiIn(folder.path, 'baseline create')).code, 0);
    assert.match(await ofFile('backup.sh'), /^1 file .*1 waived/);
  });

  it('writes the report where it is wanted, and the next run does not find it there', async () => {
    const { code, out } = await nhiIn(folder.path, 'scan --format json --output report.json');
    assert.equal(code, 1);
    assert.match(out, /\nReport: report\.json\n$/);
    const report = JSON.parse(readFileSync(join(folder.path, 'report.json'), 'utf8')) as JsonReport;
    assert.equal(report.summary.errors, 2);
    assert.match((await nhiIn(folder.path, 'scan')).out, /2 errors in 2 of 4 files/);
  });

  it('honours --no-ignore', async () => {
    folder.write('.gitignore', 'local/\n');
    folder.write('local/key.sh', `K=${ACCESS_KEY}\n`);
    assert.doesNotMatch((await nhiIn(folder.path, 'scan')).out, /local\/key\.sh/);
    assert.match((await nhiIn(folder.path, 'scan --no-ignore')).out, /^local\/key\.sh$/m);
  });
});

describe('bad input', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = temporaryFolder();
    mkdirSync(join(folder.path, '.git'));
  });
  afterEach(() => {
    folder.remove();
  });
  const nhi = (line: string | readonly string[]) => nhiIn(folder.path, line);

  it('nothing to look at is clean', async () => {
    assert.deepEqual(await nhi('scan'), { code: 0, out: '0 files: there is nothing to look at.\n', err: '' });
  });

  const refused: readonly (readonly [string, RegExp])[] = [
    ['scan gone.ts', /^nhi: gone\.ts does not exist\n$/],
    ['scan pipe', /^nhi: pipe is neither a file nor a folder\n$/],
    ['scan --output sub', /^nhi: cannot write sub: it is a folder\n$/],
    ['scan --output none/x.json', /^nhi: cannot write none\/x\.json: there is no such folder\n$/],
    ['scan --manifest sub', /^nhi: --manifest: sub is a folder\n$/],
    ['scan --manifest gone.yaml', /^nhi: --manifest: gone\.yaml does not exist\n$/],
    ['scan --manifest /etc/hosts', /^nhi: --manifest: \/etc\/hosts lies outside \/.*\n$/],
    ['scan --policy sub', /^nhi: --policy: sub is a folder\n$/],
    ['scan --policy gone.yaml', /^nhi: --policy: gone\.yaml does not exist\n$/],
    ['scan --policy https://example.com/p.yaml', /^nhi: --policy is a file, not an address: fetch it first\n$/],
    ['check', /^nhi: there is no nhi\.yaml in \/.*: nhi init writes one\n$/],
  ];
  for (const [line, message] of refused) {
    it(`is said in one line: nhi ${line}`, async function () {
      if (process.platform === 'win32') this.skip();
      mkdirSync(join(folder.path, 'sub'));
      execFileSync('mkfifo', [join(folder.path, 'pipe')]);
      const { code, out, err } = await nhi(line);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
    });
  }

  const broken: readonly (readonly [string, string, RegExp])[] = [
    ['broken YAML', 'version: 1\nidentities: [\n', /^ +\d+:\d+ {2}error {2}manifest\/invalid/m],
    [
      'an unquoted @owner',
      'version: 1\nidentities:\n  - id: a\n    owner: @acme/web\n',
      /^ +4:12 {2}error {2}manifest\/invalid {2}"owner" starts with @ and needs quotes: owner: "@acme\/web"/m,
    ],
    ['an unknown key', 'version: 1\nidentites: []\n', /^ +2:1 {2}error {2}manifest\/invalid .*identities/m],
    [
      'a duplicate id',
      'version: 1\nidentities:\n' +
        ['gha:secret/A', 'gha:secret/B']
          .map((key) => `  - id: same\n    owner: a\n    expires: 2031-12-31\n    references: ["${key}"]\n`)
          .join(''),
      /^ +7:9 {2}error +manifest\/invalid .*same/m,
    ],
  ];
  for (const [title, manifest, message] of broken) {
    it(`is a finding with its line: ${title}`, async () => {
      folder.write('nhi.yaml', manifest);
      for (const command of ['scan', 'check']) {
        const { code, out, err } = await nhi(command);
        assert.equal(code, 1, out + err);
        assert.match(out, /^nhi\.yaml$/m);
        assert.match(out, message);
        assert.match(out, /→ /);
      }
    });
  }

  it('does not keep secrets from being found: a broken nhi.yaml', async () => {
    folder.write('nhi.yaml', 'version: 1\nidentities: [\n');
    folder.write('a.sh', `K=${ACCESS_KEY}\n`);
    assert.match((await nhi('scan')).out, /secret\/aws-access-key/);
  });

  it('does not act on the terminal: names and lines', async function () {
    if (process.platform === 'win32') this.skip();
    folder.write('a\u001b[2K\n\u202eb.sh', `\u001b[31m K=${ACCESS_KEY} \u202e\n`);
    for (const line of ['scan', 'scan --format json', 'scan --format sarif', 'scan --all --verbose', 'list']) {
      assert.doesNotMatch((await nhi(line)).out, /[^\P{Cc}\n]|[\p{Cf}\p{Cs}]/u, line);
    }
    assert.match((await nhi('scan')).out, /^a␛\[2K␊<U\+202E>b\.sh$/m);
  });

  it('ends with 2 where a named file cannot be read, and still shows the rest', async function () {
    // Its reading fails for everyone, root too.
    if (!existsSync('/proc/self/mem')) this.skip();
    symlinkSync('/proc/self/mem', join(folder.path, 'infra.tf'));
    folder.write('a.sh', `K=${ACCESS_KEY}\n`);
    const { code, out, err } = await nhi('scan infra.tf a.sh');
    assert.equal(code, 2);
    assert.match(out, /secret\/aws-access-key/);
    assert.match(err, /^nhi: cannot read infra\.tf: .*Scanned the other 1 file; ending with 2/);
  });

  it('ends with 2 where nhi.yaml cannot be read, whoever asks', async () => {
    const snapshot = memorySnapshot({ 'nhi.yaml': new UnreadableError('nhi.yaml', 'permission denied') });
    for (const command of ['scan', 'check']) {
      const host = fakeHost({
        scan: ({ today }) => {
          const scanned = scan({ documents: [], snapshot, extent: 'partial', today });
          return Promise.resolve({ ...scannedOf({ result: scanned }), snapshot });
        },
      });
      assert.equal(await run([command], host), 2);
      assert.match(
        host.printed.out,
        /^ +1:1 {2}error {2}manifest\/invalid {2}Cannot read nhi\.yaml: permission denied$/m,
      );
      assert.match(host.printed.err, /^nhi: cannot read nhi\.yaml: permission denied\. .*; ending with 2/);
    }
  });

  it('tells tracked from untracked where one may not be read', async function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    folder.git(['init', '-q']);
    for (const name of ['tracked', 'untracked']) folder.write(name, 'x');
    folder.git(['add', 'tracked']);
    chmodSync(join(folder.path, 'untracked'), 0);
    const { code, out } = await nhi('scan');
    assert.equal(code, 0);
    assert.match(out, /Not read: 1 path that cannot be read\./);
    chmodSync(join(folder.path, 'tracked'), 0);
    assert.equal((await nhi('scan')).code, 2);
  });

  it('stops nothing where it is no part of the repository', () => {
    const skipped = [
      skip('tracked', 'unreadable', { fatal: true }),
      skip('stranger', 'unreadable', { fatal: true }),
      skip('a.png', 'binary'),
    ];
    const asked: string[] = [];
    const kept = withoutStrangers(skipped, (path) => asked.push(path) > 0 && path === 'tracked');
    assert.deepEqual(
      kept.map(({ fatal }) => fatal),
      [true, false, false],
    );
    assert.deepEqual(asked, ['tracked', 'stranger']);
  });
});
