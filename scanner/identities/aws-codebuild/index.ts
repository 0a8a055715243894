import {
  addUses,
  addVariables,
  mayFillCredential,
  rangesOf,
  readPipeline,
  staticName,
  type PipelineDialect,
  type PipelineReading,
  type VariableStore,
} from '../pipeline';
import { plainSource } from '../plain-source';
import { pairAt, pairsOf, scalarAt, valueAt, type YamlNode } from '../yaml';

/** AWS CodeBuild: what a build fetches from Secrets Manager and the Parameter Store, and variables of its project. */
export const awsCodeBuild = plainSource({
  id: 'aws-codebuild',
  systems: ['codebuild'],
  claims: (path) => /(?:^|\/)[^/]{0,60}buildspec[^/]{0,60}\.ya?ml$/i.test(path),
  read: (path, text) => readPipeline(dialect, path, text),
});

const dialect: PipelineDialect = {
  prefix: 'codebuild',
  style: 'shell',
  mayName: (text) => /secrets-manager|parameter-store/.test(text) || mayFillCredential(text),
  readDocument,
};

const store: VariableStore = {
  keyOf: (name) => `codebuild:env/${name}`,
  syntax: 'codebuild.variable-ref',
  // Those of the build's own role are found under AWS's names.
  predefined: (name) => (/^(?:CODEBUILD|AWS)_/.test(name) ? 'setting' : undefined),
};

function readDocument(reading: PipelineReading, root: YamlNode): void {
  const env = pairAt(root, 'env')?.value;
  addVariables(reading, store, 'codebuild.literal', pairAt(env, 'variables')?.value);
  // `id:json-key:stage:version`, or an ARN, which has colons of its own.
  addFetched(reading, valueAt(env, 'secrets-manager'), 'codebuild.secrets-manager', (written) => {
    const arn = /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:([^:]+)/.exec(written)?.[1];
    return `secretref:aws-sm/${staticName(arn === undefined ? (written.split(':', 1)[0] ?? '') : arn.replace(/-[a-z0-9]{6}$/i, ''))}`;
  });
  addFetched(
    reading,
    valueAt(env, 'parameter-store'),
    'codebuild.parameter-store',
    (written) => `secretref:ssm/${staticName(written.replace(/^\//, ''))}`,
  );
  for (const { value } of pairsOf(pairAt(root, 'phases')?.value)) addUses(reading, store, rangesOf(value));
}

function addFetched(
  { collector, defined }: PipelineReading,
  node: YamlNode | undefined,
  syntax: string,
  keyOf: (written: string) => string,
): void {
  for (const { key, value } of pairsOf(node)) {
    defined.add(key.value);
    const scalar = scalarAt(value);
    if (scalar === undefined) continue;
    collector.add({
      key: keyOf(scalar.value),
      role: 'uses',
      kind: 'secret_store',
      provider: 'aws',
      credential: 'brokered',
      duty: 'found',
      consumer: key.value,
      syntax,
      range: scalar.range,
    });
  }
}
