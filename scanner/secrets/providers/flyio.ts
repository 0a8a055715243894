import type { Detector } from '../detector';
import { base64url, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://fly.io/user/personal_access_tokens',
  steps: 'Revoke it under Tokens, then create a new one for what uses it.',
};

export const flyio: readonly Detector[] = [
  token({
    id: 'flyio-access-token',
    title: 'Fly.io access token',
    provider: 'flyio',
    kind: 'access_token',
    pieces: [choice('fo1_'), run(base64url, 43)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
