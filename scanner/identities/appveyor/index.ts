import {
  addUses,
  identityOfNames,
  mayFillCredential,
  pairsUnder,
  rangesOf,
  readPipeline,
  type PipelineDialect,
  type PipelineReading,
  type VariableStore,
} from '../pipeline';
import { plainSource } from '../plain-source';
import { pairsOf, scalarAt, type YamlNode } from '../yaml';

/** AppVeyor: what is encrypted in the file, and variables of the project's settings. */
export const appVeyor = plainSource({
  id: 'appveyor',
  systems: ['appveyor'],
  claims: (path) => /(?:^|\/)\.?appveyor[^/]{0,40}\.ya?ml$/i.test(path),
  read: (path, text) => readPipeline(dialect, path, text),
});

const dialect: PipelineDialect = {
  prefix: 'appveyor',
  style: 'macro',
  mayName: (text) => text.includes('secure') || mayFillCredential(text),
  readDocument,
};

const store: VariableStore = {
  keyOf: (name) => `appveyor:env/${name}`,
  syntax: 'appveyor.variable-ref',
  predefined: (name) => (/^(?:APPVEYOR_(?!.*(?:TOKEN|PASSWORD|SECRET|KEY)$)|CI$)/i.test(name) ? 'setting' : undefined),
};

function readDocument(reading: PipelineReading, root: YamlNode): void {
  for (const { key, value, path } of pairsUnder(reading, root)) {
    const name = path.at(-2);
    const cipher = scalarAt(value);
    if (key.value !== 'secure' || cipher === undefined || name === undefined) continue;
    reading.defined.add(name);
    reading.collector.add({
      key: `appveyor:secure/${name}`,
      role: 'stores',
      ...identityOfNames([name]),
      duty: 'stored',
      consumer: path.slice(0, -1).join('.'),
      syntax: 'appveyor.secure',
      range: cipher.range,
    });
  }
  for (const { value } of pairsOf(root)) addUses(reading, store, rangesOf(value));
}
