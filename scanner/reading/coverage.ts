import type { Coverage, Skip } from '../model';
import { compareText } from '../text';
import type { Readings } from './read-documents';

/**
 * @param manifests those that could not be read, whether or not they were among the documents
 * @returns what was looked at, and what was not and why
 */
export function coverageOf(
  { files, bytes, told }: Readings,
  extent: Coverage['extent'],
  manifests: readonly Skip[] = [],
): Coverage {
  const skipped = told.flatMap((reading): Skip[] => (reading.skip === undefined ? [] : [reading.skip]));
  const others = manifests.filter(({ path }) => !skipped.some((skip) => skip.path === path));
  return { extent, files, bytes, skipped: [...skipped, ...others].sort((a, b) => compareText(a.path, b.path)) };
}
