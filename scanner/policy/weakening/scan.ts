import { coversGlob } from '../../manifest';
import type { ScanSettings } from '../../manifest';
import type { Loosening } from './loosening';

/** What is looked at no more, and what other tools' markers excuse from now on. */
export function loosenedScan(before: ScanSettings = {}, after: ScanSettings = {}): Loosening[] {
  const found: Loosening[] = [];
  const tell = (keys: readonly string[], message: string): void =>
    void found.push({ keys: ['scan', ...keys], message });
  const narrower = after.paths ?? ['**'];
  for (const glob of before.paths ?? ['**']) {
    if (narrower.some((other) => coversGlob(other, glob))) continue;
    tell(['paths'], `Only ${listed(narrower)} is looked at, no longer ${glob === '**' ? 'everything' : glob}`);
    break;
  }
  for (const glob of after.exclude ?? []) {
    if ((before.exclude ?? []).some((other) => coversGlob(other, glob))) continue;
    tell(['exclude', glob], `${glob} is not looked at any more`);
  }
  const { maxFileBytes: most } = after;
  if (most !== undefined && most < (before.maxFileBytes ?? Number.POSITIVE_INFINITY)) {
    const was = before.maxFileBytes === undefined ? '' : `, no longer over ${before.maxFileBytes}`;
    tell(['max_file_bytes'], `Files over ${most} bytes are not read any more${was}`);
  }
  for (const tool of after.compat ?? []) {
    if (before.compat?.includes(tool) === true) continue;
    tell(['compat', tool], `Markers of ${tool} excuse secrets from now on`);
  }
  return found;
}

/** A few say enough; the rest stands in the file. */
const NAMED = 3;

function listed(globs: readonly string[]): string {
  const more = globs.length - NAMED;
  return globs.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
