import type { Detector } from '../detector';
import { anyBase64, choice, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://dashboard.highnote.com',
  steps: 'Revoke it under API keys, then create a new one for what uses it.',
};

export const highnote: readonly Detector[] = [
  token({
    id: 'workos-highnote-live-key',
    title: 'WorkOS or Highnote live key',
    provider: 'highnote',
    kind: 'api_key',
    pieces: [choice('sk_live_a2V5Xz', 'rk_live_a2V5Xz'), run(anyBase64, 60, 80)],
    confidence: 'certain',
    source: { from: 'three independent rule sets agree' },
    revoke,
  }),
];
