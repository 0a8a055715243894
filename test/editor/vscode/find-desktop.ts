import { inSearchPath, pathsOf } from './machine';
import type { Machine } from './machine';

/** A desktop VS Code to run the suite in. */
export interface Desktop {
  /** Its executable, not what starts it from a shell; undefined: to be downloaded. */
  readonly path: string | undefined;
  /** Linux without a display: it is drawn into memory. */
  readonly isVirtual: boolean;
}

/**
 * @returns the one that VSCODE_DESKTOP names, else one that is installed, else one to download; undefined where there is none
 *          to be had or nothing to draw it on, and where VSCODE_DESKTOP says `none`
 */
export function findDesktop(machine: Machine): Desktop | undefined {
  const { platform, environment, isThere, canDownload } = machine;
  const given = environment['VSCODE_DESKTOP'];
  if (given === 'none') return undefined;
  const isVirtual = platform === 'linux' && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY'];
  if (isVirtual && inSearchPath('xvfb-run', machine) === undefined) return undefined;
  const path = given ?? placesOf(machine).find(isThere);
  return path === undefined && !canDownload() ? undefined : { path, isVirtual };
}

/** Where it is installed: beside what starts it from a shell, and where its installers put it. */
function placesOf(machine: Machine): readonly string[] {
  const { platform, environment, real } = machine;
  const paths = pathsOf(machine);
  const launcher = inSearchPath(platform === 'win32' ? 'code.cmd' : 'code', machine);
  const above = launcher === undefined ? [] : [paths.dirname(paths.dirname(real(launcher)))];
  switch (platform) {
    case 'darwin': {
      // The launcher is in Contents/Resources/app/bin of the application.
      const applications = [...above.map((app) => paths.join(app, '../../..')), '/Applications/Visual Studio Code.app'];
      return applications.flatMap((app) => ['Code', 'Electron'].map((name) => paths.join(app, 'Contents/MacOS', name)));
    }
    case 'win32': {
      const programs = [paths.join(environment['LOCALAPPDATA'] ?? '', 'Programs'), environment['ProgramFiles'] ?? ''];
      const folders = [...above, ...programs.map((folder) => paths.join(folder, 'Microsoft VS Code'))];
      return folders.map((folder) => paths.join(folder, 'Code.exe'));
    }
    default:
      return [...above, '/usr/share/code', '/snap/code/current/usr/share/code'].map((folder) =>
        paths.join(folder, 'code'),
      );
  }
}
