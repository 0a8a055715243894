import type { Detector } from '../detector';
import { alphanumeric, base64url, choice, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://app.harness.io',
  steps: 'Revoke it under My profile > API keys, then create a new one for what uses it.',
};

export const harness: readonly Detector[] = [
  token({
    id: 'harness-api-key',
    title: 'Harness API key',
    provider: 'harness',
    kind: 'access_token',
    pieces: [choice('pat.', 'sat.'), run(base64url, 22), '.', run(lowerHex, 24), '.', run(alphanumeric, 20)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
