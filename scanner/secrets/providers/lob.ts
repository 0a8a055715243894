import type { Detector } from '../detector';
import { choice, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.lob.com/settings/api-keys',
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const lob: readonly Detector[] = [
  token({
    id: 'lob-api-key',
    title: 'Lob API key',
    provider: 'lob',
    kind: 'api_key',
    pieces: [choice('live_', 'test_'), run(lowerHex, 35)],
    confidence: 'likely',
    near: ['lob'],
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
