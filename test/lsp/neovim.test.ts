import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { stripeKey } from '../scan/memory';
import { temporaryFolder } from '../sources/temporary-folder';
import { DECLARED, PUBLISH, WORKFLOW } from './workshop';

const BUILT = join(__dirname, '../../dist/cli.js');
const SCRIPT = join(__dirname, 'neovim.lua');

const version = spawnSync('nvim', ['--version'], { encoding: 'utf8' }).stdout as string | null;
const [found = 'none on PATH: left out'] = /^NVIM v[\d.]+/.exec(version ?? '') ?? [];

describe(`Neovim (${found})`, function () {
  this.timeout(60_000);

  it('shows a secret, applies its repair, takes it back and says who owns what', function () {
    if (version === null) this.skip();
    const folder = temporaryFolder();
    try {
      folder.git(['init']);
      folder.write('nhi.yaml', DECLARED);
      folder.write(WORKFLOW, PUBLISH);
      folder.write('pay.ts', `// é😀\nconst key = '${stripeKey()}';\n`);
      const { status, stdout, stderr } = spawnSync(
        'nvim',
        ['--headless', '-n', '-u', 'NONE', '-i', 'NONE', '-c', `luafile ${SCRIPT}`],
        {
          cwd: folder.path,
          encoding: 'utf8',
          timeout: 50_000,
          env: {
            ...folder.environment,
            NHI_SERVER: [process.execPath, BUILT, 'lsp', '--stdio', '--now', '2031-03-01'].join('\n'),
            NHI_SECRET: stripeKey(),
            NHI_REPAIRED: '// é😀\nconst key = process.env.STRIPE_KEY;',
          },
        },
      );
      assert.equal(status, 0, `${stdout}${stderr}`);
      // Every step was taken.
      assert.match(stderr, /done$/);
    } finally {
      folder.remove();
    }
  });
});
