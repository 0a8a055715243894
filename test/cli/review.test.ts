import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { acmeFolder, nhiIn } from './acme-folder';
import type { Outcome } from './acme-folder';
import type { FakeOptions } from './fake-host';

const MANIFEST = `version: 1
defaults:
  review: { interval: 90d, reviewer: "@acme/sec" }
identities:
  - id: npm-publish
    owner: "@acme/web"
    expires: 2031-12-01
    references: ["gha:secret/NPM_TOKEN"]
  - id: sonar
    owner: "@acme/platform"
    expires: 2031-12-02
    events:
      - { type: reviewed, date: 2030-06-01, by: "@acme/sec" }
    references: ["gha:secret/SONAR_TOKEN"]
  - id: fresh
    owner: "@acme/web"
    expires: 2031-12-03
    events: [{ type: reviewed, date: 2031-02-01 }]
    references: ["gha:secret/FRESH"]
  - id: gone
    status: retired
    references: ["gha:secret/GONE"]
`;

describe('nhi review', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = acmeFolder();
    folder.git(['config', 'user.email', '7+dana@users.noreply.github.com']);
    folder.write('nhi.yaml', MANIFEST);
  });
  afterEach(() => {
    folder.remove();
  });
  const nhi = (line: string, options: FakeOptions = {}): Promise<Outcome> => nhiIn(folder.path, line, options);
  const text = (): string => readFileSync(join(folder.path, 'nhi.yaml'), 'utf8');
  const events = (id: string): unknown =>
    (parse(text()) as { identities: { id: string; events?: unknown }[] }).identities.find((each) => each.id === id)
      ?.events;

  it('walks through what is due, and records what is found right', async () => {
    const { code, out, err } = await nhi('review', { typed: ['y', 'n'] });
    assert.deepEqual([code, err], [0, '']);
    assert.match(
      out,
      /^npm-publish {2}npm access_token static\n[\s\S]*How it is reviewed {2}every 90d by @acme\/sec, last never\n\n1 of 2\. Still needed, and right as it stands\? \[y\]es/,
    );
    assert.match(
      out,
      /2 of 2\. .*: Not recorded\. No longer needed: nhi retire sonar\. Not right: change nhi\.yaml\.\n/,
    );
    assert.match(out, /\nRecorded 1 review\. Next: commit nhi\.yaml\.\n$/);
    assert.deepEqual(events('npm-publish'), [{ type: 'reviewed', date: '2031-03-01', by: '@dana' }]);
    assert.match((await nhi('review')).out, /^sonar {2}@acme\/platform {2}due since 2030-08-30\n$/);
    assert.match((await nhi('show npm-publish')).out, /last 2031-03-01, next 2031-05-30/);
  });

  it('keeps what was answered by whoever stops half way', async () => {
    assert.match((await nhi('review', { typed: ['y', 'q'] })).out, /Recorded 1 review\./);
    assert.match((await nhi('review', { typed: [] })).out, /Nothing was recorded\.\n$/);
    assert.match((await nhi('review', { typed: ['s'] })).out, /Nothing was recorded\.\n$/);
  });

  it('looks at one owner, or at all that is in use', async () => {
    assert.match((await nhi('review --owner @acme/platform', { typed: ['q'] })).out, /\n1 of 1\. /);
    assert.match((await nhi('review --all', { typed: ['q'] })).out, /\n1 of 3\. /);
  });

  it('records what somebody looked at elsewhere', async () => {
    const { code, out } = await nhi('review --id sonar --id gha:secret/NPM_TOKEN --by @acme/sec --ref SEC-7 --yes');
    assert.deepEqual([code, out], [0, 'Recorded 2 reviews. Next: commit nhi.yaml.\n']);
    assert.deepEqual(events('sonar'), [
      { type: 'reviewed', date: '2030-06-01', by: '@acme/sec' },
      { type: 'reviewed', date: '2031-03-01', by: '@acme/sec', ref: 'SEC-7' },
    ]);
    assert.equal((await nhi('review')).out, 'Nothing is due for review.\n');
  });

  it('records nothing that nobody looked at', async () => {
    for (const line of ['review', 'review --yes', 'review --id sonar']) {
      const { code, out, err } = await nhi(line);
      assert.equal(code, 2, line);
      assert.match(out, /^(?:npm-publish {2}@acme\/web {2}never reviewed, every 90d it should be\n)?sonar {2}/);
      assert.match(err, /^nhi: nothing was recorded, as nobody looked/);
    }
    assert.match((await nhi('review --id gone --yes')).err, /^nhi: gone is retired already/);
    assert.equal(text(), MANIFEST);
  });
});
