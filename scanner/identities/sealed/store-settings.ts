import { nodeAt, readJson, readYamlConfig, textAt } from '../config';
import type { ConfigText } from '../config';
import type { ReferenceCollector } from '../reference-collector';

/** docs.doppler.com, "doppler.yaml"; infisical.com/docs, ".infisical.json": which project's secrets a folder is given. */
export function readStoreSettings(collector: ReferenceCollector): void {
  const { path, text } = collector;
  if (path.endsWith('.json')) {
    addProject(collector, 'infisical', textAt(readJson(text), 'workspaceId'));
    return;
  }
  const setup = nodeAt(readYamlConfig(text), 'setup');
  for (const item of setup?.type === 'list' ? setup.items : [setup]) {
    addProject(collector, 'doppler', textAt(item, 'project'), textAt(item, 'config')?.value);
  }
}

function addProject(
  collector: ReferenceCollector,
  store: string,
  project: ConfigText | undefined,
  config?: string,
): void {
  if (project === undefined || project.value === '') return;
  collector.add({
    key: `secretref:${store}/${project.value}`,
    role: 'uses',
    kind: 'secret_store',
    provider: store,
    credential: 'brokered',
    duty: 'found',
    consumer: config,
    syntax: 'sealed.store-settings',
    range: project.range,
  });
}
