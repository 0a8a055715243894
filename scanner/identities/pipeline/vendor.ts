import type { Range } from '../../model';
import type { Ambient } from './variables';
import type { PipelineReading } from './reading';

/**
 * Records that code of somebody else runs with what every job is given.
 * @param ambient identity of the job
 * @param what it is and why it is not fixed, behind `given to `: `acme/deploy, a branch and no fixed version`
 * @param range of the words that fetch it
 */
export function givenTo(
  { collector }: PipelineReading,
  ambient: Omit<Ambient, 'syntax'>,
  { what, syntax, range }: { readonly what: string; readonly syntax: string; readonly range: Range },
): void {
  collector.add({
    ...ambient,
    role: 'uses',
    duty: 'ambient',
    privileges: [{ fact: `given to ${what}`, level: 'unknown', range }],
    syntax,
    range,
  });
}
