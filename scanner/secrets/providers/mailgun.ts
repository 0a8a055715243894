import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.mailgun.com/settings/api_security',
  steps: 'Revoke it under Settings > API security, then create a new one for what uses it.',
};

export const mailgun: readonly Detector[] = [
  token({
    id: 'mailgun-private-key',
    title: 'Mailgun API key',
    provider: 'mailgun',
    kind: 'api_key',
    pieces: ['key-', run(lowerHex, 32)],
    confidence: 'likely',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
