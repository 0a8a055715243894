import type { Detector } from '../detector';
import { paddedBase64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://manage.gocardless.com/developers',
  steps: 'Revoke it under Developers > Access tokens, then create a new one for what uses it.',
};

export const gocardless: readonly Detector[] = [
  token({
    id: 'gocardless-api-token',
    title: 'GoCardless access token',
    provider: 'gocardless',
    kind: 'access_token',
    pieces: ['live_', run(paddedBase64url, 40)],
    confidence: 'likely',
    near: ['gocardless'],
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
