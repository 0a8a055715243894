import { follow, itemsOf, readYaml, scalarAt } from '../../../identities/yaml';
import type { YamlPair, YamlScalar } from '../../../identities/yaml';
import type { Range } from '../../../model';
import { isBlock, mapAt, ownPair } from '../yaml/pairs';
import type { OwnMap } from '../yaml/pairs';

/** A workflow of GitHub, as far as it can be changed without guessing. */
export interface Workflow {
  readonly path: string;
  readonly text: string;
  readonly root: OwnMap;
  readonly jobs: readonly Job[];
}

export interface Job {
  readonly id: string;
  readonly pair: YamlPair;
  readonly node: OwnMap;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly node: OwnMap;
  /** `owner/repo/path`, lower case, without its ref; empty where it uses none. */
  readonly action: string;
  readonly run?: YamlScalar;
  readonly inputs?: OwnMap;
  readonly env?: OwnMap;
}

/** GitHub's own: elsewhere there is no identity token, and actions differ. */
const WORKFLOW = /^(?:.*\/)?\.github\/workflows\/[^/]+\.ya?ml$/;

/** @returns undefined where the path is no workflow's, or the file is broken or written in flow style */
export function readWorkflow(path: string, text: string): Workflow | undefined {
  if (!WORKFLOW.test(path)) return undefined;
  const { documents, tolerant } = readYaml(text);
  const root = documents.length === 1 ? mapAt(documents[0]) : undefined;
  const jobs = root && mapAt(root, 'jobs');
  if (tolerant !== undefined || root === undefined || jobs === undefined || !isBlock(text, jobs)) return undefined;
  return {
    path,
    text,
    root,
    jobs: jobs.pairs.flatMap((pair) => {
      const node = mapAt(pair.value);
      return node === undefined || !isBlock(text, node)
        ? []
        : [{ id: pair.key.value, pair, node, steps: stepsOf(text, node) }];
    }),
  };
}

function stepsOf(text: string, job: OwnMap): readonly Step[] {
  const list = ownPair(job, 'steps')?.value;
  if (list?.type !== 'sequence') return [];
  return itemsOf(list).flatMap((item) => {
    const node = mapAt(item);
    return node === undefined || !isBlock(text, node) ? [] : [stepOf(node)];
  });
}

function stepOf(node: OwnMap): Step {
  const run = scalarAt(node, 'run');
  const inputs = mapAt(node, 'with');
  const env = mapAt(node, 'env');
  return {
    node,
    action: (scalarAt(node, 'uses')?.value.split('@', 1)[0] ?? '').toLowerCase(),
    ...(run && { run }),
    ...(inputs && { inputs }),
    ...(env && { env }),
  };
}

/** @returns the job, and in it the step, that a range stands in */
export function placeIn({ jobs }: Workflow, { start }: Range): { readonly job?: Job; readonly step?: Step } {
  const job = jobs.find(({ pair, node }) => pair.key.range.start <= start && start <= node.range.end);
  const step = job?.steps.find(({ node }) => node.range.start <= start && start <= node.range.end);
  return { ...(job && { job }), ...(step && { step }) };
}

/** @returns what `runs-on` names; empty where it is computed */
export function runnersOf({ node }: Job): readonly string[] {
  const value = follow(ownPair(node, 'runs-on')?.value);
  const list = value?.type === 'map' ? ownPair(value, 'labels')?.value : value;
  return itemsOf(list).flatMap((item) => {
    const label = follow(item);
    return label?.type === 'scalar' ? [label.value] : [];
  });
}

/** @returns the name of the secret that a value is, where it is nothing else: `${{ secrets.NAME }}` */
export function wholeSecret(value: string): string | undefined {
  const found = /^\s*\$\{\{\s*secrets(?:\.([\w-]+)|\[\s*'([\w-]+)'\s*\])\s*\}\}\s*$/i.exec(value);
  return (found?.[1] ?? found?.[2])?.toUpperCase();
}
