import type { Coverage, Skip } from '../model';
import type { DocumentReading } from './read-document';

/** @returns what was looked at, and what was not and why */
export function coverageOf(readings: readonly DocumentReading[], extent: Coverage['extent']): Coverage {
  const skipped = readings.flatMap((reading): Skip[] => (reading.skip === undefined ? [] : [reading.skip]));
  return {
    extent,
    files: readings.filter((reading) => reading.isRead).length,
    bytes: readings.reduce((sum, reading) => sum + reading.bytes, 0),
    skipped,
  };
}
