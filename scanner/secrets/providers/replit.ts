import type { Detector } from '../detector';
import { base64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://replit.com/account',
  steps: 'Revoke it under Account > API tokens, then create a new one for what uses it.',
};

export const replit: readonly Detector[] = [
  token({
    id: 'replit-api-token',
    title: 'Replit API token',
    provider: 'replit',
    kind: 'api_key',
    pieces: ['replit_token_', run(base64url, 30, 100)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
