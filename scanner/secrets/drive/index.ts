export { Candidates } from './candidates';
export { Collector } from './collector';
export type { Collection, Judge } from './collector';
export type { MarkerHit } from './marker-hit';
export type { Identify } from './found';
