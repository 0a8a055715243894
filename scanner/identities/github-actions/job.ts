import { eachScalar, pairAt, pairsOf, scalarAt, type YamlNode } from '../yaml';
import { readCallSecrets } from './call';
import { linkJob, linkStep } from './companion-links';
import { readContainer } from './containers';
import { draftsIn, type Part } from './drafts-of';
import { readEnv } from './env';
import { readEnvironment } from './environment';
import { mayMention } from './gate';
import { isGuarded } from './guard';
import { matrixStatics } from './matrix';
import { readIdToken, readPermissions } from './permissions';
import { withVariables, type Scope } from './scope';
import type { Slot } from './slot';
import { holdsStored, readSteps } from './step';
import { recordStrangers, strangersWork, type StrangersWork } from './strangers';
import { readArtifacts } from './token-in-artifact';

/** Keys of a job and how a message names them where GitHub offers no secrets to them (its table of context availability). */
const WITHOUT_SECRETS: ReadonlySet<string> = new Set([
  'if',
  'environment',
  'runs-on',
  'strategy',
  'concurrency',
  'name',
  'timeout-minutes',
  'continue-on-error',
  'defaults',
  'with',
  'needs',
  'uses',
  'snapshot',
  'container',
  'services',
]);

/** What a job leaves for what surrounds it. */
export interface JobReading {
  /** Set where the job says itself what its token may do. */
  readonly hasOwnPermissions: boolean;
  readonly federated: Scope['federated'];
}

/** @param outer of the workflow, with its permissions and variables */
export function readJob(outer: Scope, node: YamlNode): JobReading {
  const { collector, file } = outer;
  const permissions = pairAt(node, 'permissions');
  const grants = permissions ? readPermissions(collector, file, permissions) : outer.grants;
  const strangers = strangersWork(outer, node);
  const statics = matrixStatics(pairAt(node, 'strategy')?.value, outer.statics);
  const environment = readEnvironment(collector, file, statics, pairAt(node, 'environment')?.value);
  const bare: Scope = {
    ...outer,
    grants,
    statics,
    risks: isGuarded(node) ? [] : risksOf(outer, strangers),
    outputs: new Map(),
    federated: new Set(),
    ...(environment && { environment }),
  };
  const env = readEnv(bare, pairAt(node, 'env')?.value);
  const scope = withVariables(bare, env.block);
  linkStep(env.parts);
  const parts = [...env.parts];
  // Outputs and the like read what steps gave, so the steps come first.
  parts.push(...readSteps(scope, pairAt(node, 'steps')?.value, holdsStored(parts)));
  for (const { key, value } of pairsOf(node)) {
    switch (key.value) {
      case 'env':
      case 'steps':
      case 'permissions':
        break;
      case 'container':
        parts.push(...readContainer(scope, value, (rest) => readText(scope, 'container', rest)));
        break;
      case 'services':
        parts.push(...readServices(scope, value));
        break;
      case 'secrets':
        parts.push(...readCallSecrets(scope, scalarAt(node, 'uses'), value));
        break;
      default:
        parts.push(...readText(scope, key.value, value));
    }
  }
  linkJob(parts);
  recordStrangers(scope, strangers, [...parts.map(({ draft }) => draft), ...scope.federated]);
  if (collector.gate.mayUpload()) readArtifacts(scope, node);
  if (permissions) readIdToken(scope, grants, scope.federated, [node]);
  return { hasOwnPermissions: permissions !== undefined, federated: scope.federated };
}

/** What is run is worse than what is only there: the step that runs it says so, with what it holds. */
function risksOf({ risks, collector }: Scope, { runs: [first] }: StrangersWork): Scope['risks'] {
  if (first === undefined) return risks;
  return [...risks, { fact: 'runs what strangers send', level: 'unknown', line: collector.lineOf(first.range.start) }];
}

function readServices(scope: Scope, node: YamlNode): readonly Part[] {
  const services = pairsOf(node);
  if (services.length === 0) return readText(scope, 'services', node);
  return services.flatMap(({ value }) => readContainer(scope, value, (rest) => readText(scope, 'services', rest)));
}

/** Reads any other value of a job or workflow for what it mentions. */
export function readText(scope: Scope, key: string, node: YamlNode): readonly Part[] {
  const parts: Part[] = [];
  if (!mayMention(scope, node)) return parts;
  eachScalar(
    node,
    (scalar, path) => {
      const isCondition = key === 'if' || path.at(-1) === 'if';
      const place = isCondition ? 'if' : key;
      const slot: Slot = { type: 'text', name: key, ...(isWithout(place) && { withoutSecrets: place }) };
      parts.push(...draftsIn(scope, slot, scalar, isCondition));
    },
    scope.budget,
  );
  return parts;
}

function isWithout(key: string): boolean {
  return WITHOUT_SECRETS.has(key) || key === 'run-name' || key === 'on';
}
