import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scannerSession } from '../../scanner/cli/session';
import { checkSavable, saveFiles } from '../../scanner/cli/save';
import { run } from '../../scanner/cli/run';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { ACCESS_KEY, acmeFolder, nhiIn } from './acme-folder';
import type { Outcome } from './acme-folder';
import { fakeHost } from './fake-host';

const UNQUOTED = `version: 1
identities:
  - id: npm
    owner: @acme/web # ours
    expires: 2031-06-01
    references: ["gha:secret/NPM_TOKEN"]
`;

describe('nhi fix', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = acmeFolder();
  });
  afterEach(() => {
    folder.remove();
  });
  const nhi = (line: string): Promise<Outcome> => nhiIn(folder.path, line);
  const text = (path = 'nhi.yaml'): string => readFileSync(join(folder.path, path), 'utf8');

  it('proposes what is not declared and leaves the rest to a person', async () => {
    const { code, out, err } = await nhi('fix');
    assert.match(
      out,
      /^Fixed 1 of \d findings:\n {2}Declare NPM_TOKEN in nhi\.yaml, as proposed\nWritten: nhi\.yaml\.\n$/,
    );
    assert.match(
      err,
      /^nhi: \d findings are left, which nhi scan shows\nnhi: ways to mend them that are yours to choose: [a-z]+\/[a-z-]+ \(\d\)/,
    );
    assert.equal(code, 1);
    assert.match(text(), /- id: npm-token\n {4}status: proposed\n/);
    assert.ok(text('scripts/backup.sh').includes(ACCESS_KEY));
  });

  it('hits the right bytes behind a byte order mark', async () => {
    const [plain, marked] = await Promise.all(
      ['', '\uFEFF'].map(async (mark) => {
        const own = acmeFolder();
        own.write('nhi.yaml', mark + UNQUOTED);
        await nhiIn(own.path, 'fix');
        const fixed = readFileSync(join(own.path, 'nhi.yaml'), 'utf8');
        own.remove();
        return fixed;
      }),
    );
    assert.notEqual(plain, UNQUOTED);
    assert.equal(marked, `\uFEFF${plain}`);
  });

  it('does nothing the second time', async () => {
    await nhi('fix');
    const before = text();
    const { out } = await nhi('fix');
    assert.equal(out, '');
    assert.equal(text(), before);
  });

  it('ends with 0 where nothing that blocks is left, and fixes only the rules that are asked for', async () => {
    const { code, out, err } = await nhi('fix --rule identity');
    assert.match(out, /^Fixed 1 of 1 finding:/);
    assert.deepEqual([code, err], [0, '']);
  });

  it('asks about a rule that does not exist', async () => {
    const { code, err } = await nhi('fix --rule identity/undeclarde');
    assert.equal(code, 2);
    assert.match(err, /there is no rule identity\/undeclarde: did you mean identity\/undeclared\?/);
  });

  it('prints a patch that git takes, and writes nothing, with --dry-run', async () => {
    folder.write('nhi.yaml', UNQUOTED);
    const { out } = await nhi('fix --dry-run');
    assert.equal(text(), UNQUOTED);
    assert.match(out, /^--- a\/nhi\.yaml\n\+\+\+ b\/nhi\.yaml\n@@ -1,6 \+1,6 @@\n/);
    assert.match(out, /^- {4}owner: @acme\/web # ours\n\+ {4}owner: "@acme\/web" # ours$/m);
    const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: folder.path, input: out, encoding: 'utf8' });
    assert.deepEqual([status, stderr], [0, '']);
    assert.equal(text(), UNQUOTED.replace('@acme/web', '"@acme/web"'));
  });

  it('keeps tabs and CRLF in a patch', async () => {
    const written = UNQUOTED.replace('# ours', '#\tours').replaceAll('\n', '\r\n');
    folder.write('nhi.yaml', written);
    const { out } = await nhi('fix --dry-run');
    const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: folder.path, input: out, encoding: 'utf8' });
    assert.deepEqual([status, stderr], [0, '']);
    assert.equal(text(), written.replace('@acme/web', '"@acme/web"'));
  });

  it('shows a new file as one', async () => {
    const { out } = await nhi('fix --dry-run');
    assert.match(out, /^--- \/dev\/null\n\+\+\+ b\/nhi\.yaml\n@@ -0,0 \+1,\d+ @@\n\+version: 1\n/);
    assert.ok(!existsSync(join(folder.path, 'nhi.yaml')));
  });

  it('shows no secret in a patch', async () => {
    folder.write('nhi.yaml', `${UNQUOTED}# the key is ${ACCESS_KEY}\n`);
    const { out } = await nhi('fix --dry-run');
    assert.ok(!out.includes(ACCESS_KEY));
  });

  it('mends nhi.yaml first and says that there is more', async () => {
    folder.write('nhi.yaml', UNQUOTED);
    const { out, err } = await nhi('fix --rule manifest');
    assert.match(out, /Put quotes around the owner/);
    assert.match(err, /nhi fix once more/);
    assert.equal((await nhi('check')).code, 0);
  });

  it('names the secrets that a called workflow asks for, in the stead of all', async () => {
    const call = 'on: push\njobs:\n  call:\n    uses: ./.github/workflows/called.yml\n    secrets: inherit # all\n';
    folder.write('.github/workflows/call.yml', call);
    folder.write(
      '.github/workflows/called.yml',
      'on:\n  workflow_call:\n    secrets:\n      NPM_TOKEN:\njobs:\n  one:\n    runs-on: x\n    steps:\n      - run: a ${{ secrets.NPM_TOKEN }}\n',
    );
    const { out } = await nhi(
      'fix --profile strict --rule identity/undeclared .github/workflows/call.yml .github/workflows/called.yml',
    );
    assert.match(out, /Pass only the secrets that called\.yml asks for \(changes call\.yml\)/);
    assert.equal(
      text('.github/workflows/call.yml'),
      call.replace('secrets: inherit # all', 'secrets:\n      NPM_TOKEN: ${{ secrets.NPM_TOKEN }}'),
    );
  });

  it('takes the way that is named, wherever it is offered', async () => {
    const { out } = await nhi('fix --rule secret --with secret/variable');
    assert.match(out, /^Fixed 1 of 1 finding:\n {2}.*backup\.sh/);
    assert.ok(!text('scripts/backup.sh').includes(ACCESS_KEY));
    assert.match(text('.env.example'), /^AWS_ACCESS_KEY_ID=$/m);
  });

  it('shows the way that is named as a patch without the secret', async () => {
    const before = text('scripts/backup.sh');
    const { out } = await nhi('fix --rule secret --with secret/variable --dry-run');
    assert.match(out, /^--- a\/scripts\/backup\.sh$/m);
    assert.ok(!out.includes(ACCESS_KEY));
    assert.equal(text('scripts/backup.sh'), before);
  });

  it('asks which way to take, with --ask, until somebody has enough', async () => {
    const asked = await nhiIn(folder.path, 'fix --rule secret --ask', { typed: ['9', '1'] });
    assert.match(
      asked.err,
      /scripts\/backup\.sh:2 {2}secret\/aws-access-key\n.*\n {2}1 {2}.*\n.*Enter to leave it, q to end: /,
    );
    assert.ok(!text('scripts/backup.sh').includes(ACCESS_KEY));
    for (const typed of [[''], ['q'], []]) {
      folder.git(['checkout', '-q', '--', 'scripts']);
      const { code, out } = await nhiIn(folder.path, 'fix --rule secret --ask', { typed });
      assert.deepEqual([code, out], [1, '']);
      assert.ok(text('scripts/backup.sh').includes(ACCESS_KEY));
    }
  });

  it('asks nobody where nobody can answer, and excuses nothing', async () => {
    const alone = await nhi('fix --ask');
    assert.equal(alone.code, 2);
    assert.match(alone.err, /nobody is there to answer/);
    const excusing = await nhi('fix --with waiver/add');
    assert.equal(excusing.code, 2);
    assert.match(excusing.err, /excuses nothing/);
    assert.ok(!existsSync(join(folder.path, 'nhi.yaml')));
    assert.match((await nhi('fix --with keyless/awz')).err, /--with keyless\/awz: no finding here offers it/);
  });

  it('writes through no link that leads out of the repository', async () => {
    const elsewhere = acmeFolder();
    elsewhere.write('nhi.yaml', UNQUOTED);
    symlinkSync(join(elsewhere.path, 'nhi.yaml'), join(folder.path, 'nhi.yaml'));
    assert.equal((await nhi('fix')).code, 1);
    assert.equal(readFileSync(join(elsewhere.path, 'nhi.yaml'), 'utf8'), UNQUOTED);
    elsewhere.remove();
  });

  it('leaves a file alone that changed since it was read', async () => {
    folder.write('nhi.yaml', UNQUOTED);
    const cwd = folder.path;
    const changed = `${UNQUOTED}# somebody else\n`;
    const host = fakeHost({
      cwd,
      scan: async (request) => {
        const scanned = await scannerSession().scan(request);
        scanned.snapshot.read('nhi.yaml');
        const before = UNQUOTED;
        writeFileSync(join(cwd, 'nhi.yaml'), changed);
        const { snapshot } = scanned;
        return {
          ...scanned,
          snapshot: { ...snapshot, read: (path) => (path === 'nhi.yaml' ? before : snapshot.read(path)) },
        };
      },
    });
    const code = await run(['fix'], {
      ...host,
      saveAll: (files) => saveFiles(cwd, files),
      checkSavable: (paths) => checkSavable(cwd, paths),
    });
    assert.equal(code, 2);
    assert.match(host.printed.err, /nhi\.yaml was not written: it changed meanwhile/);
    assert.equal(text(), changed);
  });

  it('rewrites no file that is not in UTF-8', async () => {
    writeFileSync(
      join(folder.path, 'nhi.yaml'),
      Buffer.concat([Buffer.from(UNQUOTED), Buffer.from([0x23, 0xe9, 0x0a])]),
    );
    const { code, err } = await nhi('fix');
    assert.equal(code, 2);
    assert.match(err, /nhi\.yaml was not written: it is not written in UTF-8/);
  });
});
