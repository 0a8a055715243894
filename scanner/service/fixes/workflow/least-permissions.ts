import { scalarAt } from '../../../identities/yaml';
import type { YamlPair } from '../../../identities/yaml';
import type { Fix } from '../../../model';
import type { Fixer, FixSite } from '../site';
import { lineBreakOf, lineStart } from '../yaml/lines';
import { ownPair, replacePair } from '../yaml/pairs';
import type { Edit } from '../yaml/pairs';
import { baseName } from './keyless-fix';
import { needsOf, union } from './needs';
import type { JobNeeds } from './needs';
import { permissionLines } from './permissions';
import { readWorkflow } from './workflow';
import type { Job, Workflow } from './workflow';

/** How the job's own token is found. */
const JOB_TOKEN_KEY = 'gha:token/permissions';

const RULES: ReadonlySet<string> = new Set([
  'privilege/write-all',
  'privilege/default-permissions',
  'privilege/exposed-default-permissions',
]);

/** A block that lists what the jobs' tokens need, in the stead of one that lists all or where there is none. */
export const leastPermissions: Fixer = (site) => {
  const { path, text, rule } = site;
  const isAboutToken = rule === undefined ? site.key === JOB_TOKEN_KEY : RULES.has(rule);
  const workflow = isAboutToken ? readWorkflow(path, text) : undefined;
  if (workflow === undefined) return [];
  const { pair, jobs } = blockAt(workflow, site);
  if (pair ? !grantsAll(pair) : ownPair(workflow.root, 'permissions') !== undefined || jobs.length === 0) return [];
  const found = jobs.map(needsOf);
  const lines = permissionLines(union(found.map(({ needs }) => needs)));
  const edit = pair ? replacePair(text, pair, lines) : aboveJobs(workflow, lines);
  return edit === undefined ? [] : [fixOf(path, edit, found)];
};

/** Whose block it is, and the jobs that it is for. */
function blockAt({ root, jobs }: Workflow, { range, key }: FixSite): { pair?: YamlPair; jobs: readonly Job[] } {
  for (const job of jobs) {
    const pair = ownPair(job.node, 'permissions');
    if (pair && holds(pair, range)) return { pair, jobs: [job] };
  }
  const outer = ownPair(root, 'permissions');
  const inheriting = jobs.filter(({ node }) => ownPair(node, 'permissions') === undefined);
  if (outer) return holds(outer, range) ? { pair: outer, jobs: inheriting } : { jobs: [] };
  return { jobs: key === undefined || key === JOB_TOKEN_KEY ? inheriting : [] };
}

function holds({ key, value }: YamlPair, { start }: FixSite['range']): boolean {
  return key.range.start <= start && start <= Math.max(key.range.end, value.range.end);
}

function grantsAll({ value }: YamlPair): boolean {
  const word = scalarAt(value)?.value;
  return word === 'write-all' || word === 'read-all';
}

function aboveJobs({ text, root }: Workflow, lines: readonly string[]): Edit | undefined {
  const jobs = ownPair(root, 'jobs');
  if (jobs === undefined) return undefined;
  let start = lineStart(text, jobs.key.range.start);
  for (let above = lineStart(text, start - 1); start > 0; above = lineStart(text, start - 1)) {
    if (!text.slice(above, start).trimStart().startsWith('#')) break;
    start = above;
  }
  const lineBreak = lineBreakOf(text);
  return { range: { start, end: start }, text: [...lines, '', ''].join(lineBreak) };
}

function fixOf(path: string, edit: Edit, found: readonly JobNeeds[]): Fix {
  const unknown = [...new Set(found.flatMap((needs) => needs.unknown))].sort();
  return {
    id: 'privilege/permissions',
    title: `Allow the job's token only what is needed (changes ${baseName(path)})`,
    edits: [{ path, ...edit }],
    // What scripts and unknown actions do with the token cannot be seen from here.
    isSafe: false,
    isPreferred: true,
    note:
      unknown.length === 0
        ? 'The steps were read for what they need; run the workflow once before you rely on it.'
        : `Nobody can tell from here what these do with the token, so it may need more: ${unknown.map((name) => `\`${name}\``).join(', ')}.`,
  };
}
