import type { Detector } from '../detector';
import { alphanumeric, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://linear.app/settings/account/security',
  steps: 'Revoke it under Settings > Security & access, then create a new one for what uses it.',
};

export const linear: readonly Detector[] = [
  token({
    id: 'linear-api-key',
    title: 'Linear API key',
    provider: 'linear',
    kind: 'api_key',
    pieces: ['lin_api_', run(alphanumeric, 40)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
  token({
    id: 'linear-oauth-token',
    title: 'Linear OAuth token',
    provider: 'linear',
    kind: 'access_token',
    pieces: ['lin_oauth_', run(lowerHex, 64)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
