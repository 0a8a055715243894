export { addSettings, addWaiver } from './edit/add-settings';
export type { NewWaiver } from './edit/add-settings';
export { declareEntry } from './edit/declare';
export type { NewEntry } from './edit/declare';
export { acceptEntry, appendEvent, attachKey, removeEntry, retireEntry } from './edit/entry';
export type { NewEvent } from './edit/entry';
export { handOver } from './edit/hand-over';
export { addNotIdentity } from './edit/not-identity';
export type { NewNotIdentity } from './edit/not-identity';
export { setInEntries, setInEntry } from './edit/set-in-entry';
export type { EntryValues } from './edit/set-in-entry';
export { textEdits } from './edit/text-edit';
export { proposeEntries } from './edit/propose';
export type { ProposeOptions } from './edit/propose';
export type { ProposedEntry } from './edit/entry-lines';
export { formatManifest } from './format';
export { matchesKey } from './key';
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
