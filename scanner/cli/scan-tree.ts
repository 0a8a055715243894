import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isManifestName } from '../manifest';
import { UsageError } from '../model';
import type { Skip } from '../model';
import { scan, scanWith } from '../scan';
import { fileDocument, identifySecret, isTracked, lastAuthors, openTree, pathInTree, whyNotThere } from '../sources';
import { PARALLEL_FROM_FILES, readInParallel } from './parallel-reading';
import type { Scanned, ScanRequest } from './session';
import { withoutStrangers } from './strangers';
import { keepYoungHeapSmall, letYoungHeapGrow } from './young-heap';

/**
 * Opens the work tree and scans it.
 * @param program what a second thread runs; see `scannerSession`
 * @throws what `Session.scan` throws
 */
export async function scanTree(request: ScanRequest, program?: string): Promise<Scanned> {
  const { cwd, subject, noIgnore, today, profile, onProgress, newSalt, onSecrets } = request;
  const paths = subject === 'manifest' ? [] : request.paths;
  const skipped: Skip[] = [];
  const tree = openTree({ cwd, paths, noIgnore, onSkip: (skip) => skipped.push(skip) });
  const { root, snapshot } = tree;
  if (subject !== 'manifest' && paths.length === 0) refuseBare(root);
  const manifest = request.manifest === undefined ? undefined : manifestPath(cwd, root, request.manifest);
  const policy = request.policy === undefined ? undefined : readPolicy(cwd, request.policy);
  // Listing is the first that a large tree fills memory with.
  keepYoungHeapSmall();
  const files = subject === 'manifest' ? [] : tree.files();
  const isLarge = files.length >= PARALLEL_FROM_FILES;
  if (!isLarge) letYoungHeapGrow();
  const input = {
    snapshot,
    extent: subject === 'manifest' ? ('partial' as const) : tree.extent,
    today,
    identify: identifySecret,
    ...(newSalt !== undefined && { newSalt }),
    ...(onSecrets !== undefined && { onSecrets }),
    ...(profile !== undefined && { profile }),
    ...(manifest !== undefined && { manifest }),
    ...(policy !== undefined && { policy }),
    ...(onProgress !== undefined && { onProgress }),
  };
  const result =
    program === undefined || !isLarge
      ? scan({ ...input, documents: files.map((file) => fileDocument(root, file)) })
      : await scanWith(input, (settings, salt) => readInParallel(root, files, { settings, salt, onProgress, program }));
  const given = [...paths, ...(request.manifest === undefined ? [] : [request.manifest])];
  const named = new Set(given.map((path) => pathInTree(root, resolve(cwd, path))));
  const isPart = (path: string): boolean => named.has(path) || isManifestName(path) || isPartOf(root, path);
  const all = withoutStrangers([...skipped, ...result.coverage.skipped], isPart);
  return {
    result: { ...result, coverage: { ...result.coverage, skipped: all } },
    root,
    snapshot,
    lastAuthors: (paths, isMeant) => lastAuthors(root, paths, isMeant),
  };
}

/**
 * The files of a bare repository are git's own: a look at them would find nothing, whatever its commits hold.
 * @throws UsageError where the folder is one (gitrepository-layout(5))
 */
function refuseBare(root: string): void {
  if (!['HEAD', 'objects', 'refs'].every((name) => existsSync(join(root, name)))) return;
  throw new UsageError(
    `${root} is a bare repository: there are no files in it. What its commits hold: GIT_DIR=. nhi scan --history --all`,
  );
}

/** Outside a repository everything is. */
function isPartOf(root: string, path: string): boolean {
  return !existsSync(join(root, '.git')) || isTracked(root, path) !== false;
}

function manifestPath(cwd: string, root: string, given: string): string {
  const absolute = resolve(cwd, given);
  fileThere('--manifest', given, absolute);
  // Named, a link is followed.
  const path = pathInTree(root, realpathSync(absolute));
  if (path === '..' || path.startsWith('../')) throw new UsageError(`--manifest: ${given} lies outside ${root}`);
  return path;
}

/** @throws UsageError where there is no such file, or it is an address */
export function readPolicy(cwd: string, given: string): { path: string; text: string } {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(given))
    throw new UsageError('--policy is a file, not an address: fetch it first');
  const absolute = resolve(cwd, given);
  fileThere('--policy', given, absolute);
  try {
    return { path: given, text: readFileSync(absolute, 'utf8') };
  } catch {
    throw new UsageError(`--policy: cannot read ${given}: permission denied`);
  }
}

function fileThere(option: string, given: string, absolute: string): void {
  let stat;
  try {
    stat = statSync(absolute);
  } catch (error) {
    throw new UsageError(`${option}: ${whyNotThere(given, error)}`);
  }
  if (!stat.isFile()) throw new UsageError(`${option}: ${given} is ${stat.isDirectory() ? 'a folder' : 'no file'}`);
}
