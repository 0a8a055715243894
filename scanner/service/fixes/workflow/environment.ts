import { scalarAt } from '../../../identities/yaml';
import type { Fixer } from '../site';
import { addBehind, ownPair } from '../yaml/pairs';
import { baseName } from './keyless-fix';
import { placeIn, readWorkflow } from './workflow';
import type { Workflow } from './workflow';

/** `PROD_DB_URL`, `DEPLOY_KEY_LIVE`, `production`. */
const PRODUCTION = /(?:^|[^a-z])(?:prod|prd|production|live)(?:$|[^a-z])/i;

const RULE = 'environment/production-without-environment';

/** An environment for a job that uses a production identity, so that somebody can be asked before it runs. */
export const protectJob: Fixer = (site, { inventory }) => {
  const { path, text, range, key, rule } = site;
  const workflow = readWorkflow(path, text);
  const { job } = workflow ? placeIn(workflow, range) : {};
  if (!workflow || !job || ownPair(job.node, 'environment') || ownPair(job.node, 'uses')) return [];
  const name = key?.replace(/^[^/]*\//, '') ?? '';
  const identity = inventory.find(({ keys }) => key !== undefined && keys.includes(key));
  const isProduction = rule === RULE || PRODUCTION.test(name) || PRODUCTION.test(identity?.id ?? '');
  if (!isProduction || (rule !== undefined && rule !== RULE)) return [];
  const behind = ownPair(job.node, 'runs-on');
  const environment = productionIn(workflow);
  const edit = behind && addBehind(text, behind, [`environment: ${environment}`]);
  if (edit === undefined) return [];
  return [
    {
      id: 'environment/protect',
      title: `Run ${job.id} in the environment ${environment} (changes ${baseName(path)})`,
      edits: [{ path, ...edit }],
      // Whoever set no reviewers has protected nothing yet.
      isSafe: false,
      isPreferred: true,
      note: [
        `1. In the repository's settings, make the environment \`${environment}\` with required reviewers and only the branches that deploy.`,
        '2. Move the secret there and delete it among the secrets of the repository.',
      ].join('\n'),
    },
  ];
};

/** @returns the name that other jobs of the file give it */
function productionIn({ jobs }: Workflow): string {
  const names = jobs.flatMap(
    ({ node }) => (scalarAt(node, 'environment', 'name') ?? scalarAt(node, 'environment'))?.value ?? [],
  );
  return names.find((name) => PRODUCTION.test(name) && /^[\w-]+$/.test(name)) ?? 'production';
}
