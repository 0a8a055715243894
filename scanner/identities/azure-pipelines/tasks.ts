import { identityOfNames, staticName, type PipelineReading } from '../pipeline';
import { pairsOf, scalarAt, type YamlNode, type YamlScalar } from '../yaml';
import { addConnections, connectionInput } from './connections';

/** Reads a step that runs a task: what it signs in with and what it fetches. */
export function readTask(reading: PipelineReading, task: YamlScalar, inputs: YamlNode | undefined): void {
  const name = task.value.split('@', 1)[0] ?? '';
  for (const { key, value } of pairsOf(inputs)) {
    const provider = connectionInput(key.value, true);
    if (provider !== undefined) addConnections(reading, value, provider, task.value);
    else if (/secureFile$/i.test(key.value)) addSecureFile(reading, scalarAt(value), task.value);
  }
  if (name.toLowerCase() === 'azurekeyvault') readKeyVault(reading, inputs);
}

function inputOf(inputs: YamlNode | undefined, name: string): YamlScalar | undefined {
  const pair = pairsOf(inputs).find(({ key }) => key.value.toLowerCase() === name);
  return pair && scalarAt(pair.value);
}

/** Each name of `SecretsFilter` becomes a variable of the job; `*` all that are in the vault. */
function readKeyVault({ collector, defined }: PipelineReading, inputs: YamlNode | undefined): void {
  const vault = inputOf(inputs, 'keyvaultname');
  if (vault === undefined) return;
  const filter = inputOf(inputs, 'secretsfilter');
  const names = (filter?.value ?? '*').split(/[,\s]+/).filter((name) => name !== '');
  for (const name of names.slice(0, 200)) {
    const secret = name === '*' ? '?' : staticName(name);
    defined.add(name);
    collector.add({
      key: `secretref:akv/${staticName(vault.value)}/${secret}`,
      role: 'uses',
      kind: 'secret_store',
      provider: 'azure',
      credential: 'brokered',
      duty: 'found',
      consumer: 'AzureKeyVault',
      privileges:
        name === '*' ? [{ fact: 'all secrets of the vault', level: 'privileged', range: (filter ?? vault).range }] : [],
      syntax: 'azp.key-vault',
      range: filter?.range ?? vault.range,
    });
  }
}

/** A certificate, a keystore or an SSH key from the project's library. */
function addSecureFile({ collector }: PipelineReading, file: YamlScalar | undefined, task: string): void {
  if (file === undefined) return;
  const name = staticName(file.value);
  const kind = /\.(?:p12|pfx|keystore|jks|cer|mobileprovision)$/i.test(name) ? 'signing_key' : 'other';
  collector.add({
    key: `azp:secure-file/${name}`,
    role: 'uses',
    ...identityOfNames([name], { otherwise: /ssh/i.test(task) ? 'ssh_key' : kind }),
    duty: name === '?' ? 'found' : 'stored',
    consumer: task,
    syntax: 'azp.secure-file',
    range: file.range,
  });
}
