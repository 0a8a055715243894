import type { Coverage, Skip } from '../model';
import { compareText } from '../text';
import type { Readings } from './read-documents';

/** @returns what was looked at, and what was not and why */
export function coverageOf({ files, bytes, told }: Readings, extent: Coverage['extent']): Coverage {
  const skipped = told.flatMap((reading): Skip[] => (reading.skip === undefined ? [] : [reading.skip]));
  return { extent, files, bytes, skipped: skipped.sort((a, b) => compareText(a.path, b.path)) };
}
