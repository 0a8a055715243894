export { proposeEntries } from './edit/propose';
export type { ProposeOptions } from './edit/propose';
export type { ProposedEntry } from './edit/entry-lines';
export { matchesKey } from './key';
export { isManifestName, loadManifests } from './load';
export type { ManifestOptions } from './load';
export type { Lookup, ManifestProblem, ManifestSet, NotIdentity, Policy, ScanSettings } from './manifest-set';
export { parseYaml } from './parse';
export { matchesPath } from './path-glob';
