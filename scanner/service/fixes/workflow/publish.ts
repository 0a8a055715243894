import { scalarAt } from '../../../identities/yaml';
import { addStep } from './add-step';
import type { FixContext, Fixer, FixSite } from '../site';
import type { Edit } from '../yaml/pairs';
import { dropPairs, pairsNamed } from './inputs';
import { baseName, isAboutCredential, keylessFix } from './keyless-fix';
import { placeIn, readWorkflow, runnersOf, wholeSecret } from './workflow';
import type { Job, Step, Workflow } from './workflow';

/** One way of publishing with a stored token, and how to do without. */
interface Publisher {
  readonly registry: string;
  /** @returns whether the step publishes that way */
  matches(step: Step): boolean;
  /** Inputs and variables that hold the stored token, and what is of no use without it. */
  readonly inputs: readonly string[];
  readonly variables: readonly string[];
  /** What the step needs beside the identity token. */
  readonly extra?: (text: string, job: Job, step: Step) => readonly (Edit | undefined)[];
  readonly hint?: string;
}

/** npm's documentation, "Trusted publishing": from 11.5.1 on, with Node 22.14 or newer. */
const NEW_NPM = ['- run: npm install -g npm@^11.5.1'];

const PUBLISHERS: readonly Publisher[] = [
  {
    registry: 'npm',
    matches: ({ run }) => run !== undefined && /\bnpm publish\b/.test(run.value) && !/--registry\b/.test(run.value),
    inputs: [],
    variables: ['NODE_AUTH_TOKEN', 'NPM_TOKEN'],
    extra: (text, { steps }, step) =>
      steps.some(({ run }) => run !== undefined && /\bnpm@/.test(run.value)) ? [] : [addStep(text, step, NEW_NPM)],
    hint: 'It needs Node 22.14 or newer and npm 11.5.1 or newer.',
  },
  {
    registry: 'PyPI',
    matches: ({ action, inputs }) =>
      action === 'pypa/gh-action-pypi-publish' && /^(?:$|https:\/\/\w{4,6}\.pypi\.)/.test(repositoryOf(inputs)),
    inputs: ['password', 'user'],
    variables: [],
  },
  {
    registry: 'PyPI',
    matches: ({ run }) =>
      run !== undefined && /\buv publish\b/.test(run.value) && !/--(?:publish-url|index)\b/.test(run.value),
    inputs: [],
    variables: ['UV_PUBLISH_TOKEN', 'UV_PUBLISH_PASSWORD', 'UV_PUBLISH_USERNAME'],
  },
  {
    registry: 'RubyGems',
    matches: ({ action }) => action === 'rubygems/release-gem',
    inputs: [],
    variables: ['GEM_HOST_API_KEY', 'RUBYGEMS_API_KEY'],
  },
  {
    registry: 'RubyGems',
    matches: ({ run }) => run !== undefined && /\bgem push\b/.test(run.value) && !/--host\b/.test(run.value),
    inputs: [],
    variables: ['GEM_HOST_API_KEY', 'RUBYGEMS_API_KEY'],
    extra: (text, _, step) => [addStep(text, step, ['- uses: rubygems/configure-rubygems-credentials@v1.0.0'])],
  },
];

function repositoryOf(inputs: Step['inputs']): string {
  return (scalarAt(inputs, 'repository-url') ?? scalarAt(inputs, 'repository_url'))?.value ?? '';
}

/** A stored token to publish with, to the trust that the registry has in the workflow itself. */
export const useTrustedPublishing: Fixer = (site, context) => {
  const { path, text, range } = site;
  const workflow = isAboutCredential(site) ? readWorkflow(path, text) : undefined;
  const { job, step } = workflow ? placeIn(workflow, range) : {};
  if (!workflow || !job || !step || runnersOf(job).includes('self-hosted')) return [];
  const publisher = PUBLISHERS.find((each) => each.matches(step));
  if (publisher === undefined) return cratesFix(site, context, workflow, job, step);
  const inputs = pairsNamed(step.inputs, publisher.inputs);
  const variables = pairsNamed(step.env, publisher.variables);
  const isStored = [...inputs, ...variables].some(
    ({ value }) => wholeSecret(scalarAt(value)?.value ?? '') !== undefined,
  );
  if (!isStored) return [];
  return keylessFix(site, context, workflow, job, {
    id: `keyless/${publisher.registry.toLowerCase()}`,
    title: `Publish to ${publisher.registry} without a token (changes ${baseName(path)})`,
    edits: [
      ...(inputs.length > 0 ? dropPairs(text, step.node, 'with', inputs) : []),
      ...(variables.length > 0 ? dropPairs(text, step.node, 'env', variables) : []),
      ...(publisher.extra?.(text, job, step) ?? []),
    ],
    note: noteOf(publisher.registry, path, job, publisher.hint),
  });
};

/** `rust-lang/crates-io-auth-action`: its README. The token that it gives ends with the job. */
function cratesFix(site: FixSite, context: FixContext, workflow: Workflow, job: Job, step: Step): ReturnType<Fixer> {
  const { text, path } = workflow;
  const publishes =
    /\bcargo publish\b/.test(step.run?.value ?? '') && !/--(?:registry|index)\b/.test(step.run?.value ?? '');
  const pair =
    step.action === 'katyo/publish-crates'
      ? pairsNamed(step.inputs, ['registry-token'])[0]
      : pairsNamed(publishes ? step.env : undefined, ['CARGO_REGISTRY_TOKEN'])[0];
  const value = scalarAt(pair?.value);
  if (value === undefined || wholeSecret(value.value) === undefined) return [];
  return keylessFix(site, context, workflow, job, {
    id: 'keyless/crates',
    title: `Publish crates without a stored token (changes ${baseName(path)})`,
    edits: [
      addStep(text, step, ['- uses: rust-lang/crates-io-auth-action@v1', '  id: crates-auth']),
      { range: value.range, text: '${{ steps.crates-auth.outputs.token }}' },
    ],
    note: noteOf('the Rust registry', path, job),
  });
}

function noteOf(registry: string, path: string, job: Job, hint?: string): string {
  const environment = (scalarAt(job.node, 'environment', 'name') ?? scalarAt(job.node, 'environment'))?.value;
  const where = environment === undefined ? '' : `, environment \`${environment}\``;
  return [
    `1. In the package's settings at ${registry}, add a trusted publisher: GitHub Actions, this repository, workflow \`${baseName(path)}\`${where}.`,
    ...(hint === undefined ? [] : [`   ${hint}`]),
    '2. After a release that worked, revoke the token there and delete the secret in GitHub.',
  ].join('\n');
}
