import type { Fixer } from '../site';
import { pairsNamed, swapPairs } from './inputs';
import { baseName, isAboutCredential, keylessFix } from './keyless-fix';
import { ANY_REPOSITORY, subjectOf, TOKEN_ISSUER } from './subject';
import { placeIn, readWorkflow } from './workflow';

const LINES = [
  'workload_identity_provider: ${{ vars.GCP_WORKLOAD_IDENTITY_PROVIDER }}',
  'service_account: ${{ vars.GCP_SERVICE_ACCOUNT }}',
];

/** The key file of `google-github-actions/auth` to workload identity federation: its README. */
export const useWorkloadIdentity: Fixer = (site, context) => {
  const { repository = ANY_REPOSITORY } = context;
  const { path, text, range } = site;
  const workflow = isAboutCredential(site) ? readWorkflow(path, text) : undefined;
  const { job, step } = workflow ? placeIn(workflow, range) : {};
  if (!workflow || !job || step?.action !== 'google-github-actions/auth' || !step.inputs) return [];
  const key = pairsNamed(step.inputs, ['credentials_json']);
  const given = new Set(step.inputs.pairs.map(({ key: { value } }) => value));
  const lines = LINES.filter((line) => !given.has(line.slice(0, line.indexOf(':'))));
  return keylessFix(site, context, workflow, job, {
    id: 'keyless/gcp',
    title: `Use workload identity instead of the Google Cloud key (changes ${baseName(path)})`,
    edits: swapPairs(text, step.inputs, key, lines),
    note: noteOf(subjectOf(workflow, job, repository), repository),
  });
};

/** Google Cloud documentation, "Configure Workload Identity Federation with deployment pipelines". */
function noteOf(subject: string, repository: string): string {
  return [
    '1. Make a provider that trusts this repository alone, and let it act as the service account:',
    '',
    '```sh',
    'gcloud iam workload-identity-pools create github --location=global',
    'gcloud iam workload-identity-pools providers create-oidc github --location=global \\',
    `  --workload-identity-pool=github --issuer-uri=https://${TOKEN_ISSUER} \\`,
    '  --attribute-mapping=google.subject=assertion.sub \\',
    `  --attribute-condition="assertion.repository == '${repository}'"`,
    'gcloud iam service-accounts add-iam-policy-binding SERVICE_ACCOUNT \\',
    '  --role=roles/iam.workloadIdentityUser \\',
    `  --member="principal://iam.googleapis.com/projects/NUMBER/locations/global/workloadIdentityPools/github/subject/${subject}"`,
    '```',
    '',
    "2. Set the repository's Actions variables `GCP_WORKLOAD_IDENTITY_PROVIDER` (the provider's full name) and `GCP_SERVICE_ACCOUNT` (its e-mail address).",
    '3. After a run that worked, delete the key of the service account and the secret in GitHub.',
  ].join('\n');
}
