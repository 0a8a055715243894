import { scalarAt } from '../../../identities/yaml';
import type { Fixer } from '../site';
import { addBehind } from '../yaml/pairs';
import { baseName } from './keyless-fix';
import { needsOf } from './needs';
import { placeIn, readWorkflow } from './workflow';
import type { Job, Step } from './workflow';

const RULE = 'privilege/app-token-scope';

/** A GitHub App's token for this repository and for what the job does with it: README of `actions/create-github-app-token`. */
export const scopeAppToken: Fixer = (site) => {
  const { path, text, range, rule = RULE } = site;
  const workflow = rule === RULE ? readWorkflow(path, text) : undefined;
  const { job, step } = workflow ? placeIn(workflow, range) : {};
  const inputs = step?.inputs;
  const last = inputs?.pairs.at(-1);
  if (!job || step?.action !== 'actions/create-github-app-token' || !inputs || !last) return [];
  const given = inputs.pairs.map(({ key }) => key.value);
  const isWide = given.includes('owner') && !given.includes('repositories');
  const isNarrowed = given.some((name) => name.startsWith('permission-'));
  const lines = [
    ...(isWide ? ['repositories: ${{ github.event.repository.name }}'] : []),
    ...(isNarrowed ? [] : permissionsFor(job, step)),
  ];
  const edit = lines.length === 0 ? undefined : addBehind(text, last, lines);
  if (edit === undefined) return [];
  return [
    {
      id: 'privilege/app-token',
      title: `Narrow the GitHub App's token to what the job needs (changes ${baseName(path)})`,
      edits: [{ path, ...edit }],
      // The job may use the token elsewhere, or for more than its steps show.
      isSafe: false,
      isPreferred: true,
      note: [
        'The permissions were read from the steps that follow; add what else they do.',
        ...(isWide ? ['Other repositories that the job works on are to be named in `repositories`, one a line.'] : []),
      ].join('\n'),
    },
  ];
};

/** Only steps that are given the token count; the job's own token has rights of its own. */
function permissionsFor(job: Job, step: Step): string[] {
  const id = scalarAt(step.node, 'id')?.value;
  const use = id === undefined ? undefined : `steps.${id}.outputs.token`;
  const users = job.steps.filter(({ node }) => use !== undefined && textOf(node).some((value) => value.includes(use)));
  const { needs } = needsOf({ ...job, steps: users });
  return Object.entries(needs)
    .filter(([scope]) => scope !== 'id-token')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([scope, level]) => `permission-${scope}: ${level}`);
}

function textOf(node: Step['node']): string[] {
  return node.pairs.flatMap(({ value }) => {
    if (value.type === 'scalar') return [value.value];
    return value.type === 'map' ? value.pairs.flatMap(({ value: of }) => (of.type === 'scalar' ? [of.value] : [])) : [];
  });
}
