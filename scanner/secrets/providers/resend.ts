import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://resend.com/api-keys',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const resend: readonly Detector[] = [
  token({
    id: 'resend-api-key',
    title: 'Resend API key',
    provider: 'resend',
    kind: 'api_key',
    pieces: ['re_', run(alphanumeric, 8), '_', run(alphanumeric, 24)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
