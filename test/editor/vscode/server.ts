import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverFiles } from './server-files';

/** Quiet and the same everywhere; what a test is about it sets itself. */
export const SETTINGS: Readonly<Record<string, unknown>> = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'files.simpleDialog.enable': true,
  'files.autoSave': 'off',
  'editor.accessibilitySupport': 'off',
};

const START_MS = 60_000;

export interface ServerOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** An extension to install, as its users do. */
  readonly vsix?: string;
}

/** A VS Code server on this machine alone, with folders of its own. */
export interface Server {
  readonly port: number;
  readonly log: () => string;
  stop(): Promise<void>;
}

export async function startServer({ settings = {}, env = {}, vsix }: ServerOptions = {}): Promise<Server> {
  const program = join(serverFiles(), 'out/server-main.js');
  const data = mkdtempSync(join(tmpdir(), 'nhi-editor-'));
  mkdirSync(join(data, 'data/User'), { recursive: true });
  writeFileSync(join(data, 'data/User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }));
  const common = ['--server-data-dir', data, '--accept-server-license-terms'];
  // A device id would go to the cache folder of whoever runs the tests.
  const environment = { ...process.env, XDG_CACHE_HOME: join(data, 'cache'), ...env };
  if (vsix !== undefined) {
    execFileSync(process.execPath, [program, ...common, '--install-extension', vsix], {
      env: environment,
      stdio: 'pipe',
    });
  }
  const port = await freePort();
  const logFile = join(data, 'server.log');
  const output = openSync(logFile, 'w');
  const words = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--disable-telemetry'];
  const child = spawn(process.execPath, [program, ...common, ...words], {
    stdio: ['ignore', output, output],
    // A group of its own: the extension host and what it started end with it.
    detached: true,
    env: environment,
  });
  const signal = (name: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // It is gone.
    }
  };
  const kill = (): void => {
    signal('SIGKILL');
  };
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const log = (): string => readFileSync(logFile, 'utf8');
  const startedAt = Date.now();
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() - startedAt > START_MS) {
      kill();
      throw new Error(`the VS Code server did not start:\n${log().slice(-4000)}`);
    }
  }
  return {
    port,
    log,
    async stop() {
      signal('SIGTERM');
      const timer = setTimeout(kill, 3000);
      await ended;
      clearTimeout(timer);
      kill();
      process.removeListener('exit', kill);
      closeSync(output);
      rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** Asks once; where nobody listens yet, the connection is refused only after a moment. */
async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/version`)).ok;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const address = server.address();
        const port = typeof address === 'object' && address !== null ? address.port : 0;
        server.close(() => resolve(port));
      });
  });
}
