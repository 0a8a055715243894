import type { IdentityKind } from '../../model';
import type { SecretKind } from '../detector';
import { decodeBase64 } from '../judgement';
import type { Piece } from '../shape';
import { alphabet, alphanumeric, anyHex, base64, base64url, digits, lowerHex, run } from '../shape';
import type { Form } from './form';

const entra = alphabet('0-9a-zA-Z._~-');

function marked(
  of: Pick<SecretKind, 'id' | 'title' | 'provider'> & { readonly kind?: IdentityKind },
  pieces: readonly Piece[],
  from: string,
  revoke: SecretKind['revoke'],
  accepts?: Form['accepts'],
): Form {
  return {
    of: { kind: 'access_token', ...of, source: { from }, revoke },
    pieces,
    confidence: 'certain',
    ...(accepts && { accepts }),
  };
}

const azureKeys = 'Microsoft, "Identifiable secrets": a fixed mark in the middle';
const rotateAzure = {
  url: 'https://portal.azure.com',
  steps: "Regenerate the key under the resource's Keys or Access keys, then move to Microsoft Entra authorization.",
};
const azure = (id: string, title: string, pieces: readonly Piece[]): Form =>
  marked({ id, title, provider: 'azure', kind: 'api_key' }, pieces, azureKeys, rotateAzure);

