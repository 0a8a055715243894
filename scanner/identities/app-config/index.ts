import { plainSource } from '../plain-source';
import { appConfigReader } from './files';
import { NOTHING_READ } from '../plain-source';
import { ReferenceCollector } from '../reference-collector';

/** Settings of applications and of the platforms that run them: Spring, ASP.NET, Rails, App Engine, Cloudflare, Fly and others. */
export const appConfig = plainSource({
  id: 'app-config',
  systems: [],
  claims: (path) => appConfigReader(path) !== undefined,
  read(path, text) {
    const reader = appConfigReader(path);
    if (reader === undefined) return NOTHING_READ;
    const collector = new ReferenceCollector(path, text);
    reader(collector);
    return collector.reading();
  },
});
