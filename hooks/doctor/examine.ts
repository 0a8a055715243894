import { dirname } from 'node:path';
import { findHooksPlace, hooksPathSetting } from '../install/place';
import type { HooksPlace } from '../install/place';
import { plantCanary } from './canary/plant';
import { checkClone } from './checks/clone';
import { checkFramework } from './checks/framework';
import { checkGit } from './checks/git';
import { checkHookFiles } from './checks/hook-files';
import { checkHooksPath } from './checks/hooks-path';
import { checkHusky } from './checks/husky';
import { checkLintStaged } from './checks/lint-staged';
import { checkNode } from './checks/node';
import { checkTool } from './checks/tool';
import type { Patient } from './patient';
import type { Symptom } from './symptom';

export type ExamineRequest = Pick<Patient, 'cwd' | 'environment' | 'version'>;

/** What was found out about the hooks of one repository. */
export interface Examination {
  /** Absolute: the folder that git looks into. */
  readonly folder: string;
  readonly symptoms: readonly Symptom[];
}

/**
 * Finds out why a hook would not run or not protect, first by looking, then by trying. The repository is only read.
 * @throws GitError where there is no git or no repository
 */
export function examineHooks(request: ExamineRequest): Examination {
  const { cwd } = request;
  const git = checkGit(cwd);
  // An older one cannot even say where the hooks are.
  if (git.state === 'stops') return { folder: cwd, symptoms: [git] };
  const place = placeOfGit(cwd);
  const patient: Patient = { ...request, place, hooksPath: hooksPathSetting(cwd) };
  const checks = [
    checkNode,
    checkHooksPath,
    checkHusky,
    checkFramework,
    checkLintStaged,
    checkHookFiles,
    checkTool,
    checkClone,
    plantCanary,
  ];
  const symptoms = checks.flatMap((check) => check(patient));
  return { folder: place.folder, symptoms: [git, ...symptoms] };
}

/** Where git looks today: husky's files count only where git was pointed at them. */
function placeOfGit(cwd: string): HooksPlace {
  const place = findHooksPlace(cwd);
  return { ...place, husky: dirname(place.folder) === place.husky ? place.husky : undefined };
}
