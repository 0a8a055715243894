// node test/bench/hook.mjs [--runs N]: the commit hook with five staged files and nothing found, beside an empty Node process
// and the two git commands that no hook can do without. Whole processes, medians; without and with an nhi.yaml.
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measure } from './measure.mjs';

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
  ['node -e 0', process.execPath, ['-e', '0']],
  ['git diff --cached --raw -z', 'git', ['diff', '--cached', '--raw', '-z']],
  ['git cat-file --batch', 'git', ['cat-file', '--batch']],
];
let least = 0;
for (const [what, program, words] of parts) {
  const { seconds } = await measure(program, words, runs);
  least += seconds;
  row(what, seconds);
}
row('the three together', least);
const hook = async (what) => {
  const { seconds, status } = await measure(process.execPath, [nhi, 'hook', 'pre-commit'], runs);
  if (status !== 0) throw new Error(`nhi hook pre-commit ended with ${status}`);
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
