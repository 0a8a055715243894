import type { Detector } from '../detector';
import { alphabet, choice, lowerAlphanumeric, run, uuidOf } from '../shape';
import { token } from '../token';

export const teams: readonly Detector[] = [
  token({
    id: 'microsoft-teams-webhook',
    title: 'Microsoft Teams webhook',
    provider: 'microsoft',
    kind: 'webhook',
    pieces: [
      choice('outlook.office.com/webhook/', 'webhook.office.com/webhookb2/'),
      ...uuidOf(lowerAlphanumeric),
      '@',
      ...uuidOf(lowerAlphanumeric),
      '/IncomingWebhook/',
      run(lowerAlphanumeric, 32),
      '/',
      ...uuidOf(lowerAlphanumeric),
      run(alphabet('0-9a-zA-Z_/-'), 0, 60),
    ],
    lead: () => /https?:\/\/(?:[0-9a-z-]{1,63}\.)?$/,
    confidence: 'certain',
    source: { from: 'Microsoft Teams documentation, "Create incoming webhooks"; one published rule set' },
    revoke: {
      url: 'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
      steps: 'Remove the connector from the channel and add a new one, or a workflow.',
    },
  }),
];
