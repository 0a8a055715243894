import type { PrivilegeFact } from '../../model';
import { follow, pairAt, pairsOf, visitBudget, type YamlNode, type YamlPair } from '../yaml';
import type { Collector } from './collector';
import type { Draft } from './draft';
import { linkStep } from './companion-links';
import { readEnv } from './env';
import { readJob, readText } from './job';
import { JOB_TOKEN_KEY } from './keys';
import type { FileRole } from './paths';
import { defaultGrants, readIdToken, readPermissions } from './permissions';
import { readRunners } from './runner';
import { withVariables, type Scope } from './scope';
import { readTriggers, type Triggers } from './triggers';

/** Reads one document of a workflow file. */
export function readWorkflow(collector: Collector, file: FileRole, root: YamlNode): void {
  const triggers = readTriggers(root);
  const { callable } = triggers;
  if (callable) collector.reusable({ declares: [...callable.declares].sort(), runsAlone: callable.runsAlone });
  const permissions = pairAt(root, 'permissions');
  const grants = permissions ? readPermissions(collector, file, permissions) : defaultGrants;
  const bare: Scope = {
    collector,
    file,
    budget: visitBudget(),
    statics: {
      valuesOf: (context, name) => (context === 'inputs' ? triggers.choices.get(name.toLowerCase()) : undefined),
    },
    risks: risksOf(collector, triggers),
    triggers: triggers.names,
    ...(callable && { callable }),
    grants,
    env: [],
    holders: [],
    outputs: new Map(),
    federated: new Set(),
  };
  const env = readEnv(bare, pairAt(root, 'env')?.value);
  linkStep(env.parts);
  const scope = withVariables(bare, env.block);
  const federated = new Set<Draft>();
  const inheriting: YamlNode[] = [];
  for (const { key, value } of pairsOf(root)) {
    if (key.value === 'jobs') continue;
    if (key.value !== 'env' && key.value !== 'permissions') readText(scope, key.value, value);
  }
  const silent: YamlPair[] = [];
  for (const pair of pairsOf(pairAt(root, 'jobs')?.value)) {
    const { value } = pair;
    if (--scope.budget.left < 0) break;
    if (follow(value)?.type !== 'map') continue;
    const job = readJob(scope, value);
    if (job.hasOwnPermissions) continue;
    inheriting.push(value);
    if (!isGrantedByCallers(callable, value)) silent.push(pair);
    for (const draft of job.federated) federated.add(draft);
  }
  readIdToken(scope, grants, federated, inheriting);
  if (inheriting.length > 0 && !permissions) {
    if (triggers.risky.length > 0) recordRiskyDefaults(collector, file, triggers);
    else if (collector.hasFound) for (const job of silent) recordDefaults(collector, file, job);
  }
  // A machine says nothing of the token's rights.
  if (collector.gate.mayAskForRunner()) readRunners(scope, pairAt(root, 'jobs')?.value);
}

/** Names of what a pull request brings, where a file reads it: docs.github.com, "Events that trigger workflows". */
const REQUESTS_CODE = /\bgithub\.head_ref\b|\bgithub\.event\.pull_request\.head\.(?:sha|ref)\b|\brefs\/pull\//;

function risksOf(collector: Collector, { risky }: Triggers): readonly PrivilegeFact[] {
  if (risky.length === 0) return [];
  const code = REQUESTS_CODE.exec(collector.text);
  return [
    ...risky.map(({ name, range }) => ({
      fact: `trigger ${name}`,
      level: 'privileged' as const,
      line: collector.lineOf(range.start),
    })),
    ...(code === null
      ? []
      : [{ fact: 'reads what a pull request brings', level: 'unknown' as const, line: collector.lineOf(code.index) }]),
  ];
}

/** Jobs of a workflow that others call get what these give; a job that itself calls one gives it what it has. */
function isGrantedByCallers(callable: Scope['callable'], job: YamlNode): boolean {
  return callable?.runsAlone === false && pairAt(job, 'uses') === undefined;
}

/** A setting outside the repository says what the job's token may do. */
function recordDefaults(collector: Collector, file: FileRole, { key: { range } }: YamlPair): void {
  collector.add({
    key: JOB_TOKEN_KEY,
    role: 'grants',
    kind: 'access_token',
    provider: file.forge,
    credential: 'ephemeral',
    duty: 'ambient',
    confidence: 'certain',
    privileges: [{ fact: 'default permissions', level: 'unknown', line: collector.lineOf(range.start) }],
    syntax: 'gha.default-permissions',
    range,
  });
}

/** The same of jobs that strangers can start. */
function recordRiskyDefaults(collector: Collector, file: FileRole, { risky }: Triggers): void {
  for (const { name, range } of risky) {
    const line = collector.lineOf(range.start);
    collector.add({
      key: JOB_TOKEN_KEY,
      role: 'grants',
      kind: 'access_token',
      provider: file.forge,
      credential: 'ephemeral',
      duty: 'ambient',
      confidence: 'likely',
      privileges: [
        { fact: 'default permissions', level: 'unknown', line },
        { fact: `trigger ${name}`, level: 'privileged', line },
      ],
      syntax: 'gha.trigger-risk',
      range,
    });
  }
}
