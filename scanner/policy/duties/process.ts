import type { Metric } from '../../manifest';
import { mustDeclare } from '../../inventory';
import type { GovernedIdentity } from '../../model';
import { recordControls } from '../controls';
import type { Rule } from '../rule';
import { asked } from './duty-rule';
import type { DutyContext } from './duty-rule';

/** A rule on how the check itself is kept. */
export interface ProcessRule extends Rule {
  /** Keys of the setting that it is about, where it is about one. */
  judge(
    inventory: readonly GovernedIdentity[],
    root: string,
    context: DutyContext,
  ): readonly { readonly message: string; readonly setting?: readonly string[] }[];
}

const unprotected: ProcessRule = {
  id: 'process/unprotected',
  code: 'NHI-G001',
  title: 'Anybody may change nhi.yaml',
  severity: asked({ standard: 'warning', strict: 'error' }),
  meaning:
    'Owners, ends, waivers and the policy all stand in nhi.yaml: a line of CODEOWNERS makes a change of it somebody’s to ' +
    'approve. Judged from standard on, over the whole repository.',
  remedy: 'Add a line to CODEOWNERS: /nhi.yaml and who approves changes of it.',
  controls: recordControls,
  example: { file: '.github/CODEOWNERS', bad: '/src/ @acme/web', good: '/src/ @acme/web\n/nhi.yaml @acme/security' },
  judge: (_inventory, root, { repository }) =>
    repository.isProtected(root) === true ? [] : [{ message: `No line of CODEOWNERS covers ${root}` }],
};

const unchecked: ProcessRule = {
  id: 'process/unchecked',
  code: 'NHI-G002',
  title: 'No pipeline runs the check',
  severity: asked({ standard: 'warning', strict: 'error' }),
  meaning:
    'Hooks can be skipped; a pipeline cannot. Judged from standard on, over the whole repository: a workflow or pipeline ' +
    'file that calls nhi. A check that is called from elsewhere is not seen: set the severity of this rule to off.',
  remedy: 'Run nhi init, which writes the workflow.',
  controls: recordControls,
  example: { file: '.github/workflows/ci.yml', bad: 'steps:\n  - run: npm test', good: 'steps:\n  - run: npx nhi ci' },
  judge: (_inventory, _root, { repository }) =>
    repository.runsCheck() ? [] : [{ message: 'No pipeline of this repository runs nhi' }],
};

const below: ProcessRule = {
  id: 'process/metric',
  code: 'NHI-G003',
  title: 'A share that policy.metrics asks for is not reached',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning:
    'policy.metrics names shares in percent, of the identities that must be declared: with an accepted entry, with an ' +
    'owner, reviewed in time, rotated in time, without a stored secret. Judged over the whole repository.',
  remedy: 'Bring the share up: nhi list shows which are missing.',
  controls: recordControls,
  example: {
    file: 'nhi.yaml',
    bad: 'policy: { metrics: { declared_percent: 90 } }    # 4 of 8 are declared',
    good: 'policy: { metrics: { declared_percent: 90 } }    # 8 of 8 are declared',
  },
  judge(inventory, _root, { policy, today, profile }) {
    const counted = inventory.filter(
      ({ declaration, references }) =>
        declaration !== undefined || references.some((reference) => mustDeclare(reference, profile)),
    );
    return [...(policy.metrics ?? [])].flatMap(([metric, least]) => {
      const of = counted.filter(METRICS[metric].counts);
      const reached = of.filter((identity) => METRICS[metric].reaches(identity, today)).length;
      // Of none all are as they should be. Down, so that 99.9 is not yet 100.
      const percent = of.length === 0 ? 100 : Math.floor((reached * 100) / of.length);
      if (percent >= least) return [];
      const message = `${metric} is ${percent} (${reached} of ${of.length}), and ${least} is asked for`;
      return [{ message, setting: ['policy', 'metrics', metric] }];
    });
  },
};

interface Share {
  readonly counts: (identity: GovernedIdentity) => boolean;
  readonly reaches: (identity: GovernedIdentity, today: string) => boolean;
}

const everyone = (): boolean => true;

const METRICS: Readonly<Record<Metric, Share>> = {
  declared_percent: { counts: everyone, reaches: ({ state }) => state === 'declared' || state === 'unused' },
  owned_percent: { counts: everyone, reaches: ({ declaration }) => declaration?.owner !== undefined },
  reviewed_percent: {
    counts: everyone,
    reaches: ({ declaration }, today) => declaration?.review?.next !== undefined && declaration.review.next >= today,
  },
  rotated_percent: {
    counts: ({ credential }) => credential === 'static',
    reaches: ({ declaration }, today) =>
      declaration?.rotation?.next !== undefined && declaration.rotation.next >= today,
  },
  keyless_percent: {
    counts: everyone,
    reaches: ({ credential }) => credential === 'keyless' || credential === 'ephemeral',
  },
};

export const processRules: readonly ProcessRule[] = [unprotected, unchecked, below];
