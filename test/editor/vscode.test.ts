import assert from 'node:assert/strict';
import { chmodSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../sources/temporary-folder';
import { browserPath } from './vscode/browser';
import { openDesktop } from './vscode/desktop';
import { findBrowser } from './vscode/find-browser';
import { findDesktop } from './vscode/find-desktop';
import type { Machine } from './vscode/machine';

/** A machine with these files, that reaches nothing unless it says so. */
function machine(
  platform: NodeJS.Platform,
  files: readonly string[],
  environment: Machine['environment'] = {},
  more: Partial<Machine> = {},
): Machine {
  const isThere = (path: string): boolean => files.includes(path);
  return { platform, environment, isThere, real: (path) => path, canDownload: () => false, ...more };
}

const LINUX = { PATH: '/usr/local/bin:/usr/bin', DISPLAY: ':0' };

describe('where the tests of the editor run', () => {
  it('is a desktop that is installed, wherever its installer put it', () => {
    const found = (...given: Parameters<typeof machine>): string | undefined => findDesktop(machine(...given))?.path;
    assert.equal(found('linux', ['/usr/share/code/code'], LINUX), '/usr/share/code/code');
    assert.equal(
      found('linux', ['/usr/bin/code', '/opt/code/code'], LINUX, { real: () => '/opt/code/bin/code' }),
      '/opt/code/code',
      'the program behind what starts it in a shell',
    );
    const app = '/Applications/Visual Studio Code.app/Contents';
    assert.equal(found('darwin', [`${app}/MacOS/Electron`]), `${app}/MacOS/Electron`);
    const elsewhere = '/Users/ada/Code.app/Contents';
    assert.equal(
      found(
        'darwin',
        ['/bin/code', `${elsewhere}/MacOS/Code`],
        { PATH: '/bin' },
        {
          real: () => `${elsewhere}/Resources/app/bin/code`,
        },
      ),
      `${elsewhere}/MacOS/Code`,
    );
    const own = 'C:\\Users\\ada\\AppData\\Local';
    const program = `${own}\\Programs\\Microsoft VS Code\\Code.exe`;
    assert.equal(found('win32', [program], { LOCALAPPDATA: own }), program);
    const other = 'D:\\vs\\bin\\code.cmd';
    assert.equal(found('win32', [other, 'D:\\vs\\Code.exe'], { Path: 'D:\\vs\\bin' }), 'D:\\vs\\Code.exe');
  });

  it('is the desktop that is named above all, and none where none is wanted', () => {
    const installed = ['/usr/share/code/code', '/tmp/vs'];
    assert.equal(findDesktop(machine('linux', installed, { ...LINUX, VSCODE_DESKTOP: '/tmp/vs' }))?.path, '/tmp/vs');
    assert.equal(findDesktop(machine('linux', installed, { ...LINUX, VSCODE_DESKTOP: 'none' })), undefined);
  });

  it('is a desktop that can be downloaded, else the server alone', () => {
    const reached = { canDownload: () => true };
    assert.deepEqual(findDesktop(machine('linux', [], LINUX, reached)), { path: undefined, isVirtual: false });
    assert.equal(findDesktop(machine('linux', [], LINUX)), undefined);
  });

  it('is no desktop where nothing can draw it, and one that is drawn into memory where that can be had', () => {
    const { PATH } = LINUX;
    const code = '/usr/share/code/code';
    const asked = { canDownload: () => assert.fail('nothing is asked where nothing can be drawn') };
    assert.equal(findDesktop(machine('linux', [code], { PATH }, asked)), undefined);
    assert.deepEqual(findDesktop(machine('linux', [code, '/usr/bin/xvfb-run'], { PATH })), {
      path: code,
      isVirtual: true,
    });
  });

  it('is shown by an installed browser where none comes from npm', async () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const windows = { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };
    assert.equal(findBrowser(machine('darwin', [chrome])), chrome);
    assert.equal(findBrowser(machine('win32', [edge], windows)), edge);
    assert.equal(findBrowser(machine('linux', ['/usr/bin/chromium'], LINUX)), '/usr/bin/chromium');

    const fetched = (): Promise<string> => Promise.resolve('/cache/chromium');
    const failed = (): Promise<string> => Promise.reject(new Error('npm ci failed'));
    const never = (): Promise<string> => assert.fail('nothing is fetched');
    const linux = machine('linux', ['/usr/bin/chromium'], LINUX);
    assert.equal(await browserPath(linux, fetched), '/cache/chromium');
    assert.equal(await browserPath(linux, failed), '/usr/bin/chromium');
    assert.equal(await browserPath(machine('darwin', [chrome]), never), chrome);
    assert.equal(await browserPath(machine('linux', [], { CHROMIUM_PATH: '/mine' }), never), '/mine');
    await assert.rejects(browserPath(machine('linux', [], LINUX), failed), /npm ci failed/);
    await assert.rejects(browserPath(machine('win32', []), never), /install one/);
  });

  it('starts a desktop with the extension, in folders of its own, and ends it', async function () {
    // Its launcher is a script for a POSIX shell.
    if (process.platform === 'win32') this.skip();
    const folder = temporaryFolder();
    const bridge = JSON.stringify(join(__dirname, 'bridge/bridge.cjs'));
    // Stands for the program: says what it was started with, and runs what a test sends as the extension host would.
    folder.write(
      'vscode/index.js',
      'exports.workspace = { registerFileSystemProvider() {} };\nexports.EventEmitter = class {};\n',
    );
    folder.write(
      'desktop.js',
      `#!${process.execPath}
require('node:fs').writeFileSync(${JSON.stringify(join(folder.path, 'started.json'))}, JSON.stringify(process.argv.slice(2)));
require(${bridge}).activate();
`,
    );
    const program = join(folder.path, 'desktop.js');
    chmodSync(program, 0o755);
    const desktop = { path: program, isVirtual: false };
    const env = { NODE_PATH: folder.path };
    const code = await openDesktop(desktop, { folder: folder.path, settings: { 'editor.fontSize': 9 }, env });
    const seen = await code.host((_api, more) => ({ pid: process.pid, more }), 'words');
    assert.equal(seen.more, 'words');
    const words = JSON.parse(readFileSync(join(folder.path, 'started.json'), 'utf8')) as string[];
    assert.equal(words[0], folder.path);
    const root = realpathSync(join(__dirname, '../..'));
    assert.ok(words.includes(`--extensionDevelopmentPath=${root}`));
    const data = words.find((word) => word.startsWith('--user-data-dir='))?.slice('--user-data-dir='.length) ?? '';
    const settings = JSON.parse(readFileSync(join(data, 'User/settings.json'), 'utf8')) as Record<string, unknown>;
    assert.equal(settings['editor.fontSize'], 9);
    assert.equal(settings['telemetry.telemetryLevel'], 'off');
    await code.close();
    assert.throws(() => process.kill(seen.pid, 0), { code: 'ESRCH' });
    folder.remove();
  });
});
