import { spawnSync } from 'node:child_process';

/**
 * Nothing of the repository may run or reach out: no monitor, no hooks, no external diff, no lazy fetch. Checked against
 * canaries in every setting that runs programs.
 */
const SAFE_FLAGS = [
  '--no-pager',
  '--no-optional-locks',
  '--no-replace-objects',
  '--literal-pathspecs',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'protocol.allow=never',
  '-c',
  'submodule.recurse=false',
  '-c',
  'log.showSignature=false',
];
const SAFE_ENVIRONMENT = {
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/**
 * Runs one git command without a shell.
 * @returns what it printed, or undefined where git is missing or the command failed
 */
function git(root: string, words: readonly string[]): string | undefined {
  const inherited = Object.entries(process.env).filter(([name]) => !isRepositoryVariable(name));
  const run = spawnSync('git', [...SAFE_FLAGS, ...words], {
    cwd: root,
    env: { ...Object.fromEntries(inherited), ...SAFE_ENVIRONMENT },
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT_BYTES,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  });
  return run.status === 0 ? run.stdout : undefined;
}

/** `GIT_DIR` and its like, set while a hook runs, would point the question at another repository. */
function isRepositoryVariable(name: string): boolean {
  return /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|PREFIX|COMMON_DIR|NAMESPACE)$/.test(
    name,
  );
}

/** @returns tracked files that an ignore rule names, relative to the root; undefined where git cannot say */
export function trackedIgnoredFiles(root: string): readonly string[] | undefined {
  return git(root, ['ls-files', '-z', '--cached', '--ignored', '--exclude-standard'])
    ?.split('\0')
    .filter((path) => path !== '');
}

/** @returns whether git tracks this path; undefined where git cannot say */
export function isTracked(root: string, path: string): boolean | undefined {
  const listed = git(root, ['ls-files', '-z', '--cached', '--', path]);
  return listed === undefined ? undefined : listed !== '';
}

/** @returns the e-mail address of whoever last committed this path, or undefined */
export function lastAuthor(root: string, path: string): string | undefined {
  const address = git(root, ['log', '-1', '--format=%aE', '--no-show-signature', '--', path])?.trim();
  return address === '' ? undefined : address;
}
