import { eachScalar, pairsOf, pairAt, scalarAt, visitBudget, type YamlNode } from '../yaml';
import { providerOfHost } from '../provider';
import type { Collector } from './collector';
import { linkStep } from './companion-links';
import { link } from './draft';
import { draftsOf, type Part } from './drafts-of';
import type { FileRole } from './paths';
import { defaultGrants } from './permissions';
import { readValue } from './scalar';
import type { Scope } from './scope';
import { noStatics } from './statics';

/** Dependabot's registry types (its configuration reference) and whose registries they are where the host does not tell. */
const PROVIDERS: Readonly<Record<string, string>> = {
  'cargo-registry': 'crates',
  'composer-repository': 'packagist',
  'docker-registry': 'docker',
  git: 'github',
  'hex-organization': 'hex',
  'hex-repository': 'hex',
  'maven-repository': 'maven',
  'npm-registry': 'npm',
  'nuget-feed': 'nuget',
  'python-index': 'pypi',
  'rubygems-server': 'rubygems',
  'terraform-registry': 'terraform',
};

/** Reads the `registries:` of a Dependabot configuration. */
export function readDependabot(collector: Collector, file: FileRole, root: YamlNode): void {
  const scope: Scope = {
    collector,
    file,
    budget: visitBudget(),
    statics: noStatics,
    risks: [],
    triggers: [],
    grants: defaultGrants,
    env: [],
    holders: [],
    outputs: new Map(),
    federated: new Set(),
  };
  for (const { key, value } of pairsOf(pairAt(root, 'registries')?.value)) readRegistry(scope, key.value, value);
}

function readRegistry(scope: Scope, name: string, node: YamlNode): void {
  const { collector, statics, budget } = scope;
  const type = scalarAt(node, 'type')?.value ?? '';
  const host = (scalarAt(node, 'url')?.value ?? '').replace(/^https?:\/\//, '').split('/', 1)[0] ?? '';
  const provider = providerOfHost(host) ?? PROVIDERS[type] ?? 'unknown';
  const parts: Part[] = [];
  for (const { key, value } of pairsOf(node)) {
    eachScalar(
      value,
      (scalar) => {
        const slot = {
          type: 'registry',
          name: key.value,
          kind: 'registry_credential',
          provider,
          consumer: name,
        } as const;
        parts.push(...draftsOf(scope, slot, readValue(collector.text, scalar, statics)));
      },
      budget,
    );
  }
  linkStep(parts);
  // Whatever they are called, the secrets of one registry are one account there.
  const [first] = parts;
  for (const { draft } of parts.slice(1)) if (first) link(first.draft, draft);
}
