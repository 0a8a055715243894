// npm run release:tree -- [--commit] [FOLDER]: what tags point to, in release/ or FOLDER: the built files and what the
// pre-commit framework and the action read, so that nothing is built at the user's. Same sources, same bytes.
// --commit also stores it as a commit behind HEAD and prints its id; no branch moves: git tag v1.2.3 <id>.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const PROGRAM = 'dist/cli.js';
/** What the programs share or load late; see scripts/bundle.mjs. */
const PARTS = 'dist/parts';
const files = [
  PROGRAM,
  'dist/worker.js',
  'dist/index.js',
  'dist/nhi.schema.json',
  '.pre-commit-hooks.yaml',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'action.yml',
];
/** Of package.json: what describes the package, and nothing that builds it or is VS Code's. */
const left = new Set([
  'scripts',
  'devDependencies',
  'types',
  'main',
  'publisher',
  'categories',
  'icon',
  'galleryBanner',
  'pricing',
  'l10n',
  'activationEvents',
  'capabilities',
  'contributes',
]);

const { values, positionals } = parseArgs({ allowPositionals: true, options: { commit: { type: 'boolean' } } });
const folder = resolve(positionals[0] ?? join(root, 'release'));

const missing = files.find((file) => !existsSync(join(root, file)));
if (missing !== undefined) throw new Error(`${missing} is missing: npm run build`);
rmSync(folder, { recursive: true, force: true });
const parts = readdirSync(join(root, PARTS)).map((file) => `${PARTS}/${file}`);
for (const file of [...files, ...parts]) {
  const target = join(folder, file);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(join(root, file), target);
  // The framework runs it by its first line; a mode is the only thing that git keeps besides the bytes.
  chmodSync(target, file === PROGRAM ? 0o755 : 0o644);
}
const whole = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const manifest = Object.fromEntries(Object.entries(whole).filter(([name]) => !left.has(name)));
delete manifest.exports['.'].types;
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
if (values.commit) console.log(commit());

/** An index of its own: neither the work tree's nor any branch is touched. */
function commit() {
  const temporary = mkdtempSync(join(tmpdir(), 'nhi-release-'));
  const [head, date] = git(['log', '-1', '--format=%H %cI']).split(' ');
  const env = {
    GIT_INDEX_FILE: join(temporary, 'index'),
    GIT_WORK_TREE: folder,
    GIT_DIR: git(['rev-parse', '--absolute-git-dir']),
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  };
  try {
    git(['add', '--all', '--force', '.'], env, folder);
    const tree = git(['write-tree'], env);
    return git(['commit-tree', tree, '-p', head, '-m', `Release ${manifest.version}`], env);
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function git(words, env = {}, cwd = root) {
  const run = spawnSync('git', words, { cwd, env: { ...process.env, ...env }, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`git ${words[0]}: ${run.stderr}`);
  return run.stdout.trim();
}
