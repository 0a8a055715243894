import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { CACHE, npm } from './cache';
import { findBrowser } from './find-browser';
import { thisMachine } from './machine';
import type { Machine } from './machine';

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

/** @returns the one that CHROMIUM_PATH names, on Linux else one from npm, pinned by hash; else an installed Chrome or Edge */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(thisMachine, fetched), args: WORDS });
}

/** @param fetch gets the one from npm @throws Error where there is none */
export async function browserPath(machine: Machine, fetch: () => Promise<string>): Promise<string> {
  const { environment, platform } = machine;
  const given = environment['CHROMIUM_PATH'];
  if (given !== undefined) return given;
  let problem: unknown;
  if (platform === 'linux') {
    try {
      return await fetch();
    } catch (error) {
      problem = error;
    }
  }
  const installed = findBrowser(machine);
  if (installed !== undefined) return installed;
  if (problem !== undefined) throw problem as Error;
  throw new Error('The tests of the editor need Chrome, Edge or Chromium: install one, or name it in CHROMIUM_PATH');
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
