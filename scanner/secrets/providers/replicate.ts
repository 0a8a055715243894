import type { Detector } from '../detector';
import { alphanumeric, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://replicate.com/account/api-tokens',
  steps: 'Revoke it under Account settings > API tokens, then create a new one for what uses it.',
};

export const replicate: readonly Detector[] = [
  token({
    id: 'replicate-api-token',
    title: 'Replicate API token',
    provider: 'replicate',
    kind: 'api_key',
    pieces: ['r8_', run(alphanumeric, 37)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
