import type { Place } from '../model';

/** Where something stands, for who shows it or goes there. */
export type Spot = Pick<Place, 'path' | 'range' | 'start' | 'end'>;

/** @returns the place without its line: what crosses a thread or a wire */
export function spotOf({ path, range, start, end }: Place): Spot {
  return { path, range, start, end };
}
