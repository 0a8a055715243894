import { isRegistryToken, mentionsJobToken } from './job-token';
import type { Job, Step } from './workflow';

/** What the job's token must be allowed to, by scope: `contents: read`. */
export type Needs = Readonly<Record<string, string>>;

const CONTENTS: Needs = { contents: 'write' };
const PULLS: Needs = { 'pull-requests': 'write' };
const COMMENTS: Needs = { issues: 'write', 'pull-requests': 'write' };
const UPLOAD: Needs = { contents: 'read', 'security-events': 'write' };
const ATTEST: Needs = { attestations: 'write', contents: 'read', 'id-token': 'write' };
const NONE: Needs = {};

/** By lower-cased action; from each action's README. */
const BY_ACTION: Readonly<Record<string, Needs>> = {
  'actions/checkout': { contents: 'read' },
  'actions/labeler': { contents: 'read', 'pull-requests': 'write' },
  'actions/stale': COMMENTS,
  'actions/first-interaction': COMMENTS,
  'actions/deploy-pages': { 'id-token': 'write', pages: 'write' },
  'actions/dependency-review-action': { contents: 'read' },
  'actions/attest': ATTEST,
  'actions/attest-build-provenance': ATTEST,
  'actions/attest-sbom': ATTEST,
  'actions/create-release': CONTENTS,
  'actions/upload-release-asset': CONTENTS,
  'amannn/action-semantic-pull-request': { 'pull-requests': 'read' },
  'changesets/action': { ...CONTENTS, ...PULLS },
  'dorny/paths-filter': { 'pull-requests': 'read' },
  'dorny/test-reporter': { checks: 'write' },
  'github/codeql-action/init': { contents: 'read' },
  'github/codeql-action/autobuild': NONE,
  'github/codeql-action/analyze': UPLOAD,
  'github/codeql-action/upload-sarif': UPLOAD,
  'google-github-actions/release-please-action': { ...CONTENTS, ...PULLS },
  'googleapis/release-please-action': { ...CONTENTS, ...PULLS },
  'goreleaser/goreleaser-action': CONTENTS,
  'jamesives/github-pages-deploy-action': CONTENTS,
  'marocchino/sticky-pull-request-comment': PULLS,
  'ncipollo/release-action': CONTENTS,
  'ossf/scorecard-action': { ...UPLOAD, 'id-token': 'write' },
  'peaceiris/actions-gh-pages': CONTENTS,
  'peter-evans/create-or-update-comment': COMMENTS,
  'peter-evans/create-pull-request': { ...CONTENTS, ...PULLS },
  'release-drafter/release-drafter': { ...CONTENTS, ...PULLS },
  'softprops/action-gh-release': CONTENTS,
  'stefanzweifel/git-auto-commit-action': CONTENTS,
};

/** Actions that do nothing with the token beyond reading what is public, whatever it may do. */
const WITHOUT_TOKEN =
  /^(?:actions\/(?:setup-[a-z]+|cache(?:\/[a-z]+)?|(?:up|down)load-artifact|configure-pages|upload-pages-artifact)|docker\/[a-z-]+|aws-actions\/[a-z-]+|azure\/[a-z-]+|google-github-actions\/(?:auth|setup-gcloud|deploy-cloudrun)|hashicorp\/setup-[a-z]+|ruby\/setup-ruby|pnpm\/action-setup|astral-sh\/setup-uv|oven-sh\/setup-bun|denoland\/setup-deno|dtolnay\/rust-toolchain|swatinem\/rust-cache|codecov\/codecov-action|pypa\/gh-action-pypi-publish|rubygems\/[a-z-]+|rust-lang\/[a-z-]+)$/;

/** Actions that sign in by the job's identity token where they are given no other credential. */
const FEDERATED: Readonly<Record<string, readonly string[]>> = {
  'aws-actions/configure-aws-credentials': ['role-to-assume'],
  'azure/login': ['client-id'],
  'google-github-actions/auth': ['workload_identity_provider'],
};

/** What scripts do with the token; gh's and git's manuals. */
const BY_COMMAND: readonly (readonly [RegExp, Needs])[] = [
  [/\bgit push\b/, CONTENTS],
  [/\bgh release (?:create|upload|edit|delete)/, CONTENTS],
  [/\bgh release (?:download|list|view)/, { contents: 'read' }],
  [/\bgh pr merge\b/, { ...CONTENTS, ...PULLS }],
  [/\bgh pr (?:create|edit|comment|review|close|ready|reopen)\b/, PULLS],
  [/\bgh pr (?:list|view|diff|checks|checkout|status)\b/, { 'pull-requests': 'read' }],
  [/\bgh issue (?:create|edit|comment|close|reopen|delete|lock)\b/, { issues: 'write' }],
  [/\bgh issue (?:list|view|status)\b/, { issues: 'read' }],
  [/\bgh (?:workflow run|run (?:rerun|cancel|delete)|cache delete)\b/, { actions: 'write' }],
  [/\bgh (?:run (?:list|view|watch|download)|cache list)\b/, { actions: 'read' }],
  [/\bnpm publish\b[^\n]{0,200}--provenance\b/, { 'id-token': 'write' }],
];

export interface JobNeeds {
  readonly needs: Needs;
  /** Steps that are given the token for something nobody can know, by name. */
  readonly unknown: readonly string[];
}

/** @returns what a job's steps need by what is known of them, reading the code included */
export function needsOf(job: Job): JobNeeds {
  const found = job.steps.map(stepNeeds);
  const calls = job.node.pairs.some(({ key }) => key.value === 'uses') ? [`the workflow that ${job.id} calls`] : [];
  return {
    needs: union([{ contents: 'read' }, ...found.map(({ needs }) => needs)]),
    unknown: [...calls, ...found.flatMap(({ unknown }) => unknown)],
  };
}

function stepNeeds(step: Step): JobNeeds {
  const { action, run, inputs } = step;
  const known = Object.hasOwn(BY_ACTION, action) ? BY_ACTION[action] : undefined;
  const federated = FEDERATED[action]?.some((input) => inputs?.pairs.some(({ key }) => key.value === input)) === true;
  const commands = BY_COMMAND.flatMap(([form, needs]) => (run && form.test(run.value) ? [needs] : []));
  const registry: Needs = isRegistryToken(step) ? { packages: 'write' } : NONE;
  const needs = union([known ?? NONE, federated ? { 'id-token': 'write' } : NONE, registry, ...commands]);
  const isRead = known !== undefined || commands.length > 0 || registry !== NONE;
  // An action that is given none may still take the token by itself; a script may not.
  const isWithout = action === '' || WITHOUT_TOKEN.test(action) ? !mentionsJobToken(step) : false;
  return { needs, unknown: isRead || isWithout ? [] : [action === '' ? 'a script' : action] };
}

const STRENGTH: Readonly<Record<string, number>> = { none: 0, read: 1, write: 2 };

/** @returns for each scope the stronger level */
export function union(all: readonly Needs[]): Needs {
  const result: Record<string, string> = {};
  for (const [scope, level] of all.flatMap((needs) => Object.entries(needs))) {
    if ((STRENGTH[level] ?? 0) >= (STRENGTH[result[scope] ?? 'none'] ?? 0)) result[scope] = level;
  }
  return result;
}
