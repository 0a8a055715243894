import type { Declaration, Waiver } from '../../model';
import { exceptionControls } from '../controls';
import type { Rule } from '../rule';
import { asked } from './duty-rule';

/** A rule on a registered waiver. */
export interface WaiverRule extends Rule {
  /** @returns a clause that follows `This waiver of <rule>`; undefined where nothing is amiss */
  judge(waiver: Waiver, covered: Declaration | undefined): string | undefined;
}

const WAIVER = '- rule: identity/no-expiry\n  identity: npm-publish\n  until: 2031-03-31\n  reason: vendor migration';
/** After two renewals it is no exception any more. */
const MAX_RENEWALS = 2;

const noControl: WaiverRule = {
  id: 'waiver/no-control',
  code: 'NHI-X003',
  title: 'Nothing keeps the risk small that a waiver excuses',
  severity: asked({ standard: 'warning', strict: 'error' }),
  meaning: 'Asked from standard on of registered waivers: at least one of compensating_controls.',
  remedy: 'Add compensating_controls: what is done meanwhile.',
  controls: exceptionControls,
  example: {
    file: 'nhi.yaml',
    bad: WAIVER,
    good: `${WAIVER}\n  compensating_controls: [{ type: monitoring, description: alert on use from elsewhere }]`,
  },
  judge: ({ compensatingControls = 0 }) => (compensatingControls > 0 ? undefined : 'names no compensating control'),
};

const renewed: WaiverRule = {
  id: 'waiver/renewed-often',
  code: 'NHI-X005',
  title: 'A waiver was prolonged again and again',
  severity: asked({ standard: 'warning', strict: 'error' }),
  meaning: 'What is excused for the third time is the rule, not the exception. Judged from standard on, by renewals.',
  remedy: 'Remove the cause, or change the policy for good.',
  controls: exceptionControls,
  example: { file: 'nhi.yaml', bad: `${WAIVER}\n  renewals: 3`, good: `${WAIVER}\n  renewals: 1` },
  judge: ({ renewals = 0 }) => (renewals > MAX_RENEWALS ? `was prolonged ${renewals} times` : undefined),
};

const selfApproved: WaiverRule = {
  id: 'waiver/self-approved',
  code: 'NHI-X007',
  title: 'A waiver was approved by whoever it excuses',
  severity: asked({ standard: 'warning', strict: 'error' }),
  meaning: 'Judged from standard on where a waiver names an identity: approved_by is someone else than its owner.',
  remedy: 'Have someone else agree to it.',
  controls: exceptionControls,
  example: {
    file: 'nhi.yaml',
    bad: `${WAIVER}\n  approved_by: "@acme/web"    # who owns npm-publish`,
    good: `${WAIVER}\n  approved_by: "@acme/security"`,
  },
  judge: ({ approvedBy }, covered) =>
    approvedBy !== undefined && approvedBy === covered?.owner?.value
      ? `was approved by ${approvedBy}, who owns ${covered.id}`
      : undefined,
};

const SECRET_WAIVER =
  '- rule: secret/stripe-live-key\n  paths: [src/pay.ts]\n  until: 2031-03-31\n  reason: vendor migration\n' +
  '  compensating_controls: [{ type: monitoring, description: alert on use from elsewhere }]';

const noRemediation: WaiverRule = {
  id: 'waiver/no-remediation',
  code: 'NHI-S002',
  title: 'A secret stays in the code and nobody says until what is done',
  severity: asked({ standard: 'warning', strict: 'warning' }),
  meaning:
    'A secret in the code is moved to a store and replaced; a waiver only buys the time. Asked from standard on of ' +
    'registered waivers of secrets: remediation with plan and due.',
  remedy: 'Add remediation: { plan: what is done, due: by which day }.',
  controls: exceptionControls,
  example: {
    file: 'nhi.yaml',
    bad: SECRET_WAIVER,
    good: `${SECRET_WAIVER}\n  remediation: { plan: read it from the vault, due: 2031-03-15 }`,
  },
  judge: ({ rule, hasRemediation }) =>
    rule.startsWith('secret/') && hasRemediation !== true
      ? 'does not say what is done to need it no more, and by when'
      : undefined,
};

export const waiverDuties: readonly WaiverRule[] = [noControl, noRemediation, renewed, selfApproved];
