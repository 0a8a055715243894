import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { guardAt } from '../guards';
import type { Patient } from '../patient';
import type { Symptom } from '../symptom';

/** Whether git looks for hooks where ours are. */
export function checkHooksPath({ hooksPath, place }: Patient): Symptom[] {
  if (hooksPath === undefined) return [];
  const { scope, path, isOwn } = hooksPath;
  const { folder, commonDirectory } = place;
  const own = join(commonDirectory, 'hooks');
  if (!isOwn && !place.usual.some((hook) => ['nhi', 'calls-nhi'].includes(guardAt(place, hook)))) {
    return [
      {
        check: 'hooks-path',
        state: 'lets-pass',
        text: `core.hooksPath is set for more than this repository (${scope}: ${path}), so its own hooks do not run`,
        remedy: `git config --local core.hooksPath "${own}", then nhi hooks install; or call nhi hook pre-commit and its like from the hooks in ${path}`,
      },
    ];
  }
  if (existsSync(folder)) {
    return [
      { check: 'hooks-path', state: 'fine', text: `core.hooksPath is ${path} (${scope}), and the hooks are there` },
    ];
  }
  const isHusky = place.husky !== undefined;
  return [
    {
      check: 'hooks-path',
      state: 'lets-pass',
      text: `core.hooksPath is ${path} (${scope}), and ${folder} is not there: git runs no hook`,
      remedy: isHusky
        ? 'npx husky (npm install does it where package.json has "prepare": "husky")'
        : 'nhi hooks install, or git config --unset core.hooksPath',
    },
  ];
}
