import { isMovingRef } from '../moving-ref';
import { givenTo, type PipelineReading, type PlacedPair } from '../pipeline';
import { itemsOf, scalarAt, valueAt, type YamlNode } from '../yaml';
import { JOB_TOKEN } from './variables';

/** Hosts outside the organization; `git` is a repository of its own (learn.microsoft.com, "resources.repositories"). */
const OUTSIDE = /^(?:github|githubenterprise|bitbucket)$/i;

/**
 * @param root of a pipeline
 * @returns repositories elsewhere of which the newest state is taken, by the name that the pipeline gives them
 */
export function unpinnedRepositories(root: YamlNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const item of itemsOf(valueAt(root, 'resources', 'repositories'))) {
    const alias = scalarAt(item, 'repository')?.value;
    const ref = scalarAt(item, 'ref')?.value;
    if (alias === undefined || !OUTSIDE.test(scalarAt(item, 'type')?.value ?? '')) continue;
    if (ref === undefined || isMovingRef(ref)) found.set(alias, scalarAt(item, 'name')?.value ?? alias);
  }
  return found;
}

/** Records that a template of another repository runs with the job's token. @param pair `template: steps/build.yml@shared` */
export function readForeignTemplate(
  reading: PipelineReading,
  { value }: PlacedPair,
  unpinned: ReadonlyMap<string, string>,
): void {
  const template = scalarAt(value);
  const repository = template && unpinned.get(template.value.slice(template.value.lastIndexOf('@') + 1));
  if (repository === undefined) return;
  const what = `a template of ${repository}, a branch and no fixed version`;
  givenTo(reading, JOB_TOKEN, { what, syntax: 'azp.template', range: template?.range ?? value.range });
}
