import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.endorlabs.com',
  steps: 'Revoke it under Access control > API keys, then create a new one for what uses it.',
};

export const endorlabs: readonly Detector[] = [
  token({
    id: 'endorlabs-api-key',
    title: 'Endor Labs API key or secret',
    provider: 'endorlabs',
    kind: 'api_key',
    pieces: ['endr+', run(base64url, 16)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
