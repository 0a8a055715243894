import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { askGit } from '../../install/git';
import { findHooksPlace } from '../../install/place';
import { guardAt } from '../guards';
import type { Patient } from '../patient';
import type { Symptom } from '../symptom';

/** What kind of clone this is, and what belongs to it that has hooks of its own. */
export function checkClone(patient: Patient): Symptom[] {
  return [...checkDepth(patient), ...checkWorkTrees(patient), ...checkSubmodules(patient)];
}

function checkDepth({ cwd }: Patient): Symptom[] {
  if (askGit(cwd, ['rev-parse', '--is-shallow-repository']).text !== 'true') return [];
  return [
    {
      check: 'clone',
      state: 'note',
      text: 'this clone is shallow: where the base of a push or a pull request is missing, nothing passes',
      remedy: 'git fetch --unshallow (in CI: fetch the whole history, fetch-depth: 0)',
    },
  ];
}

/** Husky writes what git runs into one work tree; a linked one without it commits unseen. */
function checkWorkTrees({ cwd, place: { root, husky } }: Patient): Symptom[] {
  if (root === undefined || husky === undefined) return [];
  const below = relative(root, husky);
  return askGit(cwd, ['worktree', 'list', '--porcelain'])
    .text.split('\n')
    .flatMap((line) => /^worktree (.+)$/.exec(line)?.[1] ?? [])
    .filter((tree) => tree !== root && existsSync(tree) && !existsSync(join(tree, below, '_/h')))
    .map((tree) => ({
      check: 'work-tree',
      state: 'lets-pass',
      text: `husky is not prepared in the linked work tree ${tree}: what is committed there nobody looks at`,
      remedy: `npm install in ${tree}`,
    }));
}

/** A submodule is a repository of its own, with its own hooks. */
function checkSubmodules({ cwd, place: { root } }: Patient): Symptom[] {
  if (root === undefined || !existsSync(join(root, '.gitmodules'))) return [];
  const listed = askGit(cwd, [
    'config',
    '--file',
    join(root, '.gitmodules'),
    '--get-regexp',
    String.raw`^submodule\..*\.path$`,
  ]);
  return listed.text
    .split('\n')
    .flatMap((line) => /^\S+ (.+)$/.exec(line)?.[1] ?? [])
    .filter((path) => existsSync(join(root, path, '.git')) && !isGuarded(join(root, path)))
    .map((path) => ({
      check: 'submodule',
      state: 'note',
      text: `the submodule ${path} has no hooks of nhi: what is committed in it only its own pushes could show`,
      remedy: `nhi hooks install in ${path}`,
    }));
}

function isGuarded(folder: string): boolean {
  const place = findHooksPlace(folder);
  return place.usual.some((hook) => ['nhi', 'calls-nhi', 'framework'].includes(guardAt(place, hook)));
}
