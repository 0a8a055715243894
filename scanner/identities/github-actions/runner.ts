import type { PrivilegeFact } from '../../model';
import { follow, itemsOf, locate, pairAt, pairsOf, scalarAt, type YamlNode, type YamlScalar } from '../yaml';
import { embeddedExpressions } from './embedded';
import { parseExpression, type Expression } from './expression';
import { isGuarded } from './guard';
import { runnerKey, SELF_HOSTED } from './keys';
import { matrixStatics } from './matrix';
import type { Scope } from './scope';
import { patternsOf, UNKNOWN, type Statics } from './statics';
import { strangersWork } from './strangers';

/**
 * Records the machines that jobs ask for by the label of those that somebody runs himself: whatever such a machine may do,
 * its role in a cloud, the keys that lie on it, the job may do (docs.github.com, "Hardening for self-hosted runners").
 */
export function readRunners(scope: Scope, jobs: YamlNode | undefined): void {
  for (const { value: job } of pairsOf(jobs)) {
    const runsOn = pairAt(job, 'runs-on')?.value;
    if (runsOn === undefined) continue;
    const statics = matrixStatics(pairAt(job, 'strategy')?.value, scope.statics);
    const group = scalarAt(pairAt(runsOn, 'group')?.value);
    const labels = follow(runsOn)?.type === 'map' ? pairAt(runsOn, 'labels')?.value : runsOn;
    readLabels(scope, statics, labels, { group, strangers: strangersOn(scope, job) });
  }
}

/** A pull request's own code runs under pull_request; under other events, where a step fetches it. */
function strangersOn(scope: Scope, job: YamlNode): readonly PrivilegeFact[] {
  // `github.repository` asks which copy of the repository it is: such machines are there in one of them.
  const { start, end } = pairAt(job, 'runs-on')?.value.range ?? job.range;
  if (scope.collector.text.slice(start, end).includes('github.repository')) return [];
  const isRequests = scope.triggers.includes('pull_request') && !isGuarded(job);
  if (!isRequests && strangersWork(scope, job).runs.length === 0) return [];
  return [{ fact: 'runs what a pull request brings', level: 'unknown', line: scope.collector.lineOf(job.range.start) }];
}

interface Asked {
  readonly group: YamlScalar | undefined;
  readonly strangers: readonly PrivilegeFact[];
}

function readLabels(scope: Scope, statics: Statics, node: YamlNode | undefined, { group, strangers }: Asked): void {
  const { text } = scope.collector;
  const scalars = (follow(node)?.type === 'sequence' ? itemsOf(node) : [node]).flatMap((each) => scalarAt(each) ?? []);
  const asked = scalars.map((scalar) => ({ scalar, choices: choicesOf(text, scalar, statics) }));
  const own = asked.find(({ choices }) => choices.some(holdsOwn));
  if (own === undefined) return;
  // Of what one label may be, only what is asked of such a machine counts.
  const labels = asked.flatMap(({ choices }) => {
    const chosen = choices.find(holdsOwn) ?? choices[0] ?? [];
    return choices.length > 1 && !holdsOwn(chosen) ? [UNKNOWN] : chosen;
  });
  const { range } = own.scalar;
  scope.collector.add({
    key: runnerKey(labels),
    role: 'uses',
    kind: 'workload_identity',
    provider: scope.file.forge,
    credential: 'unknown',
    duty: 'ambient',
    confidence: own.choices.length === 1 ? 'certain' : 'likely',
    privileges: [
      { fact: 'self-hosted runner', level: 'unknown', line: scope.collector.lineOf(range.start) },
      ...strangers,
      ...scope.risks,
    ],
    ...(group !== undefined && { consumer: group.value }),
    syntax: 'gha.self-hosted-runner',
    range,
  });
}

/** Labels that are asked for together. */
type Labels = readonly string[];

function holdsOwn(labels: Labels): boolean {
  return labels.some((label) => label.toLowerCase() === SELF_HOSTED);
}

/** @returns what the value may ask for when the workflow runs */
function choicesOf(document: string, scalar: YamlScalar, statics: Statics): readonly Labels[] {
  const { text } = locate(document, scalar);
  const [embedded, ...others] = embeddedExpressions(text);
  if (embedded === undefined) return [[scalar.value]];
  const expressions = parseExpression(text, embedded.from, embedded.to);
  const [only] = expressions;
  const isWhole = text.slice(0, embedded.start).trim() === '' && text.slice(embedded.end).trim() === '';
  if (only === undefined || !isWhole || others.length > 0 || expressions.length > 1) return [[UNKNOWN]];
  return labelsOf(only, statics);
}

function labelsOf(expression: Expression, statics: Statics): readonly Labels[] {
  if (expression.type === 'operation' && expression.operator === '||')
    return expression.operands.flatMap((operand) => labelsOf(operand, statics));
  const last = expression.type === 'operation' ? expression.operands.at(-1) : undefined;
  if (last !== undefined && expression.type === 'operation' && expression.operator === '&&')
    return labelsOf(last, statics);
  if (expression.type === 'call' && expression.name === 'fromjson')
    return expression.arguments.flatMap((each) => patternsOf(each, statics)).map(listed);
  return patternsOf(expression, statics).map((label) => [label]);
}

/** `["self-hosted", "linux"]` */
function listed(json: string): Labels {
  const labels = [...json.matchAll(/"([^"\n]{1,100})"/g)].map(([, label = UNKNOWN]) => label);
  return labels.length === 0 ? [UNKNOWN] : labels;
}
