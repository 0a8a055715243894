import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isThere, textAt } from '../../install/files';
import { guardAt, isExecutable } from '../guards';
import type { Patient } from '../patient';
import type { Symptom } from '../symptom';

const PREPARE = 'npx husky (npm install does it where package.json has "prepare": "husky")';
const SWITCHED_OFF = /^[ \t]*(?:export[ \t]+)?HUSKY=["']?0\b/m;

/** Husky runs its tracked files only where it was prepared in this clone, and nowhere says so where it was not. */
export function checkHusky(patient: Patient): Symptom[] {
  const { root, husky } = patient.place;
  if (husky === undefined) return root === undefined ? [] : checkUnprepared(patient, root);
  return [...checkWrappers(patient, husky), ...checkSwitches(patient)];
}

function checkUnprepared({ place, hooksPath }: Patient, root: string): Symptom[] {
  const tracked = join(root, '.husky');
  const isUsed = existsSync(tracked) && readdirSync(tracked).some((name) => place.usual.some((hook) => hook === name));
  if (!isUsed) return [];
  const isGuarded = guardAt(place, 'pre-commit') === 'nhi';
  const where = hooksPath === undefined ? 'core.hooksPath is not set' : `core.hooksPath is ${hooksPath.path}`;
  return [
    {
      check: 'husky',
      state: isGuarded ? 'note' : 'lets-pass',
      text: `.husky has hooks, but husky is not prepared in this clone (${where}): git does not run them`,
      remedy: PREPARE,
    },
  ];
}

function checkWrappers({ place: { folder, usual } }: Patient, husky: string): Symptom[] {
  const missing = ['h', ...usual.filter((hook) => isThere(join(husky, hook)))].filter((name) =>
    name === 'h' ? !isThere(join(folder, name)) : !isExecutable(join(folder, name)),
  );
  if (missing.length === 0) return [{ check: 'husky', state: 'fine', text: 'husky is prepared in this work tree' }];
  return [
    {
      check: 'husky',
      state: missing.includes('h') && existsSync(folder) ? 'stops' : 'lets-pass',
      text: `husky is not prepared in this work tree: ${missing.map((name) => join(folder, name)).join(', ')} cannot run`,
      remedy: PREPARE,
    },
  ];
}

function checkSwitches({ environment }: Patient): Symptom[] {
  const configuration = environment['XDG_CONFIG_HOME'] ?? join(environment['HOME'] ?? homedir(), '.config');
  const file = join(configuration, 'husky/init.sh');
  if (environment['HUSKY'] === '0') {
    return [
      {
        check: 'husky',
        state: 'lets-pass',
        text: 'HUSKY=0 is set in this shell: husky runs nothing',
        remedy: 'unset HUSKY',
      },
    ];
  }
  if (!SWITCHED_OFF.test(textAt(file) ?? '')) return [];
  return [
    {
      check: 'husky',
      state: 'lets-pass',
      text: `${file} sets HUSKY=0: husky runs nothing`,
      remedy: `take the line out of ${file}`,
    },
  ];
}
