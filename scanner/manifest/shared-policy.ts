import type { Range } from '../model';
import { indexLines, placeAt } from '../text';
import type { ManifestProblem } from './manifest-set';
import { parseYaml } from './parse';
import type { Ignored } from './policy';
import { policyFile } from './schema/file';
import type { ManifestFile } from './schema/file';
import { rangeOfKey } from './shape/map';
import { startReading, trimmedRange } from './shape/reading';

/** The file that `--policy` names, read. */
export interface SharedPolicy {
  readonly settings: NonNullable<ManifestFile['policy']>;
  readonly owners: NonNullable<ManifestFile['owners']>;
  readonly problems: readonly ManifestProblem[];
  /** @returns what to say of a setting that was ignored, at its place */
  notice(ignored: Ignored): ManifestProblem;
}

/** @param path as messages name it; the file may stand outside the repository */
export function readSharedPolicy(path: string, text: string): SharedPolicy {
  const lines = indexLines(text);
  const parsed = parseYaml(text, path);
  const problemAt = (range: Range, message: string, remedy: string): ManifestProblem => ({
    rule: 'manifest/invalid',
    message,
    place: placeAt(path, lines, trimmedRange(text, range)),
    remedy: { text: remedy },
  });
  const map = parsed.kind === 'map' ? parsed.map : undefined;
  const notice = ({ setting, asked, kept }: Ignored): ManifestProblem =>
    problemAt(
      (map && rangeOfKey(map, ['policy', ...setting])) ?? { start: 0, end: 0 },
      `The shared policy sets ${setting.join('.')} to ${asked}; ${kept} is stricter and stays`,
      'Nothing to do: a shared policy can only tighten.',
    );
  if (parsed.kind === 'unreadable') {
    const { range, message, remedy } = parsed;
    return { settings: {}, owners: new Map(), problems: [problemAt(range, message, remedy)], notice };
  }
  const reading = startReading(path, lines, parsed.document);
  const { policy, owners } = policyFile.read(parsed.map, '', reading) ?? {};
  return { settings: policy ?? {}, owners: owners ?? new Map(), problems: reading.problems(), notice };
}
