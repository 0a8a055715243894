import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { dependentFolders } from '../../install/tool-copy';
import { guardAt } from '../guards';
import type { Patient } from '../patient';
import { programIn } from '../search-path';
import type { Symptom } from '../symptom';

/** A program that only prints its version. */
const TIMEOUT_MILLISECONDS = 10_000;

/** Which `nhi` the hooks would run, and whether it is this one. */
export function checkTool(patient: Patient): Symptom[] {
  const { place, version, environment } = patient;
  const isOurs = place.usual.some((hook) => guardAt(place, hook) === 'nhi');
  if (!isOurs) return [];
  const found = hookTool(patient);
  if (found === undefined) {
    return [
      {
        check: 'tool',
        state: 'stops',
        text: 'the hooks find no nhi, so they stop every commit',
        remedy: 'npm install, or nhi hooks install',
      },
    ];
  }
  const [program, ...before] = found.endsWith('.js') ? [process.execPath, found] : [found];
  const run = spawnSync(program, [...before, '--version'], {
    env: environment,
    encoding: 'utf8',
    timeout: TIMEOUT_MILLISECONDS,
    windowsHide: true,
  });
  const said = /^\d[\w.+-]*$/.exec(run.stdout.trim())?.[0];
  if (run.status !== 0 || said === undefined) {
    return [
      {
        check: 'tool',
        state: 'stops',
        text: `the hooks run ${found}, which does not start`,
        remedy: 'npm install, or nhi hooks install',
      },
    ];
  }
  if (said === version) return [{ check: 'tool', state: 'fine', text: `the hooks run nhi ${said} (${found})` }];
  return [
    {
      check: 'tool',
      state: 'note',
      text: `the hooks run nhi ${said} (${found}), and this is ${version}`,
      remedy: found.includes('node_modules')
        ? 'npm install nhi-guard, in the version that is wanted'
        : 'nhi hooks install',
    },
  ];
}

/** In the order of the installed hooks. */
function hookTool({ place, environment }: Patient): string | undefined {
  const { commonDirectory, husky } = place;
  // A linked work tree has no dependencies of its own; husky's line does not look there.
  const shared = husky === undefined ? [join(commonDirectory, '..')] : [];
  const inModules = [...dependentFolders(place), ...shared].map((folder) => join(folder, 'node_modules/.bin/nhi'));
  const path = environment['PATH'] ?? environment['Path'] ?? '';
  return [...inModules, join(commonDirectory, 'nhi/cli.js')].find((file) => existsSync(file)) ?? programIn(path, 'nhi');
}
