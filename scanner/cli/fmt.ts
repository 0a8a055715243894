import { join, relative } from 'node:path';
import { formatManifest, loadManifests, textToEdit } from '../manifest';
import { UsageError } from '../model';
import { lastGiven } from './arguments';
import type { Call } from './arguments';
import type { Command } from './commands';
import type { Host } from './host';
import { watchedScan } from './watched-scan';

/** `nhi fmt`: every manifest and include in its one order; `--check` only says which are not. */
export const fmtCommand: Command = async (call, host) => {
  const { snapshot, root } = await watchedScan(call, host, 'manifest');
  const named = call.manifest === undefined ? undefined : relative(root, join(host.cwd, call.manifest));
  const paths = named === undefined ? loadManifests(snapshot).manifests : [named.replaceAll('\\', '/')];
  if (paths.length === 0) throw new UsageError(`there is no nhi.yaml in ${root}: nhi init writes one`);
  const changed: { path: string; text: string }[] = [];
  let isBroken = false;
  for (const path of paths) {
    try {
      const before = textToEdit(path, snapshot);
      if (before === undefined) continue;
      const text = formatManifest(before, path);
      if (text !== before) changed.push({ path, text });
    } catch (error) {
      // One that cannot be read keeps nobody from the others.
      if (!(error instanceof UsageError)) throw error;
      const { withoutSecrets } = await import('./without-secrets');
      host.err.write(`nhi: ${withoutSecrets(error.message)}\n`);
      isBroken = true;
    }
  }
  return conclude(changed, call, host, root, isBroken);
};

function conclude(
  changed: readonly { readonly path: string; readonly text: string }[],
  call: Call,
  host: Host,
  root: string,
  isBroken: boolean,
): 0 | 1 | 2 {
  const isCheck = lastGiven(call, 'check') !== undefined;
  if (!isCheck && changed.length > 0) {
    host.saveAll(changed.map(({ path, text }) => ({ path: join(root, path), text })));
  }
  for (const { path } of changed) host.out.write(`${path}${isCheck ? ' is not in order: nhi fmt' : ' put in order'}\n`);
  if (isBroken) return 2;
  return isCheck && changed.length > 0 ? 1 : 0;
}
