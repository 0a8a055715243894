import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { CACHE, npm } from './cache';

const PINNED = join(__dirname, '../browser');

/** The page reaches this machine only. */
const WORDS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** @returns a headless Chromium: on Linux one from npm, pinned by hash; elsewhere the installed Chrome or Edge */
export async function launchBrowser(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined) return chromium.launch({ executablePath: given, args: WORDS });
  if (process.platform === 'linux') return chromium.launch({ executablePath: await fetched(), args: WORDS });
  return chromium.launch({ channel: process.platform === 'win32' ? 'msedge' : 'chrome', args: WORDS });
}

async function fetched(): Promise<string> {
  const lock = readFileSync(join(PINNED, 'package-lock.json'));
  const folder = join(CACHE, `browser-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`);
  const whole = join(folder, '.whole');
  if (!existsSync(whole)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(PINNED, file), join(folder, file));
    npm(['ci', '--ignore-scripts'], folder);
    writeFileSync(whole, '');
  }
  const module = createRequire(join(folder, 'index.js')).resolve('@sparticuz/chromium');
  const { default: packed } = (await import(pathToFileURL(module).href)) as {
    default: { executablePath(): Promise<string>; setGraphicsMode: boolean };
  };
  packed.setGraphicsMode = false;
  return packed.executablePath();
}
