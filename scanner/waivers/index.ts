export { applyWaivers } from './apply';
export type { WaiverRun } from './apply';
export { foreignMarkers, inlineWaivers } from './inline';
export { WAIVER_MARKER } from './marker-hit';
export type { MarkerHit } from './marker-hit';
export type { WaiverContext } from './waiver-fault';
