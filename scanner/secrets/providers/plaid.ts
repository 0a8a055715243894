import type { Detector } from '../detector';
import { choice, uuid } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.plaid.com/developers/keys',
  steps: 'Revoke it under Developers > Keys, then create a new one for what uses it.',
};

export const plaid: readonly Detector[] = [
  token({
    id: 'plaid-access-token',
    title: 'Plaid access token',
    provider: 'plaid',
    kind: 'access_token',
    pieces: [choice('access-sandbox-', 'access-development-', 'access-production-'), ...uuid],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
