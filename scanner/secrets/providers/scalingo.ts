import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.scalingo.com/account/tokens',
  steps: 'Revoke it under Account > API tokens, then create a new one for what uses it.',
};

export const scalingo: readonly Detector[] = [
  token({
    id: 'scalingo-api-token',
    title: 'Scalingo API token',
    provider: 'scalingo',
    kind: 'api_key',
    pieces: ['tk-us-', run(base64url, 48)],
    confidence: 'certain',
    source: { from: 'two independent rule sets agree' },
    revoke,
  }),
];
