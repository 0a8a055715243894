import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { HookName } from '../../hook-names';
import { isThere, textAt } from '../../install/files';
import { missingPreparation } from '../../install/plan';
import { CHAINED, hookScript } from '../../install/script';
import { guardAt } from '../guards';
import type { Guard } from '../guards';
import { calledByLintStaged } from '../lint-staged-config';
import type { Patient } from '../patient';
import { frameworkConfig } from '../framework-config';
import type { Symptom, SymptomState } from '../symptom';

/** Whether each hook is there, runs, and is ours or calls us. */
export function checkHookFiles(patient: Patient): Symptom[] {
  const guards = patient.place.usual.map((hook) => [hook, guardAt(patient.place, hook)] as const);
  const guarded = guards.filter(([, guard]) => isAnswered(guard, patient)).map(([hook]) => hook);
  const absent = guards.flatMap(([hook, guard]) => (guard === 'absent' ? [hook] : []));
  const isBare = absent.length === guards.length;
  const symptoms = isBare
    ? [nothingThere(patient, absent)]
    : guards.flatMap(([hook, guard]) => symptomOf(patient, hook, guard, guarded));
  if (guarded.length === 0) return symptoms;
  return [{ check: 'hook-files', state: 'fine', text: `${guarded.join(', ')} will ask nhi` }, ...symptoms];
}

function nothingThere(patient: Patient, absent: readonly HookName[]): Symptom {
  const text = `there are no hooks: git asks nobody at ${absent.join(', ')}`;
  return { check: 'hook-files', state: 'lets-pass', text, remedy: remedyOf(patient, 'absent', '') };
}

/** Whether the file at the hook leads to us, as far as its text tells. */
function isAnswered(guard: Guard, { place: { root } }: Patient): boolean {
  if (guard === 'nhi' || guard === 'calls-nhi') return true;
  if (root === undefined) return false;
  if (guard === 'framework') return frameworkConfig(root)?.namesNhi === true;
  return guard === 'lint-staged' && calledByLintStaged(root) === true;
}

function symptomOf(patient: Patient, hook: HookName, guard: Guard, guarded: readonly HookName[]): Symptom[] {
  const { place } = patient;
  const path = join(place.husky ?? place.folder, hook);
  const isOld = guard === 'nhi' && place.husky === undefined && textAt(path) !== hookScript(hook);
  if (isOld) {
    return [
      { check: hook, state: 'note', text: `${path} is from another version of nhi`, remedy: 'nhi hooks install' },
    ];
  }
  if (isAnswered(guard, patient)) return [];
  // The framework has no such stage; what comes by mail meets pre-push.
  if (hook === 'pre-applypatch' && guarded.includes('pre-push') && isFramework(patient)) return [];
  return [
    {
      check: hook,
      state: stateOf(hook, guarded),
      text: textOf(patient, hook, guard, path),
      remedy: remedyOf(patient, guard, path),
    },
  ];
}

/** A merge or a patch that no commit hook sees is still seen at the push; nothing stands in for the two others. */
function stateOf(hook: HookName, guarded: readonly HookName[]): SymptomState {
  const isSecondary = hook === 'pre-merge-commit' || hook === 'pre-applypatch';
  return isSecondary && guarded.includes('pre-push') ? 'note' : 'lets-pass';
}

function textOf({ place }: Patient, hook: HookName, guard: Guard, path: string): string {
  switch (guard) {
    case 'not-executable':
      return `${path} is not executable, so git does not run it`;
    case 'framework':
      return `${hook} is run by the pre-commit framework, and .pre-commit-config.yaml does not name nhi`;
    case 'lint-staged':
      return `${path} calls lint-staged, whose configuration does not call nhi`;
    case 'foreign':
      return isThere(path + CHAINED) || existsSync(join(place.commonDirectory, 'nhi'))
        ? `${path} is not ours any more: another tool has written over it`
        : `${path} is somebody else's and does not call nhi`;
    default:
      return `there is no ${hook} hook: git asks nobody`;
  }
}

function remedyOf(patient: Patient, guard: Guard, path: string): string {
  if (guard === 'not-executable') return `chmod +x ${path}`;
  if (guard === 'framework') return 'nhi hooks install adds it';
  if (guard === 'lint-staged')
    return "add '*': () => 'nhi scan --staged' to lint-staged's configuration, or nhi hooks install";
  const preparation = missingPreparation(patient.place);
  if (guard === 'absent' && isFramework(patient) && preparation !== undefined) return preparation;
  return guard === 'foreign' ? 'nhi hooks install keeps it and runs it first' : 'nhi hooks install';
}

function isFramework({ place: { root, husky } }: Patient): boolean {
  return root !== undefined && husky === undefined && frameworkConfig(root)?.namesNhi === true;
}
