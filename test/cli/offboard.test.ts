import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { acmeFolder, nhiIn } from './acme-folder';
import type { Outcome } from './acme-folder';
import type { FakeOptions } from './fake-host';

const MANIFEST = `version: 1
owners:
  web: { contact: "@Ada", backup: "@dana" } # the front
defaults:
  owner: '@ada' # for now
identities:
  - id: npm-publish
    expires: 2031-03-20
    references: ["gha:secret/NPM_TOKEN"]
  - id: sonar
    owner: "@dana"
    backup_owner: "@ada"
    expires: 2031-12-02
    review: { interval: 90d, reviewer: "@ada" }
    events: [{ type: reviewed, date: 2031-02-01, by: "@ada" }]
    references: ["gha:secret/SONAR_TOKEN"]
  - id: gone
    owner: "@ada"
    status: retired
    references: ["gha:secret/GONE"]
`;

describe('nhi offboard', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = acmeFolder();
    folder.write('nhi.yaml', MANIFEST);
    folder.write(
      'services/pay/nhi.yaml',
      'version: 1\nidentities:\n  - { id: pay, owner: "@ada", references: ["env:P"] }\n',
    );
    folder.write('CODEOWNERS', '# @ada was here\n* @dana\n/src/ @dana @ada\n');
  });
  afterEach(() => {
    folder.remove();
  });
  const nhi = (line: string, options: FakeOptions = {}): Promise<Outcome> => nhiIn(folder.path, line, options);
  const text = (path = 'nhi.yaml'): string => readFileSync(join(folder.path, path), 'utf8');

  it('names everything that somebody answers for', async () => {
    const { code, out, err } = await nhi('offboard --owner ada');
    assert.deepEqual([code, err], [0, '']);
    assert.equal(
      out,
      [
        'ada answers for',
        '',
        'Identities (2)',
        '  npm-publish  ends 2031-03-20 (in 19 days)  nhi.yaml:7',
        '  pay  no end  services/pay/nhi.yaml:3',
        '',
        'Parts beside an owner (1)',
        '  sonar  backup_owner, reviewer',
        '',
        'Names under owners (1)',
        '  web',
        '',
        'Lines of CODEOWNERS, to be changed by hand (1)',
        '  CODEOWNERS:3',
        '',
        'What they may know: replace it (1)',
        '  nhi rotate npm-publish',
        '',
        'Next: nhi offboard again with --to, who takes over.',
        '',
      ].join('\n'),
    );
    assert.equal(text(), MANIFEST);
  });

  it('hands it over in every manifest, comments, quotes and records kept', async () => {
    const { code, out } = await nhi('offboard --owner @ada --to @acme/web', { typed: [''] });
    assert.equal(code, 0);
    assert.match(
      out,
      /Write @acme\/web in their place\? \[Y\/n\] Handed over to @acme\/web\. Next: commit nhi\.yaml, services\/pay\/nhi\.yaml\.\n$/,
    );
    assert.equal(
      text(),
      MANIFEST.replace('contact: "@Ada"', 'contact: "@acme/web"')
        .replace("owner: '@ada'", "owner: '@acme/web'")
        .replace('backup_owner: "@ada"', 'backup_owner: "@acme/web"')
        .replace('reviewer: "@ada"', 'reviewer: "@acme/web"')
        .replace('owner: "@ada"\n    status', 'owner: "@acme/web"\n    status'),
    );
    assert.match(text('services/pay/nhi.yaml'), /owner: "@acme\/web"/);
    assert.doesNotMatch((await nhi('offboard --owner @ada')).out, /Identities/);
  });

  it('writes nothing where the answer is no, nobody is there, or the call makes no sense', async () => {
    assert.match((await nhi('offboard --owner @ada --to @dana', { typed: ['n'] })).out, /Nothing was written\.\n$/);
    for (const [line, message] of [
      ['offboard --owner @ada --to @dana', /nothing was written, as there is nobody to ask/],
      ['offboard', /nhi offboard: who leaves\?/],
      ['offboard --owner @ada --to ADA', /--to ADA is who leaves/],
    ] as const) {
      const { code, err } = await nhi(line);
      assert.equal(code, 2);
      assert.match(err, message);
    }
    assert.equal((await nhi('offboard --owner @nobody --to @dana --yes')).out, '@nobody answers for nothing here.\n');
    assert.equal(text(), MANIFEST);
  });
});
