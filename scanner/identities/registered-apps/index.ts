import { NOTHING_READ, plainSource } from '../plain-source';
import { ReferenceCollector } from '../reference-collector';
import { appManifestReader } from './files';

/** OAuth clients, apps and agents that are registered with somebody by a manifest: whom they stand for, and what they may do. */
export const registeredApps = plainSource({
  id: 'registered-apps',
  systems: [],
  claims: (path) => appManifestReader(path) !== undefined,
  read(path, text) {
    const reader = appManifestReader(path);
    if (reader === undefined) return NOTHING_READ;
    const collector = new ReferenceCollector(path, text);
    reader(collector);
    return collector.reading();
  },
});
