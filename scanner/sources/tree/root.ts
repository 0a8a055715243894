import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../../model';
import { pathInTree } from './real-folder';
import { errorCode } from './walk';

/** @returns the nearest folder at or above `folder` that holds a `.git`, or undefined; git itself is not run */
export function repositoryRoot(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** What a user named on the command line. */
export interface NamedPath {
  /** Relative to the root, forward slashes; '' is the root itself. */
  readonly path: string;
  /** Absolute; behind a symbolic link what it leads to. */
  readonly target: string;
  readonly isFolder: boolean;
}

export interface NamedPaths {
  readonly root: string;
  /** Each once, in the order given; a path inside a named folder is not repeated. */
  readonly named: readonly NamedPath[];
  /** What cannot be looked at, beside some that can. */
  readonly lost: readonly LostPath[];
}

export interface LostPath {
  /** Relative to the root, forward slashes. */
  readonly path: string;
  /** As `it does not exist`. */
  readonly why: string;
}

/**
 * @param cwd absolute
 * @param paths as given; none means the whole repository, or the current folder outside of one
 * @throws UsageError where all paths are missing or neither file nor folder; for one of another root than the first
 */
export function resolvePaths(cwd: string, paths: readonly string[]): NamedPaths {
  const start = realpathSync(cwd);
  if (paths.length === 0) {
    const root = repositoryRoot(start) ?? start;
    return { root, named: [{ path: '', target: root, isFolder: true }], lost: [] };
  }
  const looks = paths.map((path) => lookAt(start, path));
  const places = looks.filter((look) => 'target' in look);
  const faults = looks.filter((look) => 'why' in look);
  const [fault] = faults;
  if (places.length === 0 && fault !== undefined) throw new UsageError(fault.why(fault.given));
  const { root, named } = namedPlaces(start, places);
  const lost = faults.map(({ given, why }) => ({ path: pathInTree(root, resolve(start, given)), why: why('it') }));
  return { root, named, lost };
}

type Named = Omit<NamedPaths, 'lost'>;

function namedPlaces(start: string, places: readonly Looked[]): Named {
  const roots = new Map(places.map((place) => [rootOf(place), place.given]));
  const [first, second] = [...roots];
  if (first === undefined) throw new UsageError('no paths');
  if (second !== undefined && repositoryRoot(start) === undefined && places.every((place) => !hasRepository(place))) {
    return relativeTo(start, places);
  }
  if (second !== undefined) {
    throw new UsageError(`${first[1]} and ${second[1]} belong to two repositories: scan them one at a time`);
  }
  return relativeTo(first[0], places);
}

interface Looked {
  readonly given: string;
  /** Absolute, its folder's real path; a link itself is not resolved. */
  readonly absolute: string;
  readonly target: string;
  readonly isFolder: boolean;
}

interface Fault {
  readonly given: string;
  /** @param name what to call it */
  readonly why: (name: string) => string;
}

/** @returns what stands there, or why nobody can tell */
function lookAt(cwd: string, given: string): Looked | Fault {
  const wanted = resolve(cwd, given);
  try {
    const absolute = lstatSync(wanted).isSymbolicLink()
      ? join(realpathSync(dirname(wanted)), wanted.slice(dirname(wanted).length))
      : realpathSync(wanted);
    const target = realpathSync(wanted);
    const stat = statSync(target);
    if (!stat.isDirectory() && !stat.isFile())
      return { given, why: (name) => `${name} is neither a file nor a folder` };
    return { given, absolute, target, isFolder: stat.isDirectory() };
  } catch (error) {
    return { given, why: (name) => whyNotThere(name, error) };
  }
}

/** @returns in words a user can act on why the system does not say what stands at a path */
export function whyNotThere(given: string, error: unknown): string {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return `${given} does not exist`;
  if (code === 'ELOOP') return `${given} is a symbolic link that leads to itself`;
  if (code === 'ENAMETOOLONG') return `${given} is too long for a name`;
  return `cannot look at ${given}: ${code === 'EACCES' ? 'permission denied' : code}`;
}

const folderOf = (place: Looked): string => (place.isFolder ? place.absolute : dirname(place.absolute));
const hasRepository = (place: Looked): boolean => repositoryRoot(folderOf(place)) !== undefined;
const rootOf = (place: Looked): string => repositoryRoot(folderOf(place)) ?? folderOf(place);

function relativeTo(root: string, places: readonly Looked[]): Named {
  const named = new Map<string, NamedPath>();
  for (const { absolute, target, isFolder } of places) {
    const path = relative(root, absolute).split(sep).join('/');
    if (path === '..' || path.startsWith('../'))
      throw new UsageError(`${absolute} lies outside ${root}: name one folder that holds all paths`);
    named.set(path, { path, target, isFolder });
  }
  const folders = [...named.values()].filter((place) => place.isFolder).map((place) => place.path);
  const isInside = (path: string): boolean =>
    folders.some((folder) => folder !== path && (folder === '' || path.startsWith(`${folder}/`)));
  return {
    root,
    named: [...named.values()].filter(({ path, target }) => !(isInside(path) && target === join(root, path))),
  };
}
