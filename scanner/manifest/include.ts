import type { Placed, Snapshot } from '../model';
import { UnreadableError } from '../model';
import { indexLines, placeAt } from '../text';
import type { ManifestProblem } from './manifest-set';
import { brokenPart, readPart } from './part';
import type { ManifestPart } from './part';
import { matchesPath } from './path-glob';
import { strangerAt } from './stranger';

/** A file that may be included. The baseline is none, and what is called nhi.yaml is found by itself. */
const INCLUDE_NAME = /^nhi[^/]*\.ya?ml$/;
const OWN_NAMES: ReadonlySet<string> = new Set(['nhi.yaml', 'nhi.yml', 'nhi-baseline.yaml', 'nhi-baseline.yml']);

/**
 * Reads a manifest and all that it includes, each file once. Whatever is wrong with an include is told at the line that
 * names it, and what the other files say still counts.
 * @param path of the manifest
 * @returns the manifest first; undefined where it is gone since it was listed
 */
export function readWithIncludes(path: string, snapshot: Snapshot): readonly ManifestPart[] | undefined {
  const main = readFile(path, snapshot);
  if (main === undefined) return undefined;
  const parts = new Map([[path, main]]);
  followIncludes(main, [path], parts, snapshot);
  return [...parts.values()];
}

/** @param chain the paths from the manifest down to this file: an include of one of them is a cycle */
function followIncludes(
  part: ManifestPart,
  chain: readonly string[],
  parts: Map<string, ManifestPart>,
  snapshot: Snapshot,
): void {
  for (const include of part.file.include ?? []) {
    for (const path of pathsOf(include, part, snapshot)) {
      if (chain.includes(path)) {
        const cycle = [...chain.slice(chain.indexOf(path)), path].join(' includes ');
        part.report(include.place.range, `This include goes round in a circle: ${cycle}`, 'Take it out.');
        continue;
      }
      if (parts.has(path)) continue;
      const included = readFile(path, snapshot);
      if (included === undefined) {
        part.report(include.place.range, `There is no file ${path} to include`, 'Correct the path, or take it out.');
        continue;
      }
      parts.set(path, included);
      followIncludes(included, [...chain, path], parts, snapshot);
    }
  }
}

/** @returns the files that one item of `include` names; none where something is wrong with it, which was reported */
function pathsOf({ value, place }: Placed<string>, part: ManifestPart, snapshot: Snapshot): readonly string[] {
  const report = (message: string, remedy: string): readonly [] => {
    part.report(place.range, message, remedy);
    return [];
  };
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(value)) return report('An include is a path, not an address', 'Commit the file.');
  if (value.includes('\\')) return report('An include has forward slashes', `Write ${value.replaceAll('\\', '/')}`);
  const pattern = resolved(part.path, value);
  if (pattern === undefined) {
    return report('An include must stay inside the repository', 'Write a path relative to this file.');
  }
  const name = pattern.slice(pattern.lastIndexOf('/') + 1);
  if (!INCLUDE_NAME.test(name)) {
    return report(`An include is named nhi*.yaml, and ${name === '' ? value : name} is not`, 'Name the file so.');
  }
  if (!pattern.includes('*')) {
    if (!OWN_NAMES.has(name)) return [pattern];
    const remedy = 'Take it out, or give the file another name, such as nhi-team.yaml.';
    return report(`${name} is not included: it is found by itself`, remedy);
  }
  const found = snapshot.files().filter((path) => {
    const base = path.slice(path.lastIndexOf('/') + 1);
    return INCLUDE_NAME.test(base) && !OWN_NAMES.has(base) && path !== part.path && matchesPath(pattern, path);
  });
  return found.length > 0 ? found : report('This include matches no file', 'Correct the glob, or take it out.');
}

/** @returns the path relative to the repository; undefined for what is outside of it */
function resolved(from: string, path: string): string | undefined {
  if (path.startsWith('/') || /^(?:~|[a-z]:)/i.test(path)) return undefined;
  const segments = from.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

/** @returns undefined where there is no such file */
function readFile(path: string, snapshot: Snapshot): ManifestPart | undefined {
  try {
    const text = snapshot.read(path);
    if (text !== undefined) return readPart(path, text);
    const stranger = strangerAt(path, snapshot);
    return stranger && brokenPart(path, problem(path, `${path} is not read: ${stranger.why}`, stranger.remedy));
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    if (error.vanished) return undefined;
    const remedy = 'Make it readable; until then nothing in its folder counts as undeclared.';
    const unread = { path, reason: 'unreadable' as const, detail: error.why, fatal: true };
    return brokenPart(path, problem(path, `Cannot read ${path}: ${error.why}`, remedy), unread);
  }
}

function problem(path: string, message: string, remedy: string): ManifestProblem {
  const place = placeAt(path, indexLines(''), { start: 0, end: 0 });
  return { rule: 'manifest/invalid', message, place, remedy: { text: remedy } };
}
