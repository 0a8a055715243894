import type { IdentityReading } from '../../model';
import { deploymentOf } from '../deployment-name';
import { NOTHING_READ } from '../plain-source';
import { ReferenceCollector } from '../reference-collector';
import { follow, pairsOf, readYaml, valueAt } from '../yaml';
import type { YamlNode } from '../yaml';
import { readTopLevelSecrets } from './secrets';
import { readService } from './service';

const NAME = /^(?:(?:docker-)?compose|docker-stack)(?:[._-][\w.-]{0,100})?\.ya?ml$/;

/** @returns whether Compose, or `docker stack`, reads files of this name */
export function isComposeFile(path: string): boolean {
  if (!path.endsWith('ml')) return false;
  return NAME.test(path.slice(path.lastIndexOf('/') + 1));
}

/** Deeper levels of `extends` and `include` are other files, each read on its own. */
export function readCompose(path: string, text: string): IdentityReading {
  if (!isComposeFile(path) || !mayNameIdentity(text)) return NOTHING_READ;
  const collector = new ReferenceCollector(path, text);
  const { documents, tolerant } = readYaml(text);
  const { environment, isLocal } = deploymentOf(
    path
      .slice(path.lastIndexOf('/') + 1)
      .toLowerCase()
      .split(/[._-]/),
  );
  for (const root of documents) {
    readTopLevelSecrets(collector, valueAt(root, 'secrets'));
    for (const { key, value } of servicesOf(root)) {
      readService({ collector, environment, duty: isLocal ? 'found' : 'privileged' }, key.value, value);
    }
  }
  if (tolerant !== undefined) {
    const start = Math.min(tolerant.offset, text.length);
    const range = { start, end: Math.min(start + 1, text.length) };
    collector.note(
      'compose.tolerant-yaml',
      `read line by line, what it names may be incomplete: ${tolerant.why}`,
      range,
    );
  }
  return collector.reading();
}

/** Names and blocks without which there is nothing to find: most parts of a file name no identity. */
function mayNameIdentity(text: string): boolean {
  return /secrets|ssh|environment|args|x-/.test(text);
}

/** Files of the first version are services from the top. */
function servicesOf(root: YamlNode): ReturnType<typeof pairsOf> {
  const services = valueAt(root, 'services');
  if (services !== undefined) return pairsOf(services);
  return pairsOf(root).filter(({ value }) => {
    const service = follow(value);
    return valueAt(service, 'image') !== undefined || valueAt(service, 'build') !== undefined;
  });
}
