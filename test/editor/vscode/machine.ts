import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** What there is on a machine, as far as it says where the tests of the editor can run. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly isThere: (path: string) => boolean;
  /** Symbolic links followed. */
  readonly real: (path: string) => string;
  /** Whether the place that desktop builds are fetched from answers. */
  readonly canDownload: () => boolean;
}

const RELEASES = 'https://update.code.visualstudio.com/api/releases/stable';
const PROBE_MS = 4000;

export const thisMachine: Machine = {
  platform: process.platform,
  environment: process.env,
  isThere: existsSync,
  real: realpathSync,
  // Suites are named before anything can be waited for.
  canDownload() {
    const ask = `fetch(${JSON.stringify(RELEASES)}).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))`;
    return spawnSync(process.execPath, ['-e', ask], { timeout: PROBE_MS, stdio: 'ignore' }).status === 0;
  },
};

/** @returns the rules of paths of a machine that may be another than this one */
export function pathsOf({ platform }: Machine): typeof posix {
  return platform === 'win32' ? win32 : posix;
}

/** @returns the first program of this name in the search path, absolute */
export function inSearchPath(name: string, machine: Machine): string | undefined {
  const { environment, isThere } = machine;
  const paths = pathsOf(machine);
  const folders = (environment['PATH'] ?? environment['Path'] ?? '')
    .split(paths.delimiter)
    .filter((folder) => folder !== '');
  return folders.map((folder) => paths.join(folder, name)).find(isThere);
}
