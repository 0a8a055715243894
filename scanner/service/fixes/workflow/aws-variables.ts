import { scalarAt } from '../../../identities/yaml';
import type { Fixer } from '../site';
import { mapAt, ownPair } from '../yaml/pairs';
import type { OwnMap } from '../yaml/pairs';

import { addStep } from './add-step';
import { noteOf } from './aws';
import { dropPairs, pairsNamed } from './inputs';
import { baseName, isAboutCredential, keylessFix } from './keyless-fix';
import { subjectOf } from './subject';
import { placeIn, readWorkflow, wholeSecret } from './workflow';
import type { Job } from './workflow';

const KEYS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
const REGIONS = ['AWS_REGION', 'AWS_DEFAULT_REGION'];

/** Static AWS keys in the variables of a job or its steps, to a step that signs in by the job's identity token. */
export const signInToAws: Fixer = (site, context) => {
  const { repository } = context;
  const { path, text, range } = site;
  const workflow = isAboutCredential(site) ? readWorkflow(path, text) : undefined;
  const { job } = workflow ? placeIn(workflow, range) : {};
  if (!workflow || !job || job.steps.some(({ action }) => action === 'aws-actions/configure-aws-credentials'))
    return [];
  const holders = [job.node, ...job.steps.map(({ node }) => node)].flatMap((holder) => {
    const pairs = pairsNamed(mapAt(holder, 'env'), KEYS);
    return pairs.length === 0 ? [] : [{ holder, pairs }];
  });
  const all = holders.flatMap(({ pairs }) => pairs);
  const isHere = all.some(({ key, value }) => key.range.start <= range.start && range.start <= value.range.end);
  const isStored = all.every(({ value }) => wholeSecret(scalarAt(value)?.value ?? '') !== undefined);
  const first = holders.some(({ holder }) => holder === job.node)
    ? job.steps[0]
    : job.steps.find(({ node }) => holders.some(({ holder }) => holder === node));
  if (!isHere || !isStored || first === undefined) return [];
  const lines = [
    '- uses: aws-actions/configure-aws-credentials@v4',
    '  with:',
    '    role-to-assume: ${{ vars.AWS_ROLE_ARN }}',
    `    aws-region: ${regionOf(job, workflow.root)}`,
  ];
  return keylessFix(site, context, workflow, job, {
    id: 'keyless/aws',
    title: `Use OIDC instead of the AWS keys (changes ${baseName(path)})`,
    edits: [
      ...holders.flatMap(({ holder, pairs }) => dropPairs(text, holder, 'env', pairs)),
      addStep(text, first, lines),
    ],
    note: noteOf(subjectOf(workflow, job, repository), true),
  });
};

/** @returns the region that the nearest variable names, else a variable of the repository's */
function regionOf(job: Job, root: OwnMap): string {
  const blocks = [...job.steps.map(({ env }) => env), mapAt(job.node, 'env'), mapAt(root, 'env')];
  for (const block of blocks) {
    for (const name of REGIONS) {
      const value = block && scalarAt(ownPair(block, name)?.value)?.value;
      if (value !== undefined && /^[a-z]{2}(?:-[a-z]{1,12}){1,3}-\d$|^\$\{\{ ?vars\.\w+ ?\}\}$/.test(value))
        return value;
    }
  }
  return '${{ vars.AWS_REGION }}';
}
