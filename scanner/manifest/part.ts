import type { Place, Range, Skip } from '../model';
import { indexLines, placeAt } from '../text';
import type { ManifestProblem } from './manifest-set';
import { parseYaml } from './parse';
import { FORMAT_VERSION, file } from './schema/file';
import type { ManifestFile } from './schema/file';
import { rangeOfKey, rangeOfSetting, scalarAt } from './shape/map';
import { rangeOf, startReading, trimmedRange } from './shape/reading';

/** One file of a manifest: itself, or an include. */
export interface ManifestPart {
  readonly path: string;
  /** It could not be parsed: one problem says why, and nothing of it counts. */
  readonly isBroken: boolean;
  /** It is there and cannot be read. */
  readonly unread?: Skip;
  readonly file: ManifestFile;
  readonly report: (range: Range, message: string, remedy: string, rule?: ManifestProblem['rule']) => void;
  /** All that was reported so far, in order of position. */
  problems(): readonly ManifestProblem[];
  /** Where a key at the top stands. */
  readonly rangeOfKey: (key: string) => Range | undefined;
  /** Where a setting stands, or the deepest key above it that is there: `['policy', 'severities', 'identity/unused']`. */
  placeOf(keys: readonly string[]): Place | undefined;
}

/** Reads one file. Never throws on what it may hold. */
export function readPart(path: string, text: string): ManifestPart {
  const lines = indexLines(text);
  const parsed = parseYaml(text, path);
  const broken = (range: Range, message: string, remedy: string): ManifestPart =>
    brokenPart(path, {
      rule: 'manifest/invalid',
      message,
      place: placeAt(path, lines, trimmedRange(text, range)),
      remedy: { text: remedy },
    });
  if (parsed.kind === 'unreadable') return broken(parsed.range, parsed.message, parsed.remedy);
  const version = scalarAt(parsed.map, 'version');
  if (typeof version?.value === 'number' && Number.isInteger(version.value) && version.value !== FORMAT_VERSION) {
    if (version.value < 1) {
      return broken(rangeOf(version), `There is no version ${version.value} of the format`, 'Write: version: 1');
    }
    const message = `${path} is written in version ${version.value} of the format, and version ${FORMAT_VERSION} is read here`;
    const isOlder = version.value < FORMAT_VERSION;
    return broken(rangeOf(version), message, isOlder ? 'Run nhi fmt.' : 'Update nhi, or write: version: 1');
  }
  const reading = startReading(path, lines, parsed.document);
  return {
    path,
    isBroken: false,
    file: file.read(parsed.map, '', reading) ?? {},
    report: reading.report,
    problems: () => reading.problems(),
    rangeOfKey: (key) => rangeOfKey(parsed.map, [key]),
    placeOf(keys) {
      const range = rangeOfSetting(parsed.map, keys);
      return range && reading.place(range);
    },
  };
}

/** @returns a file of which nothing counts but that it is there */
export function brokenPart(path: string, problem: ManifestProblem, unread?: Skip): ManifestPart {
  return {
    path,
    isBroken: true,
    ...(unread === undefined ? {} : { unread }),
    file: {},
    report: () => undefined,
    problems: () => [problem],
    rangeOfKey: () => undefined,
    placeOf: () => undefined,
  };
}
