import { follow, pairsOf, scalarAt, type YamlNode, type YamlScalar } from '../yaml';
import { eachScalar } from '../yaml';
import { linkStep } from './companion-links';
import { draftsIn, heldDrafts, type Part } from './drafts-of';
import type { PassedSecret } from './fragment';
import { secretKey } from './keys';
import { givenToMoving } from './moving-ref';
import { localTargets } from './paths';
import type { Scope } from './scope';
import type { Slot } from './slot';
import { UNKNOWN } from './statics';

/**
 * Reads the `secrets:` of a job that calls a reusable workflow.
 * @param uses of the job
 */
export function readCallSecrets(scope: Scope, uses: YamlScalar | undefined, node: YamlNode): readonly Part[] {
  const name = uses?.value.split('@', 1)[0];
  const moving = uses && givenToMoving(uses.value);
  const [target] = uses ? localTargets(uses.value, scope.file.base) : [];
  const inherit = scalarAt(node);
  if (inherit) {
    if (inherit.value === 'inherit') recordInherit(scope, inherit, name);
    if (target !== undefined) scope.collector.call({ target, secrets: 'inherit' });
    return [];
  }
  if (follow(node)?.type !== 'map') return [];
  const parts: Part[] = [];
  const passed: PassedSecret[] = [];
  for (const { key, value: of } of pairsOf(node)) {
    const alias = key.value.toUpperCase();
    const slot: Slot = {
      type: 'call-secret',
      name: key.value,
      ...(name !== undefined && { consumer: name }),
      ...(moving !== undefined && {
        facts: [{ fact: moving, level: 'unknown', line: scope.collector.lineOf(uses?.range.start ?? 0) }] as const,
      }),
      ...(target !== undefined && { passed: { to: [target], via: 'secret', as: alias } }),
    };
    const found: Part[] = [];
    eachScalar(of, (scalar) => found.push(...draftsIn(scope, slot, scalar)), scope.budget);
    parts.push(...found);
    passed.push(passedSecret(scope, alias, found));
  }
  linkStep(parts);
  if (target !== undefined) scope.collector.call({ target, secrets: passed });
  return parts;
}

function passedSecret(scope: Scope, alias: string, found: readonly Part[]): PassedSecret {
  const drafts = heldDrafts(found);
  const ownNames = drafts.filter((draft) => draft.alias === undefined || scope.callable?.runsAlone === true);
  return {
    alias,
    keys: [...new Set(ownNames.map(({ key }) => key))],
    aliases: [...new Set(drafts.flatMap((draft) => draft.alias ?? []))],
  };
}

function recordInherit(scope: Scope, inherit: YamlScalar, consumer: string | undefined): void {
  const { collector, file, risks } = scope;
  const fact = consumer === undefined ? 'all secrets' : `all secrets passed to ${consumer}`;
  collector.add({
    key: secretKey(UNKNOWN),
    role: 'uses',
    kind: 'secret_store',
    provider: file.forge,
    credential: 'static',
    duty: 'found',
    confidence: 'certain',
    privileges: [{ fact, level: 'privileged', line: collector.lineOf(inherit.range.start) }, ...risks],
    ...(consumer !== undefined && { consumer }),
    syntax: 'gha.reusable-inherit',
    range: inherit.range,
  });
}
