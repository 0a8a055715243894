import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://api-console.zoho.com',
  steps: 'Revoke it under API console, then create a new one for what uses it.',
};

export const zoho: readonly Detector[] = [
  token({
    id: 'zoho-oauth-token',
    title: 'Zoho OAuth token',
    provider: 'zoho',
    kind: 'access_token',
    pieces: ['1000.', run(lowerHex, 32), '.', run(lowerHex, 32)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
