import type { Detector } from '../detector';
import { alphanumeric, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.brevo.com/settings/keys/api',
  steps: 'Revoke it under SMTP & API > API keys, then create a new one for what uses it.',
};

export const brevo: readonly Detector[] = [
  token({
    id: 'brevo-sendinblue-api-key',
    title: 'Brevo (Sendinblue) API key',
    provider: 'brevo',
    kind: 'api_key',
    pieces: ['xkeysib-', run(lowerHex, 64), '-', run(alphanumeric, 16)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
