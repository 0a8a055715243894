import { eachScalar, pairAt, valueAt, visitBudget, type YamlNode } from '../yaml';
import type { Collector } from './collector';
import { draftsOf } from './drafts-of';
import type { FileRole } from './paths';
import { defaultGrants } from './permissions';
import { readValue } from './scalar';
import type { Scope } from './scope';
import { noStatics } from './statics';
import { readSteps } from './step';

/**
 * Reads an `action.yml`. An input is no identity: whoever calls the action passes one in. What counts is what the action
 * does with it, the job's token among its defaults, and steps that authenticate by themselves.
 */
export function readActionFile(collector: Collector, file: FileRole, root: YamlNode): void {
  const scope: Scope = {
    collector,
    file,
    budget: visitBudget(),
    statics: noStatics,
    risks: [],
    triggers: [],
    grants: defaultGrants,
    env: [],
    holders: [],
    outputs: new Map(),
    federated: new Set(),
  };
  readSteps(scope, valueAt(root, 'runs', 'steps'));
  for (const key of ['inputs', 'outputs']) {
    eachScalar(
      pairAt(root, key)?.value,
      (scalar) => {
        const value = readValue(collector.text, scalar, scope.statics);
        draftsOf(scope, { type: 'text', name: key }, value);
      },
      scope.budget,
    );
  }
}
