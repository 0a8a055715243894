import { inSearchPath, pathsOf } from './machine';
import type { Machine } from './machine';

/** @returns an installed Chrome, Edge or Chromium, absolute; undefined where there is none */
export function findBrowser(machine: Machine): string | undefined {
  const { platform, isThere, environment } = machine;
  const paths = pathsOf(machine);
  switch (platform) {
    case 'darwin':
      return ['Google Chrome', 'Microsoft Edge', 'Chromium']
        .map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
        .find(isThere);
    case 'win32': {
      const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) => environment[name] ?? '');
      const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
      return programs.flatMap((program) => folders.map((folder) => paths.join(folder, program))).find(isThere);
    }
    default:
      return ['google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge']
        .map((name) => inSearchPath(name, machine))
        .find((path) => path !== undefined);
  }
}
