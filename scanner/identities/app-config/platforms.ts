import { membersOf, nodeAt, readJson, readToml, readYamlConfig, textAt } from '../config';
import type { ConfigNode } from '../config';
import { addEnvironmentEntries } from '../environment-block';
import type { ReferenceCollector } from '../reference-collector';

/** Sections of environments: `[env.production.vars]`, `[context.production.environment]`. */
const DEEPEST = 4;

/** @returns a reader of a platform's file whose sections of one of these names are the environment of what is deployed */
export function readPlatform(
  format: 'json' | 'toml',
  sections: readonly string[],
): (collector: ReferenceCollector) => void {
  return (collector) => {
    const root = format === 'json' ? readJson(collector.text) : readToml(collector.text);
    const visit = (node: ConfigNode, depth: number, environment?: string): void => {
      for (const { name, value } of membersOf(node)) {
        if (value.type !== 'map' || depth > DEEPEST) continue;
        if (sections.includes(name)) addBlock(collector, value, environment);
        visit(
          value,
          depth + 1,
          sections.includes(name) || name === 'build' ? environment : (environmentOf(name) ?? environment),
        );
      }
    };
    if (root !== undefined) visit(root, 0);
  };
}

function environmentOf(name: string): string | undefined {
  return /^(?:production|prod|staging|preview|live)$/.test(name) ? name : undefined;
}

function addBlock(collector: ReferenceCollector, block: ConfigNode, environment?: string): void {
  const entries = membersOf(block).flatMap(({ name, nameRange, value }) =>
    value.type === 'text' ? [{ name, nameRange, value: ownValue(value.value), valueRange: value.range }] : [],
  );
  addEnvironmentEntries(collector, entries, { syntax: 'config.environment', duty: 'privileged', environment });
}

/** vercel.com/docs: `@name` stands for a secret that is kept there. */
function ownValue(value: string): string {
  return /^@[a-z0-9_-]{1,100}$/.test(value) ? '' : value;
}

/** cloud.google.com/appengine/docs, "app.yaml": whom the service acts as, and what it is given. */
export function readAppEngine(collector: ReferenceCollector): void {
  const root = readYamlConfig(collector.text);
  if (textAt(root, 'runtime') === undefined) return;
  const account = textAt(root, 'service_account');
  if (account !== undefined && account.value.includes('@'))
    collector.add({
      key: `gcp:sa/${account.value}`,
      role: 'uses',
      kind: 'service_account',
      provider: 'gcp',
      credential: 'keyless',
      duty: 'found',
      consumer: textAt(root, 'service')?.value ?? 'default',
      syntax: 'config.app-engine',
      range: account.range,
    });
  const block = nodeAt(root, 'env_variables');
  if (block !== undefined) addBlock(collector, block);
}
