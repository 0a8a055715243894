import type { Snapshot } from '../../model';
import { BASELINE_PATH } from './format';
import { readBaseline } from './read';
import type { BaselineFile } from './read';

/**
 * @returns undefined where the snapshot has no baseline
 * @throws UnreadableError where it is there and cannot be read
 */
export function loadBaseline(snapshot: Snapshot): BaselineFile | undefined {
  const text = snapshot.read(BASELINE_PATH);
  return text === undefined ? undefined : readBaseline(text);
}

/** @returns the file with no more in it than `other` excuses as well, and no longer: what a change adds does not count yet */
export function limitedTo(file: BaselineFile | undefined, other: BaselineFile | undefined): BaselineFile | undefined {
  if (file?.baseline === undefined) return file;
  const { salt, until, entries } = file.baseline;
  const known = other?.baseline?.salt === salt ? other.baseline : undefined;
  const names = new Set(known?.entries.map(nameOf));
  const end = known !== undefined && known.until < until ? known.until : until;
  return {
    ...file,
    baseline: { ...file.baseline, until: end, entries: entries.filter((entry) => names.has(nameOf(entry))) },
  };
}

function nameOf({
  rule,
  path,
  hmac,
  notASecret,
}: {
  rule: string;
  path: string;
  hmac: string;
  notASecret?: string;
}): string {
  return [rule, path, hmac, notASecret ?? ''].join('\n');
}
