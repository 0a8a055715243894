import { isProductionName } from '../production';
import { follow, pairAt, scalarAt, type YamlNode } from '../yaml';
import type { Collector } from './collector';
import { isOpenKey } from './keys';
import type { FileRole } from './paths';
import { readValue } from './scalar';
import type { EnvironmentScope } from './scope';
import { UNKNOWN, type Statics } from './statics';

/**
 * Records a job's `environment:`, which decides whose secrets the job sees. Protection rules are not in the repository.
 * @returns undefined where it names none
 */
export function readEnvironment(
  collector: Collector,
  file: FileRole,
  statics: Statics,
  node: YamlNode | undefined,
): EnvironmentScope | undefined {
  const isMap = follow(node)?.type === 'map';
  const scalar = isMap ? scalarAt(pairAt(node, 'name')?.value) : scalarAt(node);
  if (!scalar) return undefined;
  const { pattern: name } = readValue(collector.text, scalar, statics);
  if (name === '') return undefined;
  const level = isProductionName(name) ? 'privileged' : 'unknown';
  const line = collector.lineOf(scalar.range.start);
  const facts = name === UNKNOWN ? [] : [{ fact: `environment:${name}`, level, line } as const];
  collector.add({
    key: `gha:environment/${name}`,
    role: 'uses',
    kind: 'ci_context',
    provider: file.forge,
    credential: 'unknown',
    duty: 'found',
    confidence: 'certain',
    privileges: facts,
    ...(!isOpenKey(name) && { environment: name }),
    syntax: 'gha.environment',
    range: scalar.range,
  });
  return { name, facts };
}
