import { staticName, type PipelineReading } from '../pipeline';
import { providerOfServer } from '../provider';
import { follow, itemsOf, type YamlNode, type YamlScalar } from '../yaml';

/** Inputs of tasks that name a service connection, lower case, and whom it connects to (learn.microsoft.com, task reference). */
const INPUTS: Readonly<Record<string, string>> = {
  azuresubscription: 'azure',
  azuresubscriptionendpoint: 'azure',
  azureresourcemanagerconnection: 'azure',
  connectedservicename: 'azure',
  connectedservicenamearm: 'azure',
  connectedservicenameselector: '',
  backendservicearm: 'azure',
  environmentservicenameazurerm: 'azure',
  backendservicearmstorage: 'azure',
  kubernetesserviceconnection: 'kubernetes',
  kubernetesserviceendpoint: 'kubernetes',
  dockerregistryendpoint: 'docker',
  dockerregistryserviceconnection: 'docker',
  containerregistry: 'docker',
  awscredentials: 'aws',
  environmentservicenameaws: 'aws',
  backendserviceaws: 'aws',
  sonarqube: 'sonarqube',
  sonarcloud: 'sonarqube',
  githubconnection: 'github',
  nugetserviceconnections: 'nuget',
  externalfeedcredentials: 'nuget',
  publishfeedcredentials: 'nuget',
  externalendpoints: '',
  externalendpoint: '',
  customendpoint: 'npm',
  publishendpoint: 'npm',
  pythonuploadserviceconnection: 'pypi',
  pythondownloadserviceconnections: 'pypi',
  mavenserviceconnections: 'maven',
  sshendpoint: 'ssh',
  serverendpoint: '',
  serviceendpoint: '',
  serviceconnection: '',
  serviceconnectionname: '',
  servicename: '',
  connection: '',
  endpoint: '',
  ftpendpoint: 'ssh',
  snykserviceconnection: 'snyk',
  serviceconnectionendpoint: '',
  jenkinsserverconnection: 'jenkins',
};

/** Only where a task reads them: elsewhere they mean something else. */
const ONLY_IN_TASKS: ReadonlySet<string> = new Set([
  'connection',
  'endpoint',
  'servicename',
  'sonarqube',
  'sonarcloud',
  'containerregistry',
  'serverendpoint',
]);

/** @returns whom an input of this name connects to, `''` where it does not tell; undefined where it names no connection */
export function connectionInput(name: string, isTask: boolean): string | undefined {
  const lower = name.toLowerCase();
  if (!Object.hasOwn(INPUTS, lower)) return /service-?connection(?:name)?$/i.test(name) ? '' : undefined;
  return isTask || !ONLY_IN_TASKS.has(lower) ? INPUTS[lower] : undefined;
}

/**
 * Records service connections. Whether one is federated or holds a secret is not in the repository.
 * @param node one name, several behind commas, or a list
 */
export function addConnections(
  reading: PipelineReading,
  node: YamlNode | undefined,
  provider: string,
  consumer: string | undefined,
): void {
  for (const item of itemsOf(node)) {
    const scalar = follow(item);
    if (scalar?.type !== 'scalar' || scalar.range.end === scalar.range.start) continue;
    for (const part of partsOf(reading.text, scalar)) addConnection(reading, part, provider, consumer);
  }
}

function addConnection(
  { collector }: PipelineReading,
  { value, range }: Pick<YamlScalar, 'value' | 'range'>,
  known: string,
  consumer: string | undefined,
): void {
  const name = staticName(value);
  // An address is the registry's own; a truth value a switch of the same name.
  if (/^[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?:\/|$)|:\/\/|^(?:true|false)$/i.test(name) && known !== 'azure') return;
  const provider = known === '' ? (providerOfServer(name) ?? 'unknown') : known;
  collector.add({
    key: `azp:service-connection/${name}`,
    role: 'uses',
    kind: 'ci_service_connection',
    provider,
    credential: 'unknown',
    duty: name === '?' ? 'found' : 'stored',
    confidence: name.includes('?') ? 'likely' : 'certain',
    consumer,
    syntax: 'azp.service-connection',
    range,
  });
}

/** Names with their places; several stand behind commas where the scalar is as it was written. */
function partsOf(text: string, { value, range }: YamlScalar): readonly Pick<YamlScalar, 'value' | 'range'>[] {
  if (!value.includes(',') || text.slice(range.start, range.end) !== value) return [{ value, range }];
  const parts: Pick<YamlScalar, 'value' | 'range'>[] = [];
  let start = range.start;
  for (const part of value.split(',')) {
    const from = start + part.length - part.trimStart().length;
    if (part.trim() !== '') parts.push({ value: part.trim(), range: { start: from, end: from + part.trim().length } });
    start += part.length + 1;
  }
  return parts;
}
