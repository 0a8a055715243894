export { applyWaivers } from './apply';
export type { WaiverRun } from './apply';
export { inlineWaivers } from './inline';
export type { MarkerHit } from './marker-hit';
