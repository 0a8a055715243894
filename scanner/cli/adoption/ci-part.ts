import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from '../../model';
import { visible } from '../../report';
import { mainBranch, remoteAddress } from '../../sources';
import { toolVersion } from '../version';
import { github } from './ci/github';
import { gitlab } from './ci/gitlab';
import type { CiHost, CiSettings } from './ci/host';
import { otherHosts } from './ci/others';
import type { AdoptionPart } from './step';

const HOSTS: readonly CiHost[] = [github, gitlab, ...otherHosts];
/** However it is called there. */
const CALLS_NHI = /\bnhi(?:-guard)?(?:@\S+)?\s+(?:ci|scan)\b|\bnhi-guard\b/;
const DEFAULT_BRANCH = 'main';

/**
 * The same check where nobody can skip it: a file of its own for the host that the repository is seen to use, or the lines
 * to add to the file that is there.
 * @param root absolute
 */
export function planCi(snapshot: Snapshot, root: string): AdoptionPart {
  const files = snapshot.files();
  const used = HOSTS.filter(({ configuration }) => files.some((path) => configuration.test(path)));
  const hosts = used.length > 0 ? used : hostOf(remoteAddress(root), files);
  const settings: CiSettings = { version: toolVersion, mainBranch: mainBranch(root) ?? DEFAULT_BRANCH };
  const parts = hosts.map((each) => partFor(each, snapshot, root, settings));
  return { steps: parts.flatMap(({ steps }) => steps), notices: parts.flatMap(({ notices }) => notices) };
}

/** Where no file tells, the remote does, or the folder that only one host reads. */
function hostOf(remote: string | undefined, files: readonly string[]): readonly CiHost[] {
  const named = HOSTS.filter((each) => remote !== undefined && each.remote?.test(remote) === true);
  if (named.length > 0 || remote !== undefined) return named;
  return files.some((path) => path.startsWith('.github/')) ? [github] : [];
}

function partFor(ciHost: CiHost, snapshot: Snapshot, root: string, settings: CiSettings): AdoptionPart {
  const files = snapshot.files().filter((path) => ciHost.configuration.test(path));
  if (files.some((path) => CALLS_NHI.test(snapshot.read(path) ?? ''))) return { steps: [], notices: [] };
  const lines = ciHost.lines(settings);
  const path = ciHost.ownFile?.(files);
  if (path === undefined || existsSync(join(root, path))) {
    const where = files.length === 0 ? `its configuration` : files.map(visible).join(' or ');
    return { steps: [], notices: [[`${ciHost.name}: add to ${where}`, '', ...lines.map(indented), ''].join('\n')] };
  }
  const text = `${lines.join('\n')}\n`;
  return { steps: [{ path, what: `the same check in ${ciHost.name}`, isTracked: true, text }], notices: [] };
}

function indented(line: string): string {
  return `    ${line}`;
}
