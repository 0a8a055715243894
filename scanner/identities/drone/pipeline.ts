import type { Range } from '../../model';
import { groupCompanions } from '../companions';
import {
  addVariables,
  identityOfNames,
  pairsUnder,
  staticName,
  type PipelineReading,
  type PlacedPair,
} from '../pipeline';
import { providerOfImage } from '../provider';
import { follow, itemsOf, pairAt, pairsOf, scalarAt, type YamlNode } from '../yaml';
import type { DroneFile } from './files';

type System = DroneFile['system'];

/** Reads one document: a pipeline, or one of Drone's that define a secret. */
export function readDroneDocument(system: System, reading: PipelineReading, root: YamlNode): void {
  const kind = scalarAt(root, 'kind')?.value;
  if (system === 'drone' && kind === 'secret') {
    defineSecret(reading, root);
    return;
  }
  if (kind === 'signature') return;
  const pairs = pairsUnder(reading, root);
  const names = pairs.flatMap(({ key, value }) => (key.value === 'from_secret' ? (scalarAt(value)?.value ?? []) : []));
  const groups = groupCompanions(names);
  const partners = (name: string): readonly string[] =>
    groups
      .find(({ members }) => members.some((member) => member.name === name))
      ?.members.map((member) => member.name) ?? [];
  for (const pair of pairs) readPair({ system, reading, root, partners }, pair);
}

interface DroneDocument {
  readonly system: System;
  readonly reading: PipelineReading;
  readonly root: YamlNode;
  /** Names of secrets that are parts of the same credential. */
  readonly partners: (name: string) => readonly string[];
}

function readPair(document: DroneDocument, pair: PlacedPair): void {
  const { system, reading, root } = document;
  const { key, value, path, map } = pair;
  switch (key.value) {
    case 'from_secret': {
      const name = scalarAt(value);
      if (name !== undefined) addSecret(document, { name: name.value, range: name.range, slot: path.at(-2), map });
      break;
    }
    case 'secrets':
      for (const item of itemsOf(value)) addListed(document, item, map);
      break;
    case 'image_pull_secrets':
      for (const item of itemsOf(value)) {
        const name = scalarAt(item);
        if (name !== undefined) addPullSecret(system, reading, name.value, name.range);
      }
      break;
    case 'service_account_name':
    case 'serviceAccountName': {
      const name = scalarAt(value);
      if (name !== undefined) addServiceAccount(reading, name.value, name.range, root);
      break;
    }
    case 'environment':
    case 'settings':
      addVariables(reading, { keyOf: (name) => `${system}:setting/${name}` }, `${system}.literal`, value);
      break;
  }
}

interface NamedSecret {
  readonly name: string;
  readonly range: Range;
  /** What it fills. */
  readonly slot?: string | undefined;
  readonly map: YamlNode;
}

function addSecret({ system, reading: { collector }, partners }: DroneDocument, secret: NamedSecret): void {
  const slot = /^(?:environment|settings)$/.test(secret.slot ?? '') ? undefined : secret.slot;
  const name = staticName(secret.name);
  const image = scalarAt(secret.map, 'image')?.value;
  const named = identityOfNames([slot, name]);
  const provider = named.provider === 'unknown' && image !== undefined ? providerOfImage(image) : undefined;
  collector.add({
    key: `${system}:secret/${name}`,
    linkedKeys: partners(secret.name).map((partner) => `${system}:secret/${partner}`),
    role: 'uses',
    ...named,
    provider: provider ?? named.provider,
    duty: name === '?' ? 'found' : 'stored',
    consumer: image ?? slot,
    syntax: `${system}.from_secret`,
    range: secret.range,
  });
}

/** The older form, a list of the step: `[docker_password]`, `[{ source: docker_password, target: PLUGIN_PASSWORD }]`. */
function addListed(document: DroneDocument, item: YamlNode, map: YamlNode): void {
  const source = follow(item)?.type === 'map' ? scalarAt(item, 'source') : scalarAt(item);
  if (source === undefined) return;
  addSecret(document, { name: source.value, range: source.range, slot: scalarAt(item, 'target')?.value, map });
}

function addPullSecret(system: System, { collector }: PipelineReading, name: string, range: Range): void {
  collector.add({
    key: `${system}:secret/${staticName(name)}`,
    role: 'uses',
    ...identityOfNames([name], { kind: 'registry_credential' }),
    duty: 'stored',
    consumer: 'image_pull_secrets',
    syntax: `${system}.image-pull-secret`,
    range,
  });
}

function addServiceAccount({ collector }: PipelineReading, name: string, range: Range, root: YamlNode): void {
  const namespace = scalarAt(root, 'metadata', 'namespace')?.value ?? '?';
  collector.add({
    key: `k8s:serviceaccount/${staticName(namespace)}/${staticName(name)}`,
    role: 'uses',
    kind: 'kubernetes_service_account',
    provider: 'kubernetes',
    credential: 'keyless',
    duty: 'found',
    syntax: 'drone.service-account',
    range,
  });
}

/** `kind: secret`: encrypted in the file, or fetched from another store under this name. */
function defineSecret({ collector }: PipelineReading, root: YamlNode): void {
  const name = scalarAt(root, 'name');
  if (name === undefined) return;
  const path = scalarAt(root, 'get', 'path');
  const external = path !== undefined && /^secret\//.test(path.value) ? [`secretref:vault/${path.value}`] : [];
  const isEncrypted = pairAt(root, 'data') !== undefined || pairsOf(root).length === 2;
  collector.add({
    key: `drone:secret/${name.value}`,
    linkedKeys: external,
    role: isEncrypted ? 'stores' : 'defines',
    ...identityOfNames([name.value, scalarAt(root, 'get', 'name')?.value]),
    duty: 'stored',
    consumer: path?.value,
    syntax: 'drone.secret',
    range: name.range,
  });
}
