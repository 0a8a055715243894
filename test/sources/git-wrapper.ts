import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { withEnvironment } from './repository';
import type { Repository } from './repository';

const REAL_GIT = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();

/** A protection of the git client: a flag, a setting given by `-c`, or a variable. */
export interface Guard {
  readonly flag?: string;
  readonly setting?: string;
  readonly variables?: readonly string[];
}

/** Stands between the client and git: notes each call, and takes one guard out of it. */
export interface GitWrapper {
  /** Runs `act` with the wrapper in front of git. */
  around<T>(act: () => T): T;
  /** First word of each command since the last time. */
  calls(): string[];
}

export function gitWrapper(repo: Repository, taken: Guard = {}): GitWrapper {
  const log = join(repo.path, 'wrapper', 'log');
  const program = repo.script('wrapper/git', [
    'left=$#',
    'command=',
    'while [ $left -gt 0 ]; do',
    '  word=$1; shift; left=$((left - 1))',
    `  if [ "$word" = -c ] && [ "$1" = '${taken.setting ?? 'none'}' ] && [ $left -gt 0 ]; then`,
    '    shift; left=$((left - 1)); continue',
    '  fi',
    `  if [ "$word" = '${taken.flag ?? 'none'}' ]; then continue; fi`,
    '  case $word in -*|*=*) ;; *) [ -n "$command" ] || command=$word ;; esac',
    '  set -- "$@" "$word"',
    'done',
    `echo "$command" >> '${log}'`,
    ...(taken.variables ?? []).map((name) => `unset ${name}`),
    `exec '${REAL_GIT}' "$@"`,
  ]);
  return {
    around: (act) => withEnvironment({ PATH: `${dirname(program)}${delimiter}${process.env['PATH'] ?? ''}` }, act),
    calls() {
      if (!existsSync(log)) return [];
      const words = readFileSync(log, 'utf8').trim().split('\n');
      rmSync(log);
      return words;
    },
  };
}
