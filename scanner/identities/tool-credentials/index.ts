import { NOTHING_READ, plainSource } from '../plain-source';
import { ReferenceCollector } from '../reference-collector';
import { readerOf } from './files';

/** Files in which package managers and command lines keep what they sign in with. */
export const toolCredentials = plainSource({
  id: 'tool-credentials',
  // A tool reads its variables without a file too.
  systems: [],
  claims: (path) => readerOf(path) !== undefined,
  read(path, text) {
    const reader = readerOf(path);
    if (reader === undefined) return NOTHING_READ;
    const collector = new ReferenceCollector(path, text);
    reader(collector);
    return collector.reading();
  },
});
