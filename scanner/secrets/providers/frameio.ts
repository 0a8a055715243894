import type { Detector } from '../detector';
import { paddedBase64url, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://developer.frame.io/app/tokens',
  steps: 'Revoke it under Developer tokens, then create a new one for what uses it.',
};

export const frameio: readonly Detector[] = [
  token({
    id: 'frameio-api-token',
    title: 'Frame.io API token',
    provider: 'frameio',
    kind: 'access_token',
    pieces: ['fio-u-', run(paddedBase64url, 64)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
