import type { Patient } from '../patient';
import { frameworkConfig } from '../framework-config';
import type { Symptom } from '../symptom';

/** The pre-commit framework: what switches our hook off although it is installed. */
export function checkFramework({ place: { root }, environment }: Patient): Symptom[] {
  const config = root === undefined ? undefined : frameworkConfig(root);
  if (config?.namesNhi !== true) return [];
  const skipped = (environment['SKIP'] ?? '').split(',').map((id) => id.trim());
  if (!skipped.includes('nhi')) return [];
  return [
    {
      check: 'framework',
      state: 'lets-pass',
      text: 'SKIP names nhi in this shell: the pre-commit framework passes it over',
      remedy: 'unset SKIP',
    },
  ];
}
