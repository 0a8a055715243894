import type { PrivilegeFact, Range } from '../../model';
import { eachScalar, follow, itemsOf, pairAt, pairsOf, scalarAt, type YamlNode, type YamlScalar } from '../yaml';
import { identityOfAction, isIdentityAction, isRegistryLogin } from './actions';
import { providerOfRegistry } from './actions/registry-login';
import type { ActionInput, ActionStep } from './actions/action-step';
import { linkStep } from './companion-links';
import { draftsOf, heldDrafts, type Part } from './drafts-of';
import { readEnv } from './env';
import { publishCommand } from './publish-command';
import { mayPublish, trustedPublishing } from './trusted-publishing';
import { mayMention } from './gate';
import { givenToMoving } from './moving-ref';
import { localTargets } from './paths';
import { readValue } from './scalar';
import { heldBy, withVariables, type Scope } from './scope';
import type { Slot } from './slot';

/** Keys of a step whose values can read secrets, from GitHub's table of context availability. */
const WITH_SECRETS: ReadonlySet<string> = new Set([
  'run',
  'name',
  'working-directory',
  'continue-on-error',
  'timeout-minutes',
]);

/**
 * @param isProvided whether the job was handed a stored credential before them
 * @returns what the steps mention, for companions that are spread over several of them
 */
export function readSteps(scope: Scope, node: YamlNode | undefined, isProvided = false): readonly Part[] {
  const parts: Part[] = [];
  let isHeld = isProvided;
  for (const item of itemsOf(node)) {
    if (--scope.budget.left < 0) break;
    const step = follow(item);
    if (step?.type !== 'map') continue;
    // Steps that run side by side stand in a list of their own.
    const parallel = scalarlessList(step);
    const found = parallel ? readSteps(scope, parallel, isHeld) : readStep(scope, step, isHeld);
    isHeld ||= holdsStored(found);
    parts.push(...found);
  }
  return parts;
}

/** @returns whether any of them is more than the job's own token */
export function holdsStored(parts: readonly Part[]): boolean {
  return parts.some(({ draft }) => draft.duty !== 'ambient');
}

function scalarlessList(step: YamlNode): YamlNode | undefined {
  const list = pairAt(step, 'parallel')?.value;
  return follow(list)?.type === 'sequence' ? list : undefined;
}

/** Whether a step can show an identity though it mentions none. */
function mayAuthenticate({ collector }: Scope, step: YamlNode, uses: YamlScalar | undefined): boolean {
  if (uses) return isIdentityAction(nameOf(uses.value).toLowerCase());
  return mayPublish(collector.text, step);
}

function readStep(outer: Scope, step: YamlNode, isProvided: boolean): readonly Part[] {
  const uses = scalarAt(step, 'uses');
  if (!mayMention(outer, step) && !mayAuthenticate(outer, step, uses)) return [];
  const used = usedAction(uses, outer);
  const run = scalarAt(step, 'run');
  const script = run?.value;
  const env = readEnv(outer, pairsOf(step).find(({ key }) => key.value === 'env')?.value, {
    ...(used && { consumer: used.name, action: used.action, facts: used.facts }),
    ...(script !== undefined && { command: script }),
  });
  const scope = withVariables(outer, env.block);
  const parts: Part[] = [...env.parts];
  const inputs = new Map<string, ActionInput>();
  for (const { key, value } of pairsOf(step)) {
    if (key.value === 'env') continue;
    if (key.value === 'with') readInputs(scope, value, used, inputs, parts);
    else readPlainKey(scope, key.value, value, parts);
  }
  linkStep(parts);
  if (used) {
    const id = scalarAt(step, 'id')?.value;
    const actionStep: ActionStep = { ...used, inputs, scope, held: (name) => heldBy(scope, name) ?? [] };
    const identity = identityOfAction(actionStep);
    if (identity && id !== undefined) outer.outputs.set(id, identity);
  } else if (run) {
    trustedPublishing(scope, run, parts);
    if (!isProvided && !holdsStored(parts)) publishCommand(scope, run);
  }
  return parts;
}

