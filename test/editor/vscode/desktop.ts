import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBridge } from './bridge';
import { CACHE } from './cache';
import type { Desktop } from './find-desktop';
import { SETTINGS } from './server';
import type { ExtensionHost, WorkbenchOptions } from './workbench';

const ROOT = join(__dirname, '../../..');
const BRIDGE = join(__dirname, '../bridge');

/** What is used of `@vscode/test-electron`; loaded only where a desktop is fetched. */
interface TestElectron {
  readonly downloadAndUnzipVSCode: (options: { version: string; cachePath: string }) => Promise<string>;
}

/** A desktop VS Code with the extension in it, without its window being looked at. */
export async function openDesktop(
  { path, isVirtual }: Desktop,
  { folder, settings = {}, env = {} }: WorkbenchOptions,
): Promise<ExtensionHost> {
  const program = path ?? (await downloaded());
  // Short: a socket is made in it, whose path has few characters.
  const data = mkdtempSync(join(tmpdir(), 'nhi-desk-'));
  mkdirSync(join(data, 'User'), { recursive: true });
  writeFileSync(join(data, 'User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }));
  const bridge = await openBridge();
  const words = [
    folder,
    `--extensionDevelopmentPath=${ROOT}`,
    `--extensionDevelopmentPath=${BRIDGE}`,
    `--user-data-dir=${data}`,
    `--extensions-dir=${join(data, 'extensions')}`,
    '--no-sandbox',
    '--disable-gpu',
    '--disable-updates',
    '--skip-welcome',
    '--skip-release-notes',
    '--disable-telemetry',
  ];
  const [command, first] = isVirtual ? ['xvfb-run', ['-a', program]] : [program, []];
  const child = spawn(command, [...first, ...words], {
    stdio: 'ignore',
    // A group of its own: all that it started ends with it.
    detached: process.platform !== 'win32',
    env: { ...process.env, ...env, NHI_TEST_BRIDGE: bridge.socket },
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const kill = (): void => {
    try {
      if (process.platform === 'win32') child.kill();
      else if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It is gone.
    }
  };
  process.once('exit', kill);
  return {
    host: (code, ...given) => bridge.run(code, ...given),
    async close() {
      bridge.close();
      kill();
      await ended;
      process.removeListener('exit', kill);
      rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

function downloaded(): Promise<string> {
  const require = createRequire(__filename);
  const { downloadAndUnzipVSCode } = require('@vscode/test-electron') as TestElectron;
  return downloadAndUnzipVSCode({ version: 'stable', cachePath: join(CACHE, 'desktop') });
}
