import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.pulumi.com/account/tokens',
  steps: 'Revoke it under Personal access tokens, then create a new one for what uses it.',
};

export const pulumi: readonly Detector[] = [
  token({
    id: 'pulumi-access-token',
    title: 'Pulumi access token',
    provider: 'pulumi',
    kind: 'access_token',
    pieces: ['pul-', run(lowerHex, 40)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
