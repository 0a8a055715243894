import { exceptionControls, recordControls } from '../controls';
import type { Rule } from '../rule';

export const policyWeakened: Rule = {
  id: 'policy/weakened',
  code: 'NHI-X006',
  title: 'A change makes the check itself looser',
  severity: { starter: 'warning', standard: 'warning', strict: 'error' },
  meaning:
    'A lower profile or severity, a longer limit, a later adopt_until, paths that are not looked at any more, another ' +
    'tool’s markers that count, a key that is said to be no identity, an identity that a nested nhi.yaml takes from the ' +
    'one above. A pull request is judged by the policy of where it goes, so that it cannot switch off its own check; what ' +
    'would hold from the merge on is listed first. In strict it is an error, unless policy.reason and policy.approved_by ' +
    'change with it. Told in changes only, and waived by nobody.',
  remedy: 'Take it back, or have whoever owns nhi.yaml agree to it: CODEOWNERS asks for their review.',
  controls: [...exceptionControls, ...recordControls.filter(isNew)],
  example: {
    file: 'nhi.yaml',
    bad: 'policy:\n  profile: starter    # was: standard',
    good: 'policy:\n  profile: strict    # was: standard',
  },
};

export const policyRules: readonly Rule[] = [policyWeakened];

function isNew(control: (typeof recordControls)[number]): boolean {
  return !exceptionControls.some(({ framework, id }) => framework === control.framework && id === control.id);
}
