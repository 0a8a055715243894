import type { Detector } from '../detector';
import { base64url, choice, digits, run } from '../shape';
import { token } from '../token';

export const discord: readonly Detector[] = [
  token({
    id: 'discord-webhook',
    title: 'Discord webhook',
    provider: 'discord',
    kind: 'webhook',
    pieces: [
      choice('discord.com/api/webhooks/', 'discordapp.com/api/webhooks/'),
      run(digits, 17, 20),
      '/',
      run(base64url, 60, 80),
    ],
    lead: () => /https?:\/\/(?:ptb\.|canary\.)?$/,
    confidence: 'certain',
    source: { from: 'Discord developer documentation, "Webhook resource"; two independent rule sets agree' },
    revoke: {
      url: 'https://support.discord.com/hc/articles/228383668',
      steps: 'Delete it under Server settings > Integrations > Webhooks and create a new one.',
    },
  }),
];
