import { follow, pairAt, pairsOf, scalarAt, valueAt, type YamlNode } from '../yaml';
import type { LocatedPrivilege } from '../reference-collector';
import { pairsUnder, type PipelineReading } from '../pipeline';

/** What is to be said of a credential that a job, by its name in a workflow, is given. */
export type GivenToOrbs = (job: string | undefined) => readonly LocatedPrivilege[];

/**
 * Orbs of which the newest state is taken: `volatile`, and what `dev:` stands for may be published anew at any time
 * (circleci.com/docs, "Orbs concepts"). Who certified an orb does not stand in a repository.
 * @param root of a pipeline
 */
export function readOrbs(reading: PipelineReading, root: YamlNode): GivenToOrbs {
  const moving = pairsOf(pairAt(root, 'orbs')?.value).flatMap(({ key, value }) => {
    const orb = scalarAt(value);
    if (orb === undefined || orb.value.startsWith('circleci/') || !/@(?:volatile$|dev:)/.test(orb.value)) return [];
    return [{ alias: key.value, fact: `given to orb ${orb.value}, no fixed version`, range: orb.range }];
  });
  if (moving.length === 0) return () => [];
  const jobs = new Map(pairsOf(pairAt(root, 'jobs')?.value).map(({ key, value }) => [key.value, value]));
  const isUsedBy = (alias: string, job: string): boolean => {
    if (job.startsWith(`${alias}/`)) return true;
    const steps = valueAt(jobs.get(job), 'steps');
    if (steps?.type !== 'sequence') return false;
    return steps.items.some((step) => stepNames(reading, step).some((name) => name.startsWith(`${alias}/`)));
  };
  return (job) =>
    moving
      .filter(({ alias }) => job !== undefined && isUsedBy(alias, job))
      .map(({ fact, range }) => ({ fact, level: 'unknown', range }));
}

/** `aws-cli/install`, or the same with parameters; steps may stand in a `when`. */
function stepNames(reading: PipelineReading, step: YamlNode): readonly string[] {
  const found = follow(step);
  if (found?.type === 'scalar') return [found.value];
  return pairsUnder(reading, found).map(({ key }) => key.value);
}
