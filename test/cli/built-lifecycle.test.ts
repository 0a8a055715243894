import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownCommands } from '../../scanner/cli/commands';
import type { JsonInventory } from '../../scanner/report';
import type { TemporaryFolder } from '../sources/temporary-folder';
import { ACCESS_KEY, acmeFolder } from './acme-folder';

const BUILT = join(__dirname, '../../dist/cli.js');
const NOW = '2031-03-01';

describe('the life of an identity, by the built command', () => {
  let folder: TemporaryFolder | undefined;
  let said = '';
  before(function () {
    // `npm test` builds it; a single test file may run without.
    if (!existsSync(BUILT)) this.skip();
    folder = acmeFolder();
    folder.git(['config', 'user.email', 'dana@example.com']);
    folder.write('CODEOWNERS', '* @acme/web\n');
  });
  after(() => {
    folder?.remove();
  });

  const nhi = (line: string): { status: number | null; out: string; err: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [BUILT, ...line.split(' ')], {
      cwd: folder?.path,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: folder?.path, GIT_CONFIG_NOSYSTEM: '1' },
    });
    said += stdout + stderr;
    return { status, out: stdout, err: stderr };
  };
  const manifest = (): string => readFileSync(join(folder?.path ?? '', 'nhi.yaml'), 'utf8');

  it('is found, declared, shown, renewed, reviewed, rotated, drilled, handed over and retired', () => {
    assert.match(nhi(`list --undeclared --now ${NOW}`).out, /gha:secret\/NPM_TOKEN/);
    assert.match(nhi(`declare NPM_TOKEN --now ${NOW}`).err, /--owner @acme\/web --expires 2031-05-30\n$/);
    assert.equal(nhi(`declare NPM_TOKEN --owner @acme/web --expires 30d --id npm --now ${NOW}`).status, 0);
    assert.match(nhi(`show npm --now ${NOW}`).out, /^Who owns it {9}@acme\/web$/m);
    assert.equal(nhi(`renew npm --expires 60d --yes --now ${NOW}`).status, 0);
    assert.equal(nhi(`review --id npm --by @acme/sec --yes --now ${NOW}`).status, 0);
    assert.equal(nhi(`rotate npm --expires 90d --yes --now ${NOW}`).status, 0);
    assert.equal(nhi(`drill npm --yes --now ${NOW}`).status, 0);
    assert.equal(nhi(`offboard --owner @acme/web --to @acme/platform --yes --now ${NOW}`).status, 0);
    folder?.git(['rm', '-q', '-f', '.github/workflows/release.yml']);
    assert.equal(nhi(`retire npm --yes --now ${NOW}`).status, 0);
    const events = ['reviewed', 'rotated', 'tested', 'revoked'].map((type) => manifest().indexOf(`type: ${type}`));
    assert.deepEqual(
      events,
      events.toSorted((a, b) => a - b),
    );
    assert.ok(!events.includes(-1), manifest());
    assert.match(manifest(), /owner: "@acme\/platform"/);
    assert.match(manifest(), /status: retired/);
    assert.equal(nhi(`check --now ${NOW}`).status, 0);
    const { inventory } = JSON.parse(nhi(`list --format json --now ${NOW}`).out) as JsonInventory;
    assert.deepEqual(
      inventory.map(({ id, entry }) => [id, entry?.status]),
      [['npm', 'retired']],
    );
    assert.ok(!said.includes(ACCESS_KEY));
  });

  it('explains each command', () => {
    for (const command of shownCommands()) {
      const { status, out, err } = nhi(`${command} --help`);
      assert.deepEqual([status, err], [0, ''], command);
      assert.match(out, new RegExp(`^nhi ${command} [\\s\\S]*\\nFor example:\\n {2}nhi ${command}`));
    }
  });
});