interface UsedAction {
  /** `owner/repo/path`, lower case; empty for images and local actions. */
  readonly action: string;
  /** As written, without its ref. */
  readonly name: string;
  readonly uses: string;
  readonly range: Range;
  readonly targets: readonly string[];
  /** What is to be said of whatever it is given. */
  readonly facts: readonly PrivilegeFact[];
}

/** @param uses of a step @returns it without its ref */
function nameOf(uses: string): string {
  const at = uses.indexOf('@');
  return at < 0 ? uses : uses.slice(0, at);
}

function usedAction(uses: YamlScalar | undefined, scope: Scope): UsedAction | undefined {
  if (uses === undefined) return undefined;
  const { value, range } = uses;
  const name = nameOf(value);
  const isRemote = /^[\w.-]+\/[\w./-]+$/.test(name) && !name.startsWith('.');
  const moving = givenToMoving(value);
  return {
    action: isRemote ? name.toLowerCase() : '',
    name,
    uses: value,
    range: { start: range.start, end: Math.min(range.start + name.length, range.end) },
    targets: localTargets(value, scope.file.base),
    facts: moving === undefined ? [] : [{ fact: moving, level: 'unknown', line: scope.collector.lineOf(range.start) }],
  };
}

function readInputs(
  scope: Scope,
  node: YamlNode,
  used: UsedAction | undefined,
  inputs: Map<string, ActionInput>,
  parts: Part[],
): void {
  const isIdentity = used !== undefined && isIdentityAction(used.action);
  const registry = used && isRegistryLogin(used.action) ? { provider: registryProvider(scope, node) } : {};
  for (const { key, value: of } of pairsOf(node)) {
    if (--scope.budget.left < 0) return;
    const name = key.value;
    const slot: Slot = {
      type: 'input',
      name: name.toLowerCase(),
      ...registry,
      ...(used && { action: used.action, consumer: used.name, facts: used.facts }),
      ...(used && used.targets.length > 0 && { passed: { to: used.targets, via: 'input', as: name.toUpperCase() } }),
    };
    const found: Part[] = [];
    eachScalar(
      of,
      (scalar) => {
        if (!isIdentity && !mayMention(scope, scalar)) return;
        const value = readValue(scope.collector.text, scalar, scope.statics);
        const drafts = draftsOf(scope, slot, value);
        found.push(...drafts);
        inputs.set(slot.name, { value, drafts: heldDrafts(drafts) });
      },
      scope.budget,
    );
    parts.push(...found);
  }
}

function registryProvider({ collector, statics }: Scope, inputs: YamlNode): string {
  const registry = scalarAt(inputs, 'registry') ?? scalarAt(inputs, 'login-server');
  return providerOfRegistry(registry ? readValue(collector.text, registry, statics).pattern : '');
}

function readPlainKey(scope: Scope, key: string, node: YamlNode, parts: Part[]): void {
  const { collector, statics, budget } = scope;
  const isCondition = key === 'if';
  eachScalar(
    node,
    (scalar) => {
      if (!mayMention(scope, scalar)) return;
      const value = readValue(collector.text, scalar, statics, isCondition);
      for (const mention of value.mentions) {
        const slot: Slot = {
          type: key === 'run' ? 'run' : 'text',
          name: key,
          ...(!WITH_SECRETS.has(key) && key !== 'shell' && { withoutSecrets: key }),
          ...(key === 'run' && { consumer: 'run', command: lineOf(collector.text, mention.range) }),
        };
        parts.push(...draftsOf(scope, slot, { ...value, mentions: [mention] }));
      }
    },
    budget,
  );
}

/** As much of a line as a command with its options takes. */
const COMMAND_UNITS = 300;

function lineOf(text: string, { start, end }: Range): string {
  const before = text.slice(Math.max(0, start - COMMAND_UNITS), start);
  const behind = text.slice(end, end + COMMAND_UNITS).split('\n', 1)[0] ?? '';
  return before.slice(before.lastIndexOf('\n') + 1) + behind;
}
