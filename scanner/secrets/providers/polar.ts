import type { Detector } from '../detector';
import { base64url, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://polar.sh/settings',
  steps: 'Revoke it under Settings > Access tokens, then create a new one for what uses it.',
};

export const polar: readonly Detector[] = [
  token({
    id: 'polar-access-token',
    title: 'Polar access token',
    provider: 'polar',
    kind: 'access_token',
    pieces: [choice('polar_oat_', 'polar_pat_'), run(base64url, 20, 100)],
    confidence: 'certain',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
