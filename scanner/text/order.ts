import type { Finding, Place } from '../model';

/** Path, then position: the order of every report. */
export function comparePlaces(a: Place, b: Place): number {
  return compareText(a.path, b.path) || a.range.start - b.range.start || a.range.end - b.range.end;
}

/** The order of a ScanResult's findings: path, position, rule. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.place.path, b.place.path) ||
    a.place.range.start - b.place.range.start ||
    compareText(a.rule, b.rule) ||
    a.place.range.end - b.place.range.end ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

/** By UTF-16 units: the same order on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
