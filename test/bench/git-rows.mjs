// What git holds, as ratios: 5,000 staged files beside the plain scan of the same files, and a history beside its peers.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ordinarySource, writeCorpus } from './corpus.mjs';
import { isInstalled, measure, measureInTurn } from './measure.mjs';

const STAGED_FILES = 5000;
const COMMITS = 10_000;
const FILES = 400;
const FILE_BYTES = 12_000;
const IDENTITY = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'init.defaultBranch=main'];

function git(cwd, words, input) {
  const { status, stderr } = spawnSync('git', [...IDENTITY, ...words], { cwd, input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${words[0]}: ${stderr}`);
}

/** @returns the folder of a repository with everything staged and nothing committed */
export function stagedRepository(work) {
  const folder = join(work, 'staged');
  writeCorpus(folder, STAGED_FILES);
  git(folder, ['init', '-q']);
  git(folder, ['add', '.']);
  return folder;
}

/** @returns the folder of a repository whose every commit changes some lines of one file */
export function longRepository(work) {
  const folder = join(work, 'long');
  mkdirSync(folder);
  git(folder, ['init', '-q']);
  const files = Array.from({ length: FILES }, (_, seed) => ordinarySource(FILE_BYTES, seed).split('\n'));
  const stream = [];
  for (let commit = 0; commit < COMMITS; commit++) {
    const file = (commit * 7) % FILES;
    const lines = files[file];
    if (commit >= FILES) lines.splice((commit * 13) % lines.length, 1, ...ordinarySource(120, commit).split('\n'));
    const text = lines.join('\n');
    stream.push(
      `commit refs/heads/main\ncommitter Ada <ada@example.com> ${1_700_000_000 + commit} +0000\ndata 6\nchange\n` +
        `M 100644 inline src/file-${file}.ts\ndata ${Buffer.byteLength(text)}\n${text}\n`,
    );
  }
  git(folder, ['fast-import', '--quiet'], stream.join(''));
  git(folder, ['reset', '-q', '--hard']);
  return folder;
}

/** @param row prints cells; @param nhi absolute path of the built command */
export async function stagedRows(row, nhi, folder, runs) {
  const node = process.execPath;
  const words = [nhi, 'scan', '--fail-on', 'none'];
  const cases = [words, [...words, '--staged']].map((each) => ({ command: node, words: each, cwd: folder }));
  const [plain, staged] = await measureInTurn(cases, runs);
  row([`${STAGED_FILES} staged files`, 'seconds', 'times scan', 'peak MB']);
  row(['nhi scan', plain.seconds.toFixed(3), '1.00', plain.peak.toFixed(0)]);
  row([
    'nhi scan --staged',
    staged.seconds.toFixed(3),
    (staged.seconds / plain.seconds).toFixed(2),
    staged.peak.toFixed(0),
  ]);
}

/** The peers' own memory is that of the process that was started, without the git it starts. */
export async function historyRows(row, nhi, folder) {
  const peers = {
    kingfisher: [
      'kingfisher',
      ['scan', folder, '--no-validate', '--no-update-check', '--format', 'json', '--output', '/dev/null'],
    ],
    'gitleaks git': ['gitleaks', ['git', folder, '--no-banner', '--exit-code', '0']],
  };
  const { stdout } = spawnSync('git', ['rev-list', '--count', 'HEAD'], { cwd: folder, encoding: 'utf8' });
  const mine = await measure(process.execPath, [nhi, 'scan', '--history', '--fail-on', 'none'], 1, folder);
  row([`history, ${stdout.trim()} commits`, 'seconds', 'times nhi', 'peak MB']);
  row(['nhi scan --history', mine.seconds.toFixed(2), '1.00', mine.peak.toFixed(0)]);
  for (const [name, [command, words]] of Object.entries(peers)) {
    if (!isInstalled(command)) {
      row([name, 'absent']);
      continue;
    }
    const { seconds, peak } = await measure(command, words, 1, folder);
    row([name, seconds.toFixed(2), (seconds / mine.seconds).toFixed(2), peak.toFixed(0)]);
  }
}
