export { applyWaivers } from './apply';
export type { WaiverRun } from './waiver-run';
export { foreignWaivers } from './foreign';
export {
  applyBaseline,
  ForeignFileError,
  matchForeign,
  readDetectSecrets,
  readGitleaksIgnore,
  BASELINE_PATH,
  compareEntries,
  goneFrom,
  judgeAddedEntries,
  limitedTo,
  loadBaseline,
  matchBaseline,
  mayBeNone,
  pruneBaseline,
  readBaseline,
  renderBaseline,
  updateBaseline,
  withoutOwnValues,
} from './baseline';
export type { Baseline, BaselineEntry, BaselineFile } from './baseline';
export { inlineWaivers } from './inline';
export type { MarkerHit } from './marker-hit';
export { readGitleaksConfig } from './gitleaks';
export type { Allowed, GitleaksConfig } from './gitleaks';
