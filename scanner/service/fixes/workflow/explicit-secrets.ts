import { eachScalar, pairsOf, scalarAt, valueAt } from '../../../identities/yaml';
import type { Fixer } from '../site';
import { mapAt, ownPair, replacePair } from '../yaml/pairs';
import { baseName } from './keyless-fix';
import { placeIn, readWorkflow } from './workflow';
import type { Workflow } from './workflow';

/** Any use of the context other than one secret by its name. */
const OPEN_USE = /\bsecrets\b(?!\s*(?:\.[A-Za-z_]|\[\s*'[A-Za-z_]))/;
const USE = /\bsecrets\s*(?:\.([A-Za-z_][\w-]*)|\[\s*'([A-Za-z_][\w-]*)'\s*\])/g;
/** Where everything is passed on, nothing of it can be declared. */
const RULES: ReadonlySet<string> = new Set(['privilege/inherited-secrets', 'identity/undeclared']);
const EXPRESSION = /\$\{\{((?:[^}]|\}(?!\}))*)\}\}/g;

/**
 * `secrets: inherit` to a list of what the called workflow asks for. Only where that workflow stands in this repository and says
 * all of it: environment secrets reach a called workflow by `inherit` alone, so one with a job that has an environment keeps
 * it (actions/runner issue 1490), and so does one that passes everything on or computes names.
 */
export const explicitSecrets: Fixer = (site, { read }) => {
  const { path, text, range, rule } = site;
  const workflow = rule === undefined || RULES.has(rule) ? readWorkflow(path, text) : undefined;
  const { job } = workflow ? placeIn(workflow, range) : {};
  const pair = job && ownPair(job.node, 'secrets');
  const target = /^\.\/(\.github\/workflows\/[^/@]+\.ya?ml)$/.exec(scalarAt(job?.node, 'uses')?.value ?? '')?.[1];
  if (!pair || scalarAt(pair.value)?.value !== 'inherit' || target === undefined) return [];
  if (range.start < pair.key.range.start || range.start > pair.value.range.end) return [];
  const base = path.slice(0, path.indexOf('.github/workflows/'));
  const calledText = read(base + target);
  const called = calledText === undefined ? undefined : readWorkflow(base + target, calledText);
  const names = called && secretsAskedBy(called);
  if (names === undefined) return [];
  const lines = ['secrets:', ...names.map((name) => `  ${name}: \${{ secrets.${name} }}`)];
  const edit = replacePair(text, pair, names.length === 0 ? ['secrets: {}'] : lines);
  if (edit === undefined) return [];
  return [
    {
      id: 'privilege/secrets-inherit',
      title: `Pass only the secrets that ${baseName(target)} asks for (changes ${baseName(path)})`,
      edits: [{ path, ...edit }],
      isSafe: true,
      isPreferred: true,
    },
  ];
};

/** @returns the names it declares, as written; undefined where it uses more than it declares or that cannot be known */
function secretsAskedBy({ root, text, jobs }: Workflow): readonly string[] | undefined {
  const declared = pairsOf(valueAt(root, 'on', 'workflow_call', 'secrets')).map(({ key }) => key.value);
  const known = new Set(declared.map((name) => name.toUpperCase()));
  const all = mapAt(root, 'jobs');
  if (all === undefined || all.pairs.length !== jobs.length || jobs.length === 0) return undefined;
  for (const { node } of jobs) {
    if (ownPair(node, 'environment') !== undefined) return undefined;
    if (scalarAt(node, 'secrets')?.value === 'inherit') return undefined;
  }
  const expressions: string[] = [];
  eachScalar(root, ({ range }) => {
    for (const [, expression = ''] of text.slice(range.start, range.end).matchAll(EXPRESSION))
      expressions.push(expression);
  });
  const isKnown = (name: string): boolean => name === 'GITHUB_TOKEN' || known.has(name);
  return expressions.every((each) => !OPEN_USE.test(each) && namesIn(each).every(isKnown)) ? declared : undefined;
}

function namesIn(expression: string): string[] {
  return [...expression.matchAll(USE)].map(([, name, quoted]) => (name ?? quoted ?? '').toUpperCase());
}
