import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.sendgrid.com/settings/api_keys',
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const sendgrid: readonly Detector[] = [
  token({
    id: 'sendgrid-api-key',
    title: 'SendGrid API key',
    provider: 'sendgrid',
    kind: 'api_key',
    pieces: ['SG.', run(base64url, 22), '.', run(base64url, 43)],
    confidence: 'certain',
    source: { from: 'four independent rule sets agree' },
    revoke,
  }),
];
