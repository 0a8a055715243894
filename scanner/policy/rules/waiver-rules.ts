import { exceptionControls } from '../controls';
import { always } from '../rule';
import type { Rule } from '../rule';

const FILE = 'src/pay.ts';

/** In two halves, so that this file holds no waiver itself. */
const ALLOW = ['nhi', 'allow'].join('-');
const WAIVED_LINE = `const sample = "sk_live_…(107)"; // ${ALLOW} secret/stripe-live-key`;

export const waiverRules: readonly Rule[] = [
  {
    id: 'waiver/invalid',
    code: 'NHI-X002',
    title: 'A waiver excuses nothing, because it is incomplete or not allowed',
    severity: always('error'),
    meaning:
      'A waiver names one exact rule, an end at most 90 days ahead (policy may say up to 365) and a reason. Without one of ' +
      'them, or for a rule of the families policy, manifest and waiver, the finding stays. Outside starter an inline waiver ' +
      'never covers a certain secret; strict takes only registered waivers with an approver.',
    remedy: 'Complete it, register it in nhi.yaml, or take it out and the cause with it.',
    controls: exceptionControls,
    example: { file: FILE, bad: WAIVED_LINE, good: `${WAIVED_LINE} until 2031-03-31: made up for the docs` },
  },
  {
    id: 'waiver/expired',
    code: 'NHI-X008',
    title: 'A waiver’s end has passed',
    severity: always('error'),
    meaning:
      'An excuse without an end is a silent decision. From the day after its end the finding is back. ' +
      'A baseline has one end for all of its entries.',
    remedy: 'Remove the cause, or decide again and give it a new end.',
    controls: exceptionControls,
    example: {
      file: FILE,
      bad: `${WAIVED_LINE} until 2021-03-31: made up for the docs`,
      good: `${WAIVED_LINE} until 2031-03-31: made up for the docs`,
    },
  },
  {
    id: 'waiver/added',
    code: 'NHI-X001',
    title: 'A change brings an excuse of its own',
    severity: always('warning'),
    meaning:
      'A waiver or a baseline entry that a pull request adds, prolongs or rewords, and that is in order. It is listed first, so ' +
      'that a reviewer sees what the request excuses: CODEOWNERS on nhi.yaml is the approval. In strict, and from a fork in ' +
      'every profile, it counts only once it is on the target branch, and until then the finding stays.',
    remedy: 'Approve it in review, or ask for the cause to be removed.',
    controls: exceptionControls,
    example: {
      file: FILE,
      bad: `${WAIVED_LINE} until 2031-03-31: made up for the docs    (new in this change)`,
      good: 'const sample = process.env.STRIPE_API_KEY;',
    },
  },
  {
    id: 'waiver/foreign',
    code: 'NHI-X001',
    title: 'A marker of another tool stands at a line',
    severity: always('info'),
    meaning:
      'gitleaks, betterleaks, detect-secrets, TruffleHog, secretlint, Kingfisher, ggshield and semgrep have markers that ' +
      'excuse a line, without rule, end or reason. Here they count only where scan.compat of the root nhi.yaml names the ' +
      'tool, and then for every secret of the line that their own documentation says; never for a whole block, outside ' +
      'starter never for a certain secret, in strict never. Listed in either case.',
    remedy: 'Register what is excused in nhi.yaml with an end and a reason, then take the marker out.',
    controls: exceptionControls,
    example: {
      file: FILE,
      bad: `const sample = "sk_live_…(107)"; // ${['gitleaks', 'allow'].join(':')}`,
      good: `${WAIVED_LINE} until 2031-03-31: made up for the docs`,
    },
  },
  {
    id: 'waiver/expires-soon',
    code: 'NHI-X009',
    title: 'A waiver ends within the next weeks',
    severity: always('warning'),
    meaning: 'Announced policy.expires_soon_days ahead (30 days), only while it excuses something.',
    remedy: 'Remove the cause before the day, or decide again.',
    controls: exceptionControls,
    example: {
      file: FILE,
      bad: `${WAIVED_LINE} until 2031-01-31: made up for the docs    (today is 2031-01-20)`,
      good: 'const sample = process.env.STRIPE_API_KEY;',
    },
  },
  {
    id: 'waiver/unused',
    code: 'NHI-X010',
    title: 'A waiver excuses nothing any more',
    severity: always('warning'),
    meaning:
      'It would silently excuse the next finding of its kind. Judged only where the whole repository was read; below docs ' +
      'and vendored paths an inline waiver that covers nothing is taken for text. Entries of a baseline are told together.',
    remedy: 'Take it out.',
    controls: exceptionControls,
    example: {
      file: FILE,
      bad: `const sample = process.env.KEY; // ${ALLOW} secret/stripe-live-key until 2031-03-31: made up`,
      good: 'const sample = process.env.KEY;',
    },
  },
];
