import { scalarAt } from '../../../identities/yaml';
import type { Fixer } from '../site';
import { pairsNamed, swapPairs } from './inputs';
import { baseName, isAboutCredential, keylessFix } from './keyless-fix';
import { ANY_REPOSITORY, subjectOf, TOKEN_ISSUER } from './subject';
import { placeIn, readWorkflow } from './workflow';

const KEYS = ['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token'];
const ROLE = 'role-to-assume: ${{ vars.AWS_ROLE_ARN }}';

/**
 * Static AWS keys of `aws-actions/configure-aws-credentials` to a role that the job's identity token opens: its README,
 * "Assuming a role with OIDC".
 */
export const useAwsRole: Fixer = (site, context) => {
  const { repository } = context;
  const { path, text, range } = site;
  const workflow = isAboutCredential(site) ? readWorkflow(path, text) : undefined;
  const { job, step } = workflow ? placeIn(workflow, range) : {};
  if (!workflow || !job || step?.action !== 'aws-actions/configure-aws-credentials') return [];
  const keys = pairsNamed(step.inputs, KEYS);
  if (!step.inputs || keys.length === 0) return [];
  const role = scalarAt(step.inputs, 'role-to-assume')?.value;
  return keylessFix(site, context, workflow, job, {
    id: 'keyless/aws',
    title: `Use OIDC instead of the AWS keys (changes ${baseName(path)})`,
    edits: swapPairs(text, step.inputs, keys, role === undefined ? [ROLE] : []),
    note: noteOf(subjectOf(workflow, job, repository), role === undefined),
  });
};

/** AWS IAM user guide, "Create a role for OpenID Connect federation"; the condition is what GitHub's own guide asks for. */
export function noteOf(subject: string, isNewRole: boolean): string {
  const from = { [`${TOKEN_ISSUER}:sub`]: subject };
  const to = { [`${TOKEN_ISSUER}:aud`]: 'sts.amazonaws.com' };
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::ACCOUNT:oidc-provider/${TOKEN_ISSUER}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        // Only StringLike knows stars.
        Condition: subject.includes('*')
          ? { StringEquals: to, StringLike: from }
          : { StringEquals: { ...to, ...from } },
      },
    ],
  };
  const role = isNewRole ? 'a role with the rights of the old user' : 'the role';
  const fill = subject.includes(ANY_REPOSITORY) ? `, ${ANY_REPOSITORY} filled in` : '';
  return [
    `1. In AWS, add the identity provider \`https://${TOKEN_ISSUER}\` with the audience \`sts.amazonaws.com\` (once an account).`,
    `2. Give ${role} this trust policy${fill}:`,
    '',
    '```json',
    JSON.stringify(trust, undefined, 2),
    '```',
    '',
    ...(isNewRole ? ["3. Set the repository's Actions variable `AWS_ROLE_ARN` to the role's ARN."] : []),
    `${isNewRole ? 4 : 3}. After a run that worked, delete the access key in IAM and the secrets in GitHub.`,
  ].join('\n');
}