/** Forms with a mark that is not at their start: the engine finds them by the name they are assigned to. */
export const markedForms: readonly Form[] = [
  marked(
    {
      id: 'azure-entra-client-secret',
      title: 'Microsoft Entra client secret',
      provider: 'azure',
      kind: 'oauth_client',
    },
    [run(entra, 3), run(digits, 1), 'Q~', run(entra, 31, 34)],
    'two independent rule sets agree',
    {
      url: 'https://entra.microsoft.com',
      steps:
        'Add a new secret to the app registration under Certificates & secrets, switch to it (or to a federated credential), delete the old one.',
    },
  ),
  marked(
    { id: 'azure-devops-personal-access-token', title: 'Azure DevOps personal access token', provider: 'azure' },
    [run(alphanumeric, 76), 'AZDO', run(alphanumeric, 4)],
    'two independent rule sets agree',
    {
      url: 'https://dev.azure.com',
      steps: 'Revoke it under User settings > Personal access tokens, then create a new one for what uses it.',
    },
  ),
  azure('azure-ai-services-key', 'Azure AI services key', [run(alphanumeric, 52), 'JQQJ9', run(alphanumeric, 27)]),
  azure('azure-functions-key', 'Azure Functions key', [
    run(base64url, 44),
    'AzFu',
    run(base64url, 5, 8),
    run(alphabet('='), 0, 2),
  ]),
  azure('azure-search-key', 'Azure AI Search key', [run(alphanumeric, 42), 'AzSe', run(alphanumeric, 6)]),
  azure('azure-container-registry-password', 'Azure Container Registry password', [
    run(base64, 42),
    '+ACR',
    run(alphanumeric, 6),
  ]),
  azure('azure-cosmos-db-key', 'Azure Cosmos DB key', [run(base64, 76), 'ACDb', run(base64, 6), '==']),
  azure('azure-storage-key', 'Azure Storage account key', [run(base64, 76), '+ASt', run(base64, 6), '==']),
  marked(
    { id: 'telegram-bot-token', title: 'Telegram bot token', provider: 'telegram', kind: 'bot_account' },
    [run(digits, 8, 10), ':A', run(base64url, 34)],
    'Telegram Bot API, "Authorizing your bot"; four independent rule sets agree',
    { url: 'https://t.me/BotFather', steps: 'Send /revoke to @BotFather, choose the bot and take the new token.' },
  ),
  marked(
    { id: 'discord-bot-token', title: 'Discord bot token', provider: 'discord', kind: 'bot_account' },
    [run(base64url, 24, 28), '.', run(base64url, 6), '.', run(base64url, 27, 38)],
    'Discord developer documentation, "Authentication"; three independent rule sets agree',
    { url: 'https://discord.com/developers/applications', steps: "Reset the token under the application's Bot page." },
    (token) => /^\d{17,20}$/.test(decodeBase64(token.split('.', 1)[0] ?? '') ?? ''),
  ),
  marked(
    { id: 'mailchimp-api-key', title: 'Mailchimp API key', provider: 'mailchimp', kind: 'api_key' },
    [run(lowerHex, 32), '-us', run(digits, 1, 2)],
    'three independent rule sets agree: the data centre is its suffix',
    {
      url: 'https://us1.admin.mailchimp.com/account/api',
      steps: 'Revoke it under Account > Extras > API keys, then create a new one.',
    },
  ),
  marked(
    { id: 'mailgun-signing-key', title: 'Mailgun API or signing key', provider: 'mailgun', kind: 'api_key' },
    [run(lowerHex, 32), '-', run(lowerHex, 8), '-', run(lowerHex, 8)],
    'two independent rule sets agree',
    {
      url: 'https://app.mailgun.com/settings/api_security',
      steps: 'Delete it under Settings > API security, then create a new one.',
    },
  ),
  marked(
    { id: 'hashicorp-terraform-cloud-token', title: 'HCP Terraform token', provider: 'hashicorp' },
    [run(alphanumeric, 14), '.atlasv1.', run(base64url, 60, 70)],
    'four independent rule sets agree',
    {
      url: 'https://app.terraform.io/app/settings/tokens',
      steps: "Delete it under User settings > Tokens (or the team's), then create a new one.",
    },
  ),
  marked(
    { id: 'maxmind-license-key', title: 'MaxMind license key', provider: 'maxmind', kind: 'api_key' },
    [run(alphanumeric, 6), '_', run(alphanumeric, 29), '_mmk'],
    'two independent rule sets agree',
    {
      url: 'https://www.maxmind.com/en/accounts/current/license-key',
      steps: 'Delete it under Manage license keys, then generate a new one.',
    },
  ),
  marked(
    { id: 'twilio-api-key', title: 'Twilio API key', provider: 'twilio', kind: 'api_key' },
    ['SK', run(anyHex, 32)],
    'four independent rule sets agree',
    {
      url: 'https://console.twilio.com',
      steps: 'Delete it under Account > API keys & tokens, then create a new one for what uses it.',
    },
  ),
  marked(
    { id: 'tableau-personal-access-token', title: 'Tableau personal access token', provider: 'tableau' },
    [run(base64, 22), '==:', run(alphanumeric, 32)],
    'two independent rule sets agree',
    {
      url: 'https://online.tableau.com',
      steps: 'Revoke it under My account settings > Personal access tokens, then create a new one.',
    },
  ),
  marked(
    { id: 'zhipu-zai-api-key', title: 'Zhipu (Z.ai) API key', provider: 'zhipu', kind: 'api_key' },
    [run(lowerHex, 32), '.', run(alphanumeric, 16)],
    'two published rule sets',
    {
      url: 'https://z.ai/manage-apikey/apikey-list',
      steps: 'Delete it under API keys, then create a new one for what uses it.',
    },
  ),
  marked(
    { id: 'truenas-api-key', title: 'TrueNAS API key', provider: 'truenas', kind: 'api_key' },
    [run(digits, 1, 4), '-', run(alphanumeric, 64)],
    'one published rule set',
    { url: 'https://www.truenas.com/docs', steps: 'Delete it under Credentials > API keys, then add a new one.' },
  ),
  marked(
    { id: 'facebook-app-token', title: 'Facebook app token', provider: 'facebook', kind: 'oauth_client' },
    [run(digits, 15, 17), '|', run(base64url, 27)],
    'one published rule set',
    { url: 'https://developers.facebook.com/apps', steps: 'Reset the app secret under App settings > Basic.' },
  ),
];
