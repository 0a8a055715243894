import type { Range } from '../../model';
import { isProductionName } from '../production';
import type { PipelineReading } from './reading';
import type { UseScope } from './variables';

/** Variables in a name make it one that is only known when the pipeline runs. */
const VARIABLE =
  /\${0,2}\{\{.{0,200}?\}\}|\$\[\[?.{0,200}?\]\]?|\$\{[^}]{0,200}\}|\$\([^)]{0,200}\)|\$\w{1,100}|<<.{0,200}?>>/g;

/** @returns the name with a `?` for each part that is only known when the pipeline runs */
export function staticName(written: string): string {
  return written.replace(VARIABLE, '?').replace(/\?{2,}/g, '?');
}

/**
 * Records a deployment environment. Who may deploy to it is not in the repository.
 * @param prefix of the key, `gitlab:environment/`
 * @returns what it says of everything that the job uses
 */
export function addEnvironment(
  { collector }: PipelineReading,
  written: string,
  range: Range,
  to: { readonly prefix: string; readonly provider: string; readonly syntax: string },
): UseScope {
  const name = staticName(written);
  if (name === '' || name === '?') return {};
  const level = isProductionName(name) ? ('privileged' as const) : ('unknown' as const);
  const privileges = [{ fact: `environment:${name}`, level, range }];
  const environment = name.includes('?') ? undefined : name;
  collector.add({
    key: to.prefix + name,
    role: 'uses',
    kind: 'ci_context',
    provider: to.provider,
    credential: 'unknown',
    duty: 'found',
    privileges,
    environment,
    syntax: to.syntax,
    range,
  });
  return { environment, privileges };
}
