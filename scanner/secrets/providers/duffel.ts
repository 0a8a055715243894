import type { Detector } from '../detector';
import { choice, paddedBase64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.duffel.com',
  steps: 'Revoke it under Developers > Access tokens, then create a new one for what uses it.',
};

export const duffel: readonly Detector[] = [
  token({
    id: 'duffel-api-token',
    title: 'Duffel access token',
    provider: 'duffel',
    kind: 'access_token',
    pieces: [choice('duffel_live_', 'duffel_test_'), run(paddedBase64url, 43)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
