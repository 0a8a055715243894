import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Patient } from '../patient';
import { desktopPath, programIn } from '../search-path';
import type { Symptom } from '../symptom';

/** The hooks start `node` by name, with the PATH of whatever started git. */
export function checkNode(patient: Patient, searchPath = desktopPath()): Symptom[] {
  const { environment } = patient;
  const here = programIn(environment['PATH'] ?? environment['Path'] ?? '', 'node');
  if (here === undefined) {
    return [
      {
        check: 'node',
        state: 'stops',
        text: 'node is not in the PATH of this process: the hooks stop every commit',
        remedy: 'put the folder of node into PATH',
      },
    ];
  }
  const fine: Symptom = { check: 'node', state: 'fine', text: `node ${process.version} (${here})` };
  if (searchPath === undefined || programIn(searchPath, 'node') !== undefined || hasStartFile(patient)) return [fine];
  return [
    fine,
    {
      check: 'node',
      state: 'note',
      text: `node is not in the PATH of programs started from the desktop (${searchPath}): commits made there are stopped`,
      remedy:
        patient.place.husky === undefined
          ? `sudo ln -s ${here} /usr/local/bin/node${process.platform === 'darwin' ? ', and sudo launchctl config user path "/usr/local/bin:$PATH"' : ''}; or start the program from a terminal`
          : 'extend PATH in ~/.config/husky/init.sh',
    },
  ];
}

/** Husky reads it before each hook; people mend PATH there. */
function hasStartFile({ environment, place: { husky } }: Patient): boolean {
  const configuration = environment['XDG_CONFIG_HOME'] ?? join(environment['HOME'] ?? homedir(), '.config');
  return husky !== undefined && existsSync(join(configuration, 'husky/init.sh'));
}
