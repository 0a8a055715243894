import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.mailersend.com/api-tokens',
  steps: 'Revoke it under API tokens, then create a new one for what uses it.',
};

export const mailersend: readonly Detector[] = [
  token({
    id: 'mailersend-api-token',
    title: 'MailerSend API token',
    provider: 'mailersend',
    kind: 'api_key',
    pieces: ['mlsn.', run(alphanumeric, 30, 100)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
