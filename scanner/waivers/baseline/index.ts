export { applyBaseline, BASELINE_REASON } from './apply';
export type { BaselineRun } from './apply';
export { pruneBaseline, updateBaseline } from './edit';
export { BASELINE_PATH, compareEntries, renderBaseline } from './format';
export type { Baseline, BaselineEntry } from './format';
export { limitedTo, loadBaseline } from './load';
export { goneFrom, matchBaseline } from './match';
export { readBaseline } from './read';
export type { BaselineFile } from './read';
