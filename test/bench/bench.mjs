// npm run bench -- [DIR] [--runs N] [--quick] [--history DIR]: nhi and its peers on one tree in one run, as ratios of whole
// processes; then what git has staged, and a history. --git measures these two alone, --identities [DIR] what reading
// identities costs beside a bare parse of the same files (without DIR: of the fixtures).
// Without DIR a corpus is made. Peers are those found on PATH; absent ones are named.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { spawnSync } from 'node:child_process';
import { hostile, writeCorpus } from './corpus.mjs';
import { editorRows } from './editor-rows.mjs';
import { historyRows, longRepository, stagedRepository, stagedRows } from './git-rows.mjs';
import { identityRows } from './identity-rows.mjs';
import { isInstalled, measure } from './measure.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' },
    quick: { type: 'boolean' },
    peers: { type: 'string' },
    history: { type: 'string' },
    git: { type: 'boolean' },
    identities: { type: 'boolean' },
    editor: { type: 'boolean' },
  },
});
const runs = Number(values.runs);
const nhi = join(import.meta.dirname, '../../dist/cli.js');
const work = mkdtempSync(join(tmpdir(), 'nhi-bench-'));
const folder = positionals[0] === undefined ? join(work, 'corpus') : resolve(positionals[0]);
if (positionals[0] === undefined && !values.git && !values.identities && !values.editor) writeCorpus(folder, 5000);

const node = process.execPath;
const report = join(work, 'report');
const peers = {
  'rg, no match': ['rg', ['--no-messages', '--hidden', 'zqxjkvbpyw', folder]],
  betterleaks: ['betterleaks', ['dir', folder, '--no-banner', '--exit-code', '0', '--report-path', `${report}.json`]],
  kingfisher: [
    'kingfisher',
    ['scan', folder, '--no-validate', '--format', 'json', '--output', `${report}.kf.json`, '--git-history', 'none'],
  ],
  ripsecrets: ['ripsecrets', [folder]],
  gitleaks: ['gitleaks', ['dir', folder, '--no-banner', '--exit-code', '0', '--report-path', `${report}.gl.json`]],
};

const row = (cells) => console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(28) : cell.padStart(14))).join(''));

const fixtures = join(import.meta.dirname, '../identities');

if (values.git) await benchGit();
else if (values.editor) await editorRows(row, work, runs);
else if (values.identities) await identityRows(row, positionals[0] === undefined ? fixtures : folder, runs);
else await benchTree();
rmSync(work, { recursive: true, force: true });

async function benchGit() {
  await stagedRows(row, nhi, stagedRepository(work), runs);
  console.log('');
  await historyRows(row, nhi, values.history === undefined ? longRepository(work) : resolve(values.history));
}
async function benchTree() {
  const own = JSON.parse(
    spawnSync(node, [nhi, 'scan', folder, '--format', 'json', '--fail-on', 'none'], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    }).stdout,
  );
  const megabytes = own.coverage.bytes / 1e6;
  console.log(
    `${folder}: ${own.coverage.files} files, ${megabytes.toFixed(1)} MB read, ${own.findings.length} findings\n`,
  );
  row(['whole process, median', 'seconds', 'times nhi', 'MB/s', 'peak MB']);

  const mine = await measure(node, [nhi, 'scan', folder, '--fail-on', 'none'], runs);
  const print = (name, { seconds, peak }) =>
    row([
      name,
      seconds.toFixed(3),
      (seconds / mine.seconds).toFixed(2),
      (megabytes / seconds).toFixed(0),
      peak === 0 ? '-' : peak.toFixed(0),
    ]);
  print('nhi scan', mine);
  print('node -e 0', await measure(node, ['-e', '0'], runs));
  for (const [name, [command, words]] of Object.entries(peers)) {
    if (values.peers !== undefined && !values.peers.split(',').includes(command)) continue;
    if (!isInstalled(command)) row([name, 'absent']);
    else print(name, await measure(command, words, name === 'gitleaks' ? Math.min(runs, 1) : runs));
  }

  if (!values.quick) {
    console.log('\nhostile input, one file each');
    row(['', 'seconds', 'MB', 'ms/MB', 'times ordinary']);
    const empty = await measure(node, [nhi, 'scan', '--version'], runs);
    let ordinary;
    for (const [name, make] of Object.entries(hostile)) {
      const file = join(work, 'hostile.txt');
      const text = make();
      writeFileSync(file, text);
      const { seconds } = await measure(node, [nhi, 'scan', file, '--fail-on', 'none'], Math.min(runs, 3));
      const rate = ((seconds - empty.seconds) * 1e9) / text.length;
      ordinary ??= rate;
      row([name, seconds.toFixed(3), (text.length / 1e6).toFixed(0), rate.toFixed(2), (rate / ordinary).toFixed(2)]);
    }
  }
  if (!values.quick) {
    console.log('');
    await identityRows(row, fixtures, runs);
    console.log('');
    await benchGit();
  }
}
