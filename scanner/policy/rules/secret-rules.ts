import { leakControls } from '../controls';
import { always } from '../rule';
import type { Rule } from '../rule';

/** What a detector has to say of itself; a secret's finding and rule are made from it. */
export interface DetectorText {
  /** `aws-access-key`. */
  readonly id: string;
  /** Without its article: `AWS access key`. */
  readonly title: string;
  /** What to do first when it leaks. */
  readonly revoke?: { readonly url?: string; readonly steps: string };
}

/** The family's rule as every detector shares it; its id is no finding's. */
export const secretFamily: Rule = {
  id: 'secret/*',
  code: 'NHI-S001',
  title: 'A secret is hard-coded',
  severity: always('error'),
  meaning:
    'Whoever can read the code, its history or a copy of it can use the secret, and taking the line out does not take it ' +
    'out of the history. Certain and likely ones are errors, possible ones warnings; under test, example, docs and ' +
    'vendored paths certain ones stay errors and others are warnings, outside strict. Nothing is verified over the ' +
    'network and the value is never shown. Where nhi.yaml knows the identity, the finding names its owner.',
  remedy:
    'Revoke it first, then read it from the environment or a secret store. If it is no secret: nhi-allow with the rule, an ' +
    'end and a reason.',
  controls: leakControls,
  example: {
    file: 'src/pay.ts',
    bad: 'const client = new Client({ apiKey: "sk_live_…(107)" });',
    good: 'const client = new Client({ apiKey: process.env.STRIPE_API_KEY });',
  },
};

/** @returns the rule of one detector's secrets */
export function secretRule({ id, title, revoke }: DetectorText): Rule {
  const where = revoke?.url === undefined ? '' : ` (${revoke.url})`;
  return {
    ...secretFamily,
    id: `secret/${id}`,
    title: `Hard-coded: ${title}`,
    remedy: revoke === undefined ? secretFamily.remedy : `${revoke.steps}${where} ${secretFamily.remedy}`,
  };
}
