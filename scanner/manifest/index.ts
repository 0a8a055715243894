export {
  acceptEntry,
  addNotIdentity,
  addSettings,
  addWaiver,
  appendEvent,
  attachKey,
  declareEntry,
  handOver,
  proposeEntries,
  removeEntry,
  retireEntry,
  setInEntries,
  setInEntry,
  textEdits,
} from './edit';
export type { EntryValues, NewEntry, NewEvent, NewNotIdentity, NewWaiver, ProposedEntry, ProposeOptions } from './edit';
export { formatManifest } from './format';
export { keyMatcher, matchesKey, splitKey } from './key';
export type { KeyParts } from './key';
export { isManifestName, loadManifests } from './load';
export type { ManifestOptions } from './load';
export type {
  KnownOwner,
  Lookup,
  ManifestProblem,
  ManifestSet,
  Metric,
  NotIdentity,
  Policy,
  ScanSettings,
} from './manifest-set';
export { noticeLines } from './notice-lines';
export { outlineOf } from './outline';
export type { OutlineItem } from './outline';
export { parseYaml } from './parse';
export { matchesPath } from './path-glob';
export { coversGlob } from './reach';
export { isSameOwner } from './same-owner';
export { jsonSchema } from './schema';
export type { JsonSchema } from './shape/shape';
export { textToEdit } from './stranger';
