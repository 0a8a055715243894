import type { Fixer } from '../site';
import { pairsNamed, swapPairs } from './inputs';
import { baseName, isAboutCredential, keylessFix } from './keyless-fix';
import { subjectOf, TOKEN_ISSUER } from './subject';
import { placeIn, readWorkflow } from './workflow';

const LINES = [
  'client-id: ${{ vars.AZURE_CLIENT_ID }}',
  'tenant-id: ${{ vars.AZURE_TENANT_ID }}',
  'subscription-id: ${{ vars.AZURE_SUBSCRIPTION_ID }}',
];

/** The service principal's secret of `azure/login` to a federated credential: its README, "Login with OpenID Connect". */
export const useAzureFederation: Fixer = (site, context) => {
  const { repository } = context;
  const { path, text, range } = site;
  const workflow = isAboutCredential(site) ? readWorkflow(path, text) : undefined;
  const { job, step } = workflow ? placeIn(workflow, range) : {};
  if (!workflow || !job || step?.action !== 'azure/login' || !step.inputs) return [];
  const creds = pairsNamed(step.inputs, ['creds']);
  const given = new Set(step.inputs.pairs.map(({ key }) => key.value));
  const lines = LINES.filter((line) => !given.has(line.slice(0, line.indexOf(':'))));
  return keylessFix(site, context, workflow, job, {
    id: 'keyless/azure',
    title: `Use OIDC instead of the Azure secret (changes ${baseName(path)})`,
    edits: swapPairs(text, step.inputs, creds, lines),
    note: noteOf(subjectOf(workflow, job, repository)),
  });
};

/** Microsoft Entra documentation, "Configure an app to trust an external identity provider": subjects match exactly. */
function noteOf(subject: string): string {
  const credential = {
    name: 'github',
    issuer: `https://${TOKEN_ISSUER}`,
    subject,
    audiences: ['api://AzureADTokenExchange'],
  };
  return [
    '1. Give the app registration (or a user-assigned managed identity) this federated credential:',
    '',
    '```json',
    JSON.stringify(credential, undefined, 2),
    '```',
    '',
    '   `az ad app federated-credential create --id APP_ID --parameters credential.json`',
    ...(subject.includes('*')
      ? ['   Its subject must match exactly: name an environment on the job instead of the star.']
      : []),
    "2. Set the repository's Actions variables `AZURE_CLIENT_ID`, `AZURE_TENANT_ID` and `AZURE_SUBSCRIPTION_ID`.",
    '3. After a run that worked, delete the client secret in Entra and the secret in GitHub.',
  ].join('\n');
}
