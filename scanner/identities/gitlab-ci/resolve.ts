import type { IdentityReading, IdentityReference } from '../../model';

/** What one file says on its own. */
export interface GitlabFragment extends IdentityReading {
  /** Paths of files of the same repository that it includes, as written; globs among them. */
  readonly includes: readonly string[];
  /** Names of variables that it fills itself. */
  readonly defined: readonly string[];
}

type Consult = (path: string) => GitlabFragment | undefined;

/** GitLab itself follows at most 150 (docs.gitlab.com, "Maximum includes"). */
const MOST_INCLUDES = 150;

/**
 * Joins a pipeline with what it includes: included files that the scan did not read are read, and a variable that any file
 * of a pipeline fills is no store's in the others.
 */
export function resolveIncludes(fragments: ReadonlyMap<string, GitlabFragment>, consult: Consult): IdentityReading {
  const consulted = new Map<string, GitlabFragment | undefined>();
  const at = (path: string): GitlabFragment | undefined => {
    if (fragments.has(path)) return fragments.get(path);
    if (!consulted.has(path)) consulted.set(path, consult(path));
    return consulted.get(path);
  };
  const known = [...fragments.keys()];
  const filled = new Map<string, Set<string>>();
  for (const path of known) {
    if ((fragments.get(path)?.includes.length ?? 0) === 0) continue;
    const pipeline = [...included(path, at, known)];
    const names = new Set(pipeline.flatMap((part) => at(part)?.defined ?? []));
    for (const part of pipeline) filled.set(part, new Set([...(filled.get(part) ?? []), ...names]));
  }
  const files = [
    ...fragments,
    ...[...consulted].flatMap(([path, fragment]) => (fragment ? [[path, fragment] as const] : [])),
  ];
  return {
    references: files.flatMap(([path, { references }]) =>
      references.filter((reference) => !isFilled(reference, filled.get(path))),
    ),
    notes: files.flatMap(([, { notes }]) => notes),
  };
}

function isFilled({ key, role }: IdentityReference, names: ReadonlySet<string> | undefined): boolean {
  return (
    names !== undefined &&
    role === 'uses' &&
    key.startsWith('gitlab:var/') &&
    names.has(key.slice('gitlab:var/'.length))
  );
}

/** @returns the file and everything that it includes, circles cut */
function included(
  start: string,
  at: (path: string) => GitlabFragment | undefined,
  known: readonly string[],
): Set<string> {
  const found = new Set([start]);
  for (const path of found) {
    for (const written of at(path)?.includes ?? []) {
      for (const target of targets(written, path, known)) {
        if (found.size > MOST_INCLUDES) return found;
        if (!found.has(target) && at(target) !== undefined) found.add(target);
      }
    }
  }
  return found;
}

/** Includes are written from the repository's root; what is scanned may hold several repositories, one in each folder. */
function targets(written: string, from: string, known: readonly string[]): readonly string[] {
  const path = written.replace(/^\//, '');
  if (path.includes('$')) return [];
  if (path.includes('*')) return known.filter((candidate) => matches(path, candidate));
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return folder === '' || folder.startsWith('.gitlab') ? [path] : [path, folder + path];
}

/** GitLab's `*` stays within a folder, `**` crosses. The parts between stars are looked for one behind the other. */
function matches(glob: string, path: string): boolean {
  const parts = glob.split(/\*+/);
  const [first = '', ...others] = parts;
  const last = others.pop() ?? '';
  if (!path.startsWith(first) || !path.endsWith(last) || path.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of others) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= path.length - last.length && (glob.includes('**') || depthOf(glob) === depthOf(path));
}

function depthOf(path: string): number {
  return path.split('/').length;
}
