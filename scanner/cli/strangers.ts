import type { Skip } from '../model';

/**
 * A file that is no part of the repository need not be read: that it could not be is said, and stops nothing.
 * @param isPart whether a path was named, or is tracked by git; asked only where it matters
 */
export function withoutStrangers(skipped: readonly Skip[], isPart: (path: string) => boolean): readonly Skip[] {
  return skipped.map((skip) => (skip.fatal && !isPart(skip.path) ? { ...skip, fatal: false } : skip));
}
