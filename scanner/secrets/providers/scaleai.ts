import type { Detector } from '../detector';
import { choice, lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.scale.com/settings/api-keys',
  steps: 'Revoke it under Settings > API keys, then create a new one for what uses it.',
};

export const scaleai: readonly Detector[] = [
  token({
    id: 'scale-ai-api-key',
    title: 'Scale AI API key',
    provider: 'scale',
    kind: 'api_key',
    pieces: [choice('live_auth_', 'test_auth_', 'live_'), run(lowerHex, 32)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
  token({
    id: 'scale-ai-test-key',
    title: 'Scale AI test key',
    provider: 'scale',
    kind: 'api_key',
    pieces: ['test_', run(lowerHex, 32)],
    confidence: 'likely',
    near: ['scale'],
    source: { from: 'one published rule set' },
    revoke,
  }),
];
