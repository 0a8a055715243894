// node test/bench/hook.mjs [--runs N]: the commit hook with five staged files and nothing found, beside an empty Node process
// and the two git commands that say what is staged. Whole processes in turn, medians; without and with an nhi.yaml.
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureInTurn } from './measure.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '15' } } });
const runs = Number(values.runs);
const FILES = 2000;
const STAGED = 5;
const nhi = join(import.meta.dirname, '../../dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'nhi-hook-'));
const git = (...words) => execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...words]);
const name = (at) => `module-${at}.ts`;

process.chdir(folder);
git('init', '-q');
const text = (at) =>
  `export const limit${at} = ${at};\nexport function next(token: string) {\n  return token + limit${at};\n}\n`;
for (let at = 0; at < FILES; at++) writeFileSync(name(at), text(at).repeat(10));
git('add', '.');
git('commit', '-qm', 'Begin', '--no-verify');
for (let at = 0; at < STAGED; at++) appendFileSync(name(at), '// said\n');
git('add', '.');

const row = (what, seconds, times = '') =>
  console.log(`${what.padEnd(44)}${(seconds * 1000).toFixed(1).padStart(8)} ms${times}`);
const parts = [
  { what: 'node -e 0', command: process.execPath, words: ['-e', '0'] },
  { what: 'git diff --cached --raw -z', command: 'git', words: ['diff', '--cached', '--raw', '-z'] },
  { what: 'git cat-file --batch', command: 'git', words: ['cat-file', '--batch'] },
];
const hook = async (what) => {
  const results = await measureInTurn(
    [...parts, { command: process.execPath, words: [nhi, 'hook', 'pre-commit'] }],
    runs,
  );
  const { seconds, status } = results.pop();
  if (status !== 0) throw new Error(`nhi hook pre-commit ended with ${status}`);
  const least = results.reduce((sum, part) => sum + part.seconds, 0);
  for (const [at, part] of parts.entries()) row(part.what, results[at].seconds);
  row('the three together', least);
  row(what, seconds, `, ${(seconds / least).toFixed(2)} times (target 1.5)`);
};
await hook('nhi hook pre-commit');
writeFileSync(
  'nhi.yaml',
  'version: 1\nidentities:\n  - id: a\n    owner: "@acme/web"\n    references: ["gha:secret/A"]\n',
);
git('add', 'nhi.yaml');
git('commit', '-qm', 'Declare', '--no-verify', 'nhi.yaml');
await hook('nhi hook pre-commit, with an nhi.yaml');
process.chdir(tmpdir());
rmSync(folder, { recursive: true });
