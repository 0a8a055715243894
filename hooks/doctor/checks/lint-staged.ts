import { guardAt } from '../guards';
import { calledByLintStaged } from '../lint-staged-config';
import type { Patient } from '../patient';
import type { Symptom } from '../symptom';

/** Where lint-staged alone stands at the commit, what it does not run for passes it. */
export function checkLintStaged({ place }: Patient): Symptom[] {
  const { root } = place;
  if (root === undefined || guardAt(place, 'pre-commit') !== 'lint-staged' || calledByLintStaged(root) !== true)
    return [];
  return [
    {
      check: 'lint-staged',
      state: 'note',
      text: 'nhi is called by lint-staged, which runs nothing for a commit of deletions, links or submodules alone',
      remedy: 'nhi hooks install puts nhi before it',
    },
  ];
}
