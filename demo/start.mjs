// Scans a copy of service/ whose planted secrets are made now: none of them is ever committed.
import { spawnSync } from 'node:child_process';
import { createHash, randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

const DIGITS = '0123456789';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = UPPER.toLowerCase();
const pick = (alphabet, length) => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** GitHub's own check: CRC-32 of the random part in base 62 stands at the end. */
function githubToken() {
  const body = pick(DIGITS + UPPER + LOWER, 30);
  let crc = 0xffffffff;
  for (const byte of Buffer.from(body)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  let rest = (crc ^ 0xffffffff) >>> 0;
  let check = '';
  for (const alphabet = DIGITS + UPPER + LOWER; check.length < 6; rest = Math.floor(rest / 62))
    check = alphabet[rest % 62] + check;
  return `ghp_${body}${check}`;
}

const planted = {
  'aws-access-key-id': 'AKIA' + pick(UPPER + '234567', 16),
  'aws-secret-access-key': createHash('sha256').update(pick(LOWER, 32)).digest('base64').replace('=', '').slice(0, 40),
  'github-token': githubToken(),
  'stripe-live-key': 'sk_live_' + pick(DIGITS + UPPER + LOWER, 99),
  password: pick(LOWER, 5) + pick(DIGITS, 3) + pick(UPPER, 4),
  soon: day(12),
  later: day(200),
  past: day(-20),
  waiver: 'nhi-allow',
  'waiver-end': day(60),
};

const source = join(import.meta.dirname, 'service');
const copy = mkdtempSync(join(tmpdir(), 'nhi-demo-'));
for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const from = join(entry.parentPath, entry.name);
  const to = join(copy, relative(source, from));
  const text = readFileSync(from, 'utf8').replace(/\{\{([a-z-]+)\}\}/g, (_, name) => planted[name] ?? '');
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, text);
}
mkdirSync(join(copy, '.git'));

console.log('$ nhi scan        (a copy of demo/service with secrets made a moment ago)\n');
const run = spawnSync(
  process.execPath,
  [join(import.meta.dirname, '../dist/cli.js'), 'scan', ...process.argv.slice(2)],
  { cwd: copy, stdio: 'inherit' },
);
rmSync(copy, { recursive: true, force: true });
if (run.status === 1)
  console.log('\nThe scan ended with 1, as it does when something must be done. On your own code: npx nhi-guard scan');
process.exitCode = run.status === 1 ? 0 : (run.status ?? 2);
