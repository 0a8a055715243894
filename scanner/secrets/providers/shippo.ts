import type { Detector } from '../detector';
import { anyHex, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://apps.goshippo.com/settings/api',
  steps: 'Revoke it under Settings > API, then create a new one for what uses it.',
};

export const shippo: readonly Detector[] = [
  token({
    id: 'shippo-api-token',
    title: 'Shippo API token',
    provider: 'shippo',
    kind: 'api_key',
    pieces: [choice('shippo_live_', 'shippo_test_'), run(anyHex, 40)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
