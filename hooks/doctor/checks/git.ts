import { tellGit } from '../../install/git';
import type { Symptom } from '../symptom';

/** `rev-parse --path-format` came with it; the scans themselves ask for less. */
const OLDEST = [2, 31] as const;

/** @throws GitError where there is no git */
export function checkGit(cwd: string): Symptom {
  const said = tellGit(cwd, ['--version']);
  const [, version, major, minor] = /^git version ((\d+)\.(\d+)(?:[^\d\s]\S*)?)/.exec(said) ?? [];
  if (version === undefined) return { check: 'git', state: 'unknown', text: `git does not say its version: ${said}` };
  const isOld = Number(major) < OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) < OLDEST[1]);
  if (!isOld) return { check: 'git', state: 'fine', text: `git ${version}` };
  return {
    check: 'git',
    state: 'stops',
    text: `git ${version} is too old for the hooks`,
    remedy: `install git ${OLDEST.join('.')} or later: https://git-scm.com/downloads`,
  };
}
