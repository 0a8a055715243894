import type { Detector } from '../detector';
import { lowerHex, run } from '../shape';
import { token } from '../token';

const revoke = {
  url: 'https://docs.flipt.io/authentication',
  steps: 'Revoke it under Access > API tokens, then create a new one for what uses it.',
};

export const flipt: readonly Detector[] = [
  token({
    id: 'flipt-api-token',
    title: 'Flipt API token',
    provider: 'flipt',
    kind: 'api_key',
    pieces: ['flipt_', run(lowerHex, 40, 80)],
    confidence: 'likely',
    source: { from: 'one published rule set' },
    revoke,
  }),
];
