import type { Detector } from '../detector';
import { choice, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://profile.intra.42.fr/oauth/applications',
  steps: 'Revoke it under API > your application, then create a new one for what uses it.',
};

export const intra42: readonly Detector[] = [
  token({
    id: 'intra42-client-secret',
    title: '42 Intra client secret',
    provider: 'intra42',
    kind: 'oauth_client',
    pieces: [choice('s-s4t2ud-', 's-s4t2af-'), run(lowerHex, 64)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
