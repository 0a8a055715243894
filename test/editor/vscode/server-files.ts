import { chmodSync, copyFileSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, npm, unpack } from './cache';

interface Pin {
  readonly version: string;
  readonly integrity: string;
}

/** code-server carries a whole VS Code server, which runs on its own. 4.110.0 is the newest whose extension host runs on Node 20. */
const PINS: Readonly<Record<'node20' | 'node22', Pin>> = {
  node20: {
    version: '4.110.0',
    integrity: 'sha512-Sc3ZIUZgaFLOl5nX7aJVt/MWNPJOOysFnheWhawd8JkbHvJKOgHSpxDIm7fFx55k9GjHwqS3oLABNztwiBogSg==',
  },
  node22: {
    version: '4.139.1',
    integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  },
};

const RIPGREP: Readonly<Record<string, string>> = {
  'darwin-arm64': 'sha512-r3ktHSvbFycQNF6sl7sNDPocpsI7J+mEzh1IaZFkY0spm3k2Z9t8hPAeOK7+p0l6p6/swkQC14XWX01low+94Q==',
  'darwin-x64': 'sha512-25b4gWbL138dGuQU244ebCKKc0q05ULBMoFSz9oAEUHNeqK/lOJViDS7DRvbDazzAzSEdan391Znks/R5mkaTQ==',
  'win32-x64': 'sha512-KNPvtElldqILHdnAetujPaowkNbpqJy3ssIGGN6F6Kve9Qi+nNLI2DN01O83JjCEVQbCzl8Ov3QZ9Eov3BR8Dg==',
  'linux-x64': 'sha512-mQ3bVrUpnD2vs7QT0vX90Lt0cnUq467uFtEktIdsJJmW296RoSULRGqWgzG1AKxyBpNDD6l4ZO4qKf6SgyC23Q==',
  'linux-arm64': 'sha512-lQ/5zTG++U0E3IhVgS4EPTTn/U4okncaRMM5GOFfOYZywS4nuD31GhkHbNYlDk5CuDC68+hYJ0/eQeyCKJDA+g==',
};

/** @returns the folder of the server, fetched where it is not there yet: half a minute and 350 MB */
export function serverFiles(): string {
  const pin = Number(process.versions.node.split('.')[0]) >= 22 ? PINS.node22 : PINS.node20;
  const home = join(CACHE, `code-server-${pin.version}`);
  const server = join(home, 'package/lib/vscode');
  const whole = join(home, '.whole');
  if (existsSync(whole)) return server;
  rmSync(home, { recursive: true, force: true });
  unpack(`code-server@${pin.version}`, pin.integrity, home, ['package/lib/vscode']);
  // Its npm-shrinkwrap.json pins every module by hash; it leaves out one optional peer.
  npm(['ci', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps'], server);
  // The native logger would need a compiler; output channels are written through it.
  copyFileSync(join(__dirname, 'log-stand-in.cjs'), join(server, 'node_modules/@vscode/spdlog/index.js'));
  addRipgrep(home, join(server, 'node_modules/@vscode/ripgrep'));
  writeFileSync(whole, '');
  return server;
}

const PROGRAM = process.platform === 'win32' ? 'rg.exe' : 'rg';

/** Older builds fetch it in an install script; `workspace.findFiles` needs it. */
function addRipgrep(home: string, folder: string): void {
  if (!existsSync(folder) || existsSync(join(folder, 'bin', PROGRAM))) return;
  const machine = `${process.platform}-${process.arch}`;
  const integrity = RIPGREP[machine];
  if (integrity === undefined) throw new Error(`no ripgrep is pinned for ${machine}`);
  const temporary = mkdtempSync(join(home, 'rg-'));
  unpack(`@vscode/ripgrep-${machine}@1.18.0`, integrity, temporary, ['package']);
  cpSync(join(temporary, 'package/bin'), join(folder, 'bin'), { recursive: true });
  chmodSync(join(folder, 'bin', PROGRAM), 0o755);
  rmSync(temporary, { recursive: true });
}
