/**
 * Nothing of the repository may run or reach out: no monitor, no hooks, no pager, no external diff, no lazy fetch, no
 * replaced or grafted object. Checked against canaries in every setting that runs programs or shows something else.
 */
export const SAFE_FLAGS: readonly string[] = [
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
  '-c',
  'safe.bareRepository=explicit',
];

const SAFE_ENVIRONMENT = {
  // Known from git 2.44 on; older ones are held by the next line: a protocol's own `allow` outdoes `protocol.allow`.
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  // Grafts give a commit other parents, so that commits vanish from a range.
  GIT_GRAFT_FILE: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  // Messages are told apart by their words.
  LC_ALL: 'C',
};

/** How the user's machine runs git. */
const OF_THE_MACHINE = new Set([
  'GIT_EXEC_PATH',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_CONFIG_PARAMETERS',
  'GIT_CONFIG_COUNT',
  'GIT_CEILING_DIRECTORIES',
  'GIT_DISCOVERY_ACROSS_FILESYSTEM',
]);
const CONFIGURATION_PAIR = /^GIT_CONFIG_(?:KEY|VALUE)_\d+$/;

/** Which repository and which index are meant: git sets them while a hook runs, `commit -a` another index than plain `commit`. */
const OF_THE_REPOSITORY = new Set([
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_INDEX_FILE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_QUARANTINE_PATH',
  'GIT_SHALLOW_FILE',
  'GIT_NAMESPACE',
]);

/**
 * @param inherited the process's own
 * @param keepsRepository false for a question about another repository than the one a hook runs in
 * @returns the environment git runs in: of the variables that steer git only those that are needed
 */
export function gitEnvironment(inherited: NodeJS.ProcessEnv, keepsRepository: boolean): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(inherited)) {
    if (!name.startsWith('GIT_') || isKept(name, keepsRepository)) environment[name] = value;
  }
  return Object.assign(environment, SAFE_ENVIRONMENT);
}

function isKept(name: string, keepsRepository: boolean): boolean {
  if (OF_THE_MACHINE.has(name) || CONFIGURATION_PAIR.test(name)) return true;
  return keepsRepository && OF_THE_REPOSITORY.has(name);
}
